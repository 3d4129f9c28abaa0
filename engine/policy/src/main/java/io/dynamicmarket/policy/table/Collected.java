package io.dynamicmarket.policy.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** The one answer of several rows of a table under COLLECT. */
final class Collected {
    private Collected() {}

    /** Named after all rows, {@code small+late}; outputs by the hit policy. */
    static Hit hit(HitPolicy policy, List<Row> matching) {
        List<Hit> hits = matching.stream().map(Row::hit).toList();
        Map<String, Object> outputs = new LinkedHashMap<>();
        for (String name : hits.get(0).outputs().keySet()) {
            List<Object> values = new ArrayList<>();
            hits.forEach(hit -> values.add(hit.outputs().getOrDefault(name, "")));
            outputs.put(name, value(policy, values));
        }
        return new Hit(
                hits.get(0).table(),
                hits.stream().map(Hit::row).collect(Collectors.joining("+")),
                hits.stream().map(Hit::description).collect(Collectors.joining("; ")),
                outputs);
    }

    private static Object value(HitPolicy policy, List<Object> values) {
        return switch (policy) {
            case COLLECT_SUM -> reduced(values, BigDecimal::add);
            case COLLECT_MIN -> reduced(values, BigDecimal::min);
            case COLLECT_MAX -> reduced(values, BigDecimal::max);
            case COLLECT_COUNT -> BigDecimal.valueOf(values.size());
            case COLLECT, UNIQUE, FIRST, ANY, PRIORITY -> List.copyOf(values);
        };
    }

    private static BigDecimal reduced(List<Object> values, BinaryOperator<BigDecimal> operator) {
        return values.stream().map(value -> (BigDecimal) value).reduce(operator).orElseThrow();
    }
}
