package io.dynamicmarket.policy.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Sets of coordinates as people write them. */
final class SpanWords {
    private SpanWords() {}

    /** {@code volatilityBps in (38..40]}, {@code state in {A, B}}, {@code bookValid is true}. */
    static String of(Column column, Spans spans) {
        return switch (column.kind()) {
            case TRUTH -> column.name() + " is " + column.value(spans.bounds()[0]);
            case WORD -> column.name() + " in {" + String.join(", ", words(column, spans)) + "}";
            case NUMBER -> column.name() + " " + numbers(column, spans);
        };
    }

    private static List<String> words(Column column, Spans spans) {
        List<String> words = new ArrayList<>();
        for (int word = 0; word < column.words().size(); word++) {
            if (spans.contains(word)) {
                words.add(column.words().get(word));
            }
        }
        return words;
    }

    private static String numbers(Column column, Spans spans) {
        long[] bounds = spans.bounds();
        long[] domain = column.domain().bounds();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < bounds.length; i += 2) {
            parts.add(part(
                    column,
                    bounds[i],
                    bounds[i + 1],
                    bounds[i] == domain[0],
                    bounds[i + 1] == domain[domain.length - 1]));
        }
        return String.join(" or ", parts);
    }

    private static String part(Column column, long from, long to, boolean fromStart, boolean toEnd) {
        if (from == to) {
            return "= " + Column.shown(column.value(from));
        }
        String low = bound(column, from, from - 1, "[", "(");
        String high = bound(column, to, to + 1, "]", ")");
        if (fromStart && toEnd) {
            return "of any value";
        }
        if (fromStart) {
            return (high.startsWith("]") ? "<= " : "< ") + high.substring(1);
        }
        if (toEnd) {
            return (low.startsWith("[") ? ">= " : "> ") + low.substring(1);
        }
        return "in " + low.charAt(0) + low.substring(1) + ".." + high.substring(1) + high.charAt(0);
    }

    /** The shorter of the closed bound and the open one beside it: that is the one that stands in a cell. */
    private static String bound(Column column, long closed, long beside, String closedMark, String openMark) {
        BigDecimal inner = (BigDecimal) column.value(closed);
        BigDecimal outer = (BigDecimal) column.value(beside);
        return outer.scale() < inner.scale() ? openMark + outer.toPlainString() : closedMark + inner.toPlainString();
    }
}
