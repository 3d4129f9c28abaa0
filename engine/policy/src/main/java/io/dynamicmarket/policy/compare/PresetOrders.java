package io.dynamicmarket.policy.compare;

import io.dynamicmarket.facts.Preset;
import io.dynamicmarket.policy.PresetFile;
import io.dynamicmarket.policy.table.Order;
import io.dynamicmarket.policy.table.Strictness.Way;
import io.dynamicmarket.policy.table.Table;
import io.dynamicmarket.policy.table.Tables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which fields of presets are ordered by strictness: the table {@code preset-strictness} says so, field by field. */
final class PresetOrders {
    private static final String TABLE = "preset-strictness";
    private static final String FIELD = "field";
    private static final String STRICTER = "stricter";
    /** Fields are numbers; whatever else the table says orders nothing. */
    private static final Set<String> ORDERS = Set.of("higher", "lower");

    private final Map<String, Order> orders;

    private PresetOrders(Map<String, Order> orders) {
        this.orders = orders;
    }

    /** Of a release; one without that table orders nothing. */
    static PresetOrders of(Tables tables) {
        Map<String, Order> orders = new HashMap<>();
        if (tables.has(TABLE) && tables.get(TABLE).inputs().equals(List.of(FIELD))) {
            Table table = tables.get(TABLE);
            for (Map<String, Object> inputs : table.combinations()) {
                String stricter = String.valueOf(table.decide(inputs).outputs().get(STRICTER));
                if (ORDERS.contains(stricter)) {
                    orders.put(String.valueOf(inputs.get(FIELD)), Order.read(stricter));
                }
            }
        }
        return new PresetOrders(orders);
    }

    List<Effect> between(Preset before, Preset after) {
        Map<String, Object> now = PresetFile.fields(after);
        List<Effect> effects = new ArrayList<>();
        PresetFile.fields(before).forEach((field, old) -> {
            Object other = now.getOrDefault(field, "");
            if (!old.equals(other)) {
                effects.add(new Effect.PresetChanged(
                        before.name().name(), field, shown(old), shown(other), way(field, old, other)));
            }
        });
        return effects;
    }

    private Way way(String field, Object before, Object after) {
        Order order = orders.get(field);
        if (order == null || !(before instanceof Number one) || !(after instanceof Number other)) {
            return Way.UNKNOWN;
        }
        int change = order.compare(new BigDecimal(one.toString()), new BigDecimal(other.toString()));
        return change > 0 ? Way.STRICTER : change < 0 ? Way.LOOSER : Way.UNKNOWN;
    }

    private static String shown(Object value) {
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
