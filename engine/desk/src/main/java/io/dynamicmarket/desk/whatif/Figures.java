package io.dynamicmarket.desk.whatif;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Trees of figures, numbers or decimals as text; a figure that one tree lacks counts as 0 there. */
final class Figures {
    private static final String WORST = "worst";

    private Figures() {}

    /** After less before. */
    static Map<String, Object> difference(Map<?, ?> before, Map<?, ?> after) {
        return combined(before, after, false, (one, other) -> other.subtract(one));
    }

    /** Both together: the sum of all figures, the larger one of those that are called worst. */
    static Map<String, Object> sum(Map<?, ?> one, Map<?, ?> other) {
        return combined(one, other, true, BigDecimal::add);
    }

    /** Whether every figure is 0. */
    static boolean isNone(Map<?, ?> figures) {
        return figures.values().stream()
                .allMatch(value -> value instanceof Map<?, ?> map ? isNone(map) : value.equals("0"));
    }

    private static Map<String, Object> combined(
            Map<?, ?> one, Map<?, ?> other, boolean larger, BinaryOperator<BigDecimal> by) {
        Set<String> names = new LinkedHashSet<>();
        one.keySet().forEach(name -> names.add(String.valueOf(name)));
        other.keySet().forEach(name -> names.add(String.valueOf(name)));
        Map<String, Object> combined = new LinkedHashMap<>();
        for (String name : names) {
            Object left = one.get(name);
            Object right = other.get(name);
            if (left instanceof Map<?, ?> || right instanceof Map<?, ?>) {
                combined.put(name, combined(map(left), map(right), larger, by));
            } else if (isNumber(left) && isNumber(right)) {
                BigDecimal l = number(left);
                BigDecimal r = number(right);
                combined.put(name, plain(larger && name.startsWith(WORST) ? l.max(r) : by.apply(l, r)));
            }
        }
        return combined;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static boolean isNumber(@Nullable Object value) {
        return value == null
                || value instanceof Number
                || value instanceof String text && text.matches("-?\\d+(\\.\\d+)?");
    }

    private static BigDecimal number(@Nullable Object value) {
        return value == null ? BigDecimal.ZERO : new BigDecimal(value.toString());
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
