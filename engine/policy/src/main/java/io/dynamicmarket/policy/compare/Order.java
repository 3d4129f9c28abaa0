package io.dynamicmarket.policy.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What stayed in order, and names that tell things apart. */
final class Order {
    private Order() {}

    /** The longest part of the names that stands in the same order in both lists: the others have been moved. */
    static List<String> unmoved(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> unmoved = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            if (before.get(i).equals(after.get(j))) {
                unmoved.add(before.get(i));
                i++;
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return unmoved;
    }

    /** The name, numbered where it is taken. */
    static String free(String name, Set<String> taken) {
        String free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = name + " (" + number + ")";
        }
        return free;
    }
}
