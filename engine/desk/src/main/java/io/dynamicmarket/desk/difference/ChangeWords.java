package io.dynamicmarket.desk.difference;

import io.dynamicmarket.policy.compare.Change;
import io.dynamicmarket.policy.compare.FileDifference;
import io.dynamicmarket.policy.compare.TextualDifference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Texts that differ, in words and as a tree of JSON values. */
public final class ChangeWords {
    private ChangeWords() {}

    /** One paragraph per file. */
    public static String inWords(TextualDifference difference) {
        List<String> lines = new ArrayList<>();
        for (FileDifference file : difference.files()) {
            lines.add(file.path());
            file.changes().forEach(change -> lines.add("  " + inWords(change)));
        }
        return String.join("\n", lines);
    }

    /** Files and their changes; format in docs/schemas/diff.md. */
    public static List<Map<String, Object>> toTree(TextualDifference difference) {
        return difference.files().stream().map(ChangeWords::toTree).toList();
    }

    private static Map<String, Object> toTree(FileDifference file) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", file.path());
        tree.put("kind", file.kind().name());
        tree.put("changes", file.changes().stream().map(ChangeWords::toTree).toList());
        return tree;
    }

    private static Map<String, Object> toTree(Change change) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("part", change.part().name());
        tree.put("place", change.place());
        tree.put("fate", change.fate().name());
        tree.put("before", change.before());
        tree.put("after", change.after());
        return tree;
    }

    private static String inWords(Change change) {
        if (change.part() == Change.Part.LAYOUT) {
            return "layout: what has no place in the table, a rule or a field differs (blanks, comments, ids)";
        }
        String what = change.part().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String subject = change.place().isEmpty() ? what : what + " " + change.place();
        boolean lines = (change.before() + change.after()).indexOf('\n') >= 0;
        return switch (change.fate()) {
            case ADDED -> subject + " added" + after(change.after(), "+", lines);
            case REMOVED -> subject + " removed" + after(change.before(), "-", lines);
            case MOVED -> subject + " moved from place " + change.before() + " to " + change.after();
            case CHANGED ->
                lines
                        ? subject + ":" + marked(change.before(), "-") + marked(change.after(), "+")
                        : subject + ": " + shown(change.before()) + "  ->  " + shown(change.after());
        };
    }

    private static String after(String text, String mark, boolean lines) {
        if (text.isEmpty()) {
            return "";
        }
        return lines ? ":" + marked(text, mark) : ": " + text;
    }

    private static String shown(String text) {
        return text.isBlank() ? "nothing" : text.strip();
    }

    private static String marked(String text, String mark) {
        return text.lines().map(line -> "\n    " + mark + " " + line).collect(Collectors.joining());
    }
}
