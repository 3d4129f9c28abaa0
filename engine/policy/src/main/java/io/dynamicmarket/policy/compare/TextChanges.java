package io.dynamicmarket.policy.compare;

import io.dynamicmarket.policy.compare.Change.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lines that differ, for texts that nothing finer is known of. */
final class TextChanges {
    private static final int MOST_LINES = 2_000;

    private TextChanges() {}

    /** Changes of whole files; never empty where the bytes differ. */
    static List<Change> between(byte[] before, byte[] after) {
        String old = new String(before, StandardCharsets.UTF_8);
        String now = new String(after, StandardCharsets.UTF_8);
        List<Change> changes =
                between(Part.TEXT, "", old.lines().toList(), 1, now.lines().toList(), 1);
        return changes.isEmpty() ? List.of(layout()) : changes;
    }

    /** What remains where nothing that has a meaning differs. */
    static Change layout() {
        return Change.changed(Part.LAYOUT, "", "", "");
    }

    /**
     * One change per stretch of differing lines, with its lines.
     *
     * @param place in front of the line numbers
     * @param oldFirst number of the first old line in its file
     * @param nowFirst number of the first new line in its file
     */
    static List<Change> between(
            Part part, String place, List<String> old, int oldFirst, List<String> now, int nowFirst) {
        int same = 0;
        while (same < Math.min(old.size(), now.size()) && old.get(same).equals(now.get(same))) {
            same++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), now.size()) - same
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        List<String> oldRest = old.subList(same, old.size() - tail);
        List<String> nowRest = now.subList(same, now.size() - tail);
        List<Change> changes = new ArrayList<>();
        if (Math.max(oldRest.size(), nowRest.size()) > MOST_LINES) {
            changes.add(change(
                    part,
                    (place + " line " + (nowFirst + same)).strip(),
                    oldRest.size() + " lines",
                    nowRest.size() + " others"));
            return changes;
        }
        int[][] common = common(oldRest, nowRest);
        int i = 0;
        int j = 0;
        while (i < oldRest.size() || j < nowRest.size()) {
            if (i < oldRest.size() && j < nowRest.size() && oldRest.get(i).equals(nowRest.get(j))) {
                i++;
                j++;
                continue;
            }
            int fromOld = i;
            int fromNow = j;
            while (i < oldRest.size() || j < nowRest.size()) {
                if (i < oldRest.size() && j < nowRest.size() && oldRest.get(i).equals(nowRest.get(j))) {
                    break;
                }
                if (j == nowRest.size() || i < oldRest.size() && common[i + 1][j] >= common[i][j + 1]) {
                    i++;
                } else {
                    j++;
                }
            }
            changes.add(change(
                    part,
                    (place + " line " + (nowFirst + same + fromNow)).strip(),
                    String.join("\n", oldRest.subList(fromOld, i)),
                    String.join("\n", nowRest.subList(fromNow, j))));
        }
        return changes;
    }

    private static Change change(Part part, String place, String before, String after) {
        if (before.isEmpty()) {
            return Change.added(part, place, after);
        }
        return after.isEmpty() ? Change.removed(part, place, before) : Change.changed(part, place, before, after);
    }

    /** Longest common subsequence of what is left from every pair of lines on. */
    private static int[][] common(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
