package io.dynamicmarket.quoting.attribution;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.quoting.inventory.Valuation;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Profit by component in the settlement asset. Each component is rounded half-even to nanos on its own, the total once;
 * what the roundings leave between them stands as {@code nanosRounding}, at most half a nano for each rounded number.
 *
 * @param fills fills of this run that are attributed, hedges included
 * @param hedges of these
 * @param parts one per {@link Component}, in its order
 * @param nanosRounding total less parts
 * @param total profit at the mark, after fees, gas and funding
 */
public record AttributionReport(
        long fills, long hedges, Map<Component, Amount> parts, Amount nanosRounding, Amount total) {
    public AttributionReport {
        parts = Collections.unmodifiableMap(new EnumMap<>(parts));
        Amount sum = parts.values().stream().reduce(nanosRounding, Amount::plus);
        if (parts.size() != Component.values().length || !sum.equals(total)) {
            throw new IllegalArgumentException("Expected components that sum to " + total + ", but got " + sum
                    + " from " + parts + " and " + nanosRounding);
        }
    }

    static AttributionReport of(long fills, long hedges, Contributions exact, Valuation valuation, Amount zero) {
        Map<Component, Amount> parts = new EnumMap<>(Component.class);
        BigInteger gross = BigInteger.ZERO;
        Amount whole = zero;
        Amount sum = zero;
        for (Component component : Component.values()) {
            Amount part = valuation.amount(exact.of(component), RoundingMode.HALF_EVEN);
            parts.put(component, part);
            sum = sum.plus(part);
            if (component.inWholeNanos()) {
                whole = whole.plus(part);
            } else {
                gross = gross.add(exact.of(component));
            }
        }
        // as the ledger does: what is bought and sold is rounded once, and what is paid comes in nanos
        Amount total = valuation.amount(gross, RoundingMode.HALF_EVEN).plus(whole);
        return new AttributionReport(fills, hedges, parts, total.minus(sum), total);
    }

    /** What a component added. */
    public Amount of(Component component) {
        Amount part = parts.get(component);
        if (part == null) {
            throw new IllegalStateException("Expected every component, but " + component + " is missing");
        }
        return part;
    }
}
