package io.dynamicmarket.policy.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of FEEL unary tests that the decision space knows: {@code -}, numbers, comparisons, intervals with open or
 * closed ends, quoted words, {@code true} and {@code false}, lists of these, and {@code not(...)} around them.
 * Everything else is refused with a sentence rather than approximated.
 */
final class Cells {
    private static final String NUMBER = "([+-]?\\d+(?:\\.\\d+)?)";
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)?\\s*" + NUMBER);
    private static final Pattern INTERVAL =
            Pattern.compile("([\\[(\\]])\\s*" + NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "\\s*([\\])\\[])");
    private static final Pattern NEGATION = Pattern.compile("not\\s*\\((.*)\\)", Pattern.DOTALL);

    /** What DMN reads as a list of two numbers and a person may mean as a decimal: {@code 10,5}. */
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d,\\d");

    private Cells() {}

    /** The cell of a row; a comma between two digits is refused, since nobody can tell which of both was meant. */
    static Spans input(String text, Column column) {
        if (column.kind() == Column.Kind.NUMBER && DECIMAL_COMMA.matcher(text).find()) {
            throw new IllegalArgumentException(
                    "Expected a decimal point, or a blank after the comma of a list, but got " + text.strip());
        }
        return parse(text, column);
    }

    static Spans parse(String text, Column column) {
        String cell = text.strip();
        if (cell.equals("-")) {
            return column.domain();
        }
        Matcher negation = NEGATION.matcher(cell);
        Spans spans = negation.matches() ? union(negation.group(1), column).not() : union(cell, column);
        return spans.and(column.domain());
    }

    /** The quoted words of a list of allowed values. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String item : items(text)) {
            if (!isQuoted(item)) {
                throw new IllegalArgumentException("Expected quoted words, but got " + item);
            }
            words.add(unquoted(item));
        }
        return words;
    }

    /** A number, a quoted text, true or false; the outputs of a row. */
    static Object literal(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        if (isQuoted(text)) {
            return unquoted(text);
        }
        if (text.matches("-?\\d+(\\.\\d+)?")) {
            return new BigDecimal(text);
        }
        throw new IllegalArgumentException("Expected a number, a quoted text, true or false, but got " + text);
    }

    /** A list of them, in its order; nothing is an empty list. */
    static List<Object> literals(String text) {
        return text.isEmpty()
                ? List.of()
                : items(text).stream().map(Cells::literal).toList();
    }

    private static Spans union(String list, Column column) {
        Spans union = Spans.NONE;
        for (String item : items(list)) {
            union = union.or(one(item, column));
        }
        return union;
    }

    private static Spans one(String item, Column column) {
        return switch (column.kind()) {
            case NUMBER -> number(item);
            case WORD -> word(item, column);
            case TRUTH -> truth(item);
        };
    }

    private static Spans number(String item) {
        Matcher comparison = COMPARISON.matcher(item);
        if (comparison.matches()) {
            return compared(comparison.group(1), millionths(comparison.group(2)));
        }
        Matcher interval = INTERVAL.matcher(item);
        if (interval.matches()) {
            long from = millionths(interval.group(2)) + (interval.group(1).equals("[") ? 0 : 1);
            long to = millionths(interval.group(3)) - (interval.group(4).equals("]") ? 0 : 1);
            return Spans.of(from, to);
        }
        throw new IllegalArgumentException("Expected a number, a comparison or an interval, but got " + item);
    }

    private static Spans compared(@Nullable String operator, long bound) {
        if (operator == null) {
            return Spans.of(bound, bound);
        }
        return switch (operator) {
            case "<" -> Spans.of(-Spans.END, bound - 1);
            case "<=" -> Spans.of(-Spans.END, bound);
            case ">" -> Spans.of(bound + 1, Spans.END);
            default -> Spans.of(bound, Spans.END);
        };
    }

    private static Spans word(String item, Column column) {
        int index = isQuoted(item) ? column.words().indexOf(unquoted(item)) : -1;
        if (index < 0) {
            throw new IllegalArgumentException("Expected a quoted word out of " + column.words() + ", but got " + item);
        }
        return Spans.of(index, index);
    }

    private static Spans truth(String item) {
        return switch (item) {
            case "true" -> Spans.of(1, 1);
            case "false" -> Spans.of(0, 0);
            default -> throw new IllegalArgumentException("Expected true or false, but got " + item);
        };
    }

    private static long millionths(String text) {
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        if (number.scale() > 6) {
            throw new IllegalArgumentException("Expected a bound of at most six decimals, but got " + text);
        }
        return Column.millionths(number);
    }

    private static List<String> items(String list) {
        List<String> items = new ArrayList<>();
        for (String item : list.split(",", -1)) {
            items.add(item.strip());
        }
        return items;
    }

    private static boolean isQuoted(String item) {
        // A backslash would begin an escape that the engine resolves.
        return item.length() >= 2
                && item.startsWith("\"")
                && item.indexOf('"', 1) == item.length() - 1
                && !item.contains("\\");
    }

    private static String unquoted(String item) {
        return item.substring(1, item.length() - 1);
    }
}
