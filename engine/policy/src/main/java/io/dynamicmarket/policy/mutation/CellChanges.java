package io.dynamicmarket.policy.mutation;

import io.dynamicmarket.policy.table.TableText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What else might stand in a cell by mistake: a neighbouring number, the other end open, another word. */
final class CellChanges {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

    private CellChanges() {}

    /** Other texts of a cell of an input. */
    static Set<String> ofInput(String cell, TableText.Heading heading) {
        Set<String> changes = new LinkedHashSet<>();
        if (cell.equals("-")) {
            return changes;
        }
        changes.add("-");
        switch (heading.type()) {
            case "boolean" -> changes.add(cell.equals("true") ? "false" : "true");
            case "string" -> words(cell, heading.allowed(), changes);
            default -> bounds(cell, changes);
        }
        changes.remove(cell);
        return changes;
    }

    private static void bounds(String cell, Set<String> changes) {
        numbers(cell, changes);
        swap(cell, "<=", "<", changes);
        swap(cell, ">=", ">", changes);
        flip(cell, changes);
        swap(cell, "[", "(", changes);
        swap(cell, "]", ")", changes);
    }

    /** One number of a text moved by one in its last place, either way. */
    static void numbers(String text, Set<String> changes) {
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            BigDecimal value = new BigDecimal(number.group());
            for (BigDecimal other : List.of(value.add(value.ulp()), value.subtract(value.ulp()))) {
                changes.add(text.substring(0, number.start()) + other.toPlainString() + text.substring(number.end()));
            }
        }
    }

    private static void swap(String cell, String one, String other, Set<String> changes) {
        for (int at = 0; at < cell.length(); at++) {
            if (cell.startsWith(one, at)) {
                changes.add(cell.substring(0, at) + other + cell.substring(at + one.length()));
                at += one.length() - 1;
            } else if (cell.startsWith(other, at) && !cell.startsWith("not(", Math.max(0, at - 3))) {
                changes.add(cell.substring(0, at) + one + cell.substring(at + other.length()));
            }
        }
    }

    /** Below for above. */
    private static void flip(String cell, Set<String> changes) {
        for (int at = 0; at < cell.length(); at++) {
            char sign = cell.charAt(at);
            if (sign == '<' || sign == '>') {
                changes.add(cell.substring(0, at) + (sign == '<' ? '>' : '<') + cell.substring(at + 1));
            }
        }
    }

    private static void words(String cell, String allowed, Set<String> changes) {
        if (cell.startsWith("not(")) {
            changes.add(cell.substring("not(".length(), cell.length() - 1));
        }
        List<String> listed = listed(cell);
        List<String> others = new ArrayList<>(listed(allowed));
        others.removeAll(listed);
        for (String word : listed) {
            if (listed.size() > 1) {
                List<String> fewer = new ArrayList<>(listed);
                fewer.remove(word);
                changes.add(String.join(",", fewer));
            }
            if (!others.isEmpty()) {
                changes.add(cell.replace(word, others.get(0)));
            }
        }
    }

    private static List<String> listed(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    /**
     * Other texts of a cell of an output. A sentence for people is left alone: nothing is decided by it.
     *
     * @param column all cells of its column
     */
    static Set<String> ofOutput(String cell, List<String> column) {
        Set<String> changes = new LinkedHashSet<>();
        if (cell.equals("true") || cell.equals("false")) {
            changes.add(cell.equals("true") ? "false" : "true");
        } else if (!cell.startsWith("\"")) {
            numbers(cell, changes);
        } else if (!cell.endsWith(".\"")) {
            column.stream()
                    .filter(other -> !other.equals(cell))
                    .distinct()
                    .limit(2)
                    .forEach(changes::add);
            if (changes.isEmpty()) {
                changes.add(cell.substring(0, cell.length() - 1) + "X\"");
            }
        }
        return changes;
    }
}
