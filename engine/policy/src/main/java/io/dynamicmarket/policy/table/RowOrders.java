package io.dynamicmarket.policy.table;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the outputs of one table are ordered by strictness, each input by the row that answered it before: a threshold may
 * be stricter where it is lower in most rows and where it is higher in another. The row that answers afterwards has no
 * say, so a change cannot choose its order.
 *
 * @param byRow orders by output, by row; under {@value #ANY} those of all rows that are not named
 */
public record RowOrders(Map<String, Map<String, Order>> byRow) {
    /** In place of a row's id: every row that is not named. */
    static final String ANY = "any";

    /** Rows that answer together are named {@code a+b}. */
    private static final char TOGETHER = '+';

    public RowOrders {
        Map<String, Map<String, Order>> copy = new LinkedHashMap<>();
        byRow.forEach((row, orders) -> copy.put(row, Map.copyOf(orders)));
        byRow = Map.copyOf(copy);
    }

    /** The same orders whatever the row. */
    static RowOrders any(Map<String, Order> orders) {
        return new RowOrders(Map.of(ANY, orders));
    }

    /** Orders by output where a row answered; an output that is not there has none. */
    Map<String, Order> of(Hit before) {
        Map<String, Order> ofAny = byRow.getOrDefault(ANY, Map.of());
        if (before.row().indexOf(TOGETHER) >= 0 && byRow.size() > 1) {
            return Map.of();
        }
        return byRow.getOrDefault(before.row(), ofAny);
    }
}
