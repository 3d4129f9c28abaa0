package io.dynamicmarket.policy;

import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.governance.audit.TableMargins;
import io.dynamicmarket.policy.table.Hit;
import io.dynamicmarket.policy.table.Margin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The margins of the tables that are asked at a decision, as a receipt carries them. */
public final class DecisionMargins {
    private DecisionMargins() {}

    /** Of a market decision, in the order in which it asks; none where a table has no answer. */
    static List<TableMargins> of(MarketFacts facts, MarketSituation situation) {
        List<TableMargins> margins = new ArrayList<>();
        try {
            for (LiveTable<?> table : facts.asked()) {
                margins.add(of(table.hit(situation), table.margins(situation)));
            }
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException withoutAnswer) {
            // then the decision was POL-000, and nothing was near to anything
            return List.of();
        }
        return margins;
    }

    /** Of one answer; only numbers have a distance. */
    public static TableMargins of(Hit hit, List<Margin> margins) {
        SortedMap<String, SortedMap<String, Double>> inputs = new TreeMap<>();
        for (Margin margin : margins) {
            if (margin.value() instanceof BigDecimal value) {
                SortedMap<String, Double> values = new TreeMap<>();
                values.put("value", value.doubleValue());
                for (Margin.Flip flip : margin.flips()) {
                    values.put(
                            flip.side() == Margin.Side.BELOW ? "below" : "above",
                            ((BigDecimal) flip.value()).doubleValue());
                }
                inputs.put(margin.input(), values);
            }
        }
        return new TableMargins(hit.table(), hit.row(), inputs);
    }
}
