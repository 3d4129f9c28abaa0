package io.dynamicmarket.policy.compare;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.compare.Change.Part;
import io.dynamicmarket.policy.rule.DrlFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What differs in the texts of two releases. It needs neither to compile.
 *
 * @param before id of the release compared with
 * @param after id of the release compared
 * @param files those that differ, in order of path; none only if the releases are the same
 */
public record TextualDifference(ReleaseId before, ReleaseId after, List<FileDifference> files) {
    public TextualDifference {
        Objects.requireNonNull(before);
        Objects.requireNonNull(after);
        files = List.copyOf(files);
        if (files.isEmpty() != before.equals(after)) {
            throw new IllegalStateException("Expected differing files exactly where releases differ, but got " + files
                    + " for " + before + " and " + after);
        }
    }

    /** Compares two releases file by file. */
    public static TextualDifference of(Release before, Release after) {
        SortedMap<String, byte[]> old = before.files();
        SortedMap<String, byte[]> now = after.files();
        TreeSet<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        List<FileDifference> files = new ArrayList<>();
        for (String path : paths) {
            byte[] one = old.get(path);
            byte[] other = now.get(path);
            if (!Arrays.equals(one, other)) {
                files.add(new FileDifference(
                        path, FileDifference.Kind.of(path), changes(path, one, other), says(path, one, other)));
            }
        }
        return new TextualDifference(before.id(), after.id(), files);
    }

    private static boolean says(String path, byte @Nullable [] before, byte @Nullable [] after) {
        return before == null || after == null || !path.endsWith(".drl") || !DrlFile.saysTheSame(before, after);
    }

    private static List<Change> changes(String path, byte @Nullable [] before, byte @Nullable [] after) {
        if (before == null || after == null) {
            List<Change> whole = new ArrayList<>();
            whole.add(before == null ? Change.added(Part.FILE, "", "") : Change.removed(Part.FILE, "", ""));
            if (path.endsWith(".drl")) {
                byte[] none = new byte[0];
                whole.addAll(RuleChanges.between(before == null ? none : before, after == null ? none : after));
            }
            return whole;
        }
        return switch (FileDifference.Kind.of(path)) {
            case TABLE -> TableChanges.between(before, after);
            case RULES -> RuleChanges.between(before, after);
            case PRESET -> JsonChanges.ofPreset(before, after);
            case CASES -> JsonChanges.ofCases(before, after);
            case OTHER -> TextChanges.between(before, after);
        };
    }
}
