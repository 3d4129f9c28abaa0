package io.dynamicmarket.policy.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a DRL file as texts. It looks for the words {@code rule}, {@code when}, {@code then} and {@code end}
 * outside of strings and comments, so that it also reads what does not compile; whatever is outside of rules is kept.
 */
final class RuleFile {
    private static final Set<String> NEAR_END = Set.of("", ";");

    private final String text;
    private final Map<String, RuleText> rules = new LinkedHashMap<>();
    private final StringBuilder outside = new StringBuilder();
    private int at;

    private RuleFile(String text) {
        this.text = text;
    }

    static RuleFile read(String text) {
        RuleFile file = new RuleFile(text);
        file.scan();
        return file;
    }

    /** By id; an id that is there twice gets a number. */
    Map<String, RuleText> rules() {
        return rules;
    }

    /** Package, imports, comments between rules and everything else. */
    List<String> outside() {
        return outside.toString()
                .lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private void scan() {
        int from = 0;
        for (Word word = next(); word != null; word = next()) {
            if (word.text().equals("rule")) {
                outside.append(text, from, word.start()).append('\n');
                rule(word.start());
                from = at;
            }
        }
        outside.append(text, from, text.length());
    }

    private void rule(int start) {
        String name = name();
        int nameEnd = at;
        Word when = until(Set.of("when", "then"));
        Word then = when == null || when.text().equals("then") ? when : until(Set.of("then"));
        int attributesEnd = when == null ? text.length() : when.start();
        int conditionStart = when == null ? text.length() : when.end();
        int conditionEnd = then == null ? text.length() : then.start();
        int consequenceStart = then == null ? text.length() : then.end();
        int consequenceEnd = end();
        String id = name.strip().split("\\s+", 2)[0];
        rules.put(
                Order.free(id, rules.keySet()),
                new RuleText(
                        id,
                        name,
                        line(start),
                        String.join(
                                " ",
                                text.substring(nameEnd, attributesEnd).strip().split("\\s+")),
                        lines(conditionStart, Math.max(conditionStart, conditionEnd)),
                        firstLine(conditionStart),
                        lines(consequenceStart, Math.max(consequenceStart, consequenceEnd)),
                        firstLine(consequenceStart)));
    }

    private String name() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return "";
        }
        char quote = text.charAt(at);
        int start = at;
        if (quote == '"' || quote == '\'') {
            at = skipString(at);
            return text.substring(start + 1, Math.max(start + 1, at - 1));
        }
        Word word = next();
        return word == null ? "" : word.text();
    }

    private @Nullable Word until(Set<String> words) {
        Word word = next();
        while (word != null && !words.contains(word.text())) {
            word = next();
        }
        return word;
    }

    /** A consequence is Java, where {@code end} may be a name; the last word of a line closes the rule. */
    private int end() {
        for (Word word = next(); word != null; word = next()) {
            int lineEnd = text.indexOf('\n', word.end());
            String rest = text.substring(word.end(), lineEnd < 0 ? text.length() : lineEnd)
                    .replaceFirst("//.*", "")
                    .strip();
            if (word.text().equals("end") && (NEAR_END.contains(rest) || rest.startsWith("rule"))) {
                return word.start();
            }
        }
        return text.length();
    }

    private record Word(String text, int start, int end) {}

    /** The next word outside of strings and comments; null at the end. */
    private @Nullable Word next() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("//", at)) {
                at = after("\n");
            } else if (text.startsWith("/*", at)) {
                at = after("*/");
            } else if (c == '"' || c == '\'') {
                at = skipString(at);
            } else if (Character.isJavaIdentifierStart(c)) {
                int start = at;
                while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
                    at++;
                }
                return new Word(text.substring(start, at), start, at);
            } else {
                at++;
            }
        }
        return null;
    }

    private int after(String mark) {
        int found = text.indexOf(mark, at + 2);
        return found < 0 ? text.length() : found + mark.length();
    }

    private int skipString(int start) {
        int end = start + 1;
        while (end < text.length() && text.charAt(end) != text.charAt(start) && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), end + 1);
    }

    private List<String> lines(int from, int to) {
        List<String> lines = new ArrayList<>();
        for (String line : text.substring(from, to).split("\n", -1)) {
            lines.add(line.stripTrailing());
        }
        while (!lines.isEmpty() && lines.get(0).isBlank()) {
            lines.remove(0);
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private int firstLine(int from) {
        int to = from;
        while (to < text.length() && Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return line(to);
    }

    private int line(int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
