package io.dynamicmarket.quoting.attribution;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What each component added to a profit, in exact counts of {@code inventory.Valuation}.
 *
 * @param counts one per {@link Component}, in its order
 */
public record Contributions(List<BigInteger> counts) {
    private static final Contributions NONE =
            new Contributions(Collections.nCopies(Component.values().length, BigInteger.ZERO));

    public Contributions {
        counts = List.copyOf(counts);
        if (counts.size() != Component.values().length) {
            throw new IllegalArgumentException(
                    "Expected a count for each of " + Component.values().length + " components, but got " + counts);
        }
    }

    static Contributions none() {
        return NONE;
    }

    /** What a component added. */
    public BigInteger of(Component component) {
        return counts.get(component.ordinal());
    }

    /** All components together. */
    public BigInteger total() {
        return counts.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    Contributions with(Component component, BigInteger added) {
        List<BigInteger> sums = new ArrayList<>(counts);
        sums.set(component.ordinal(), of(component).add(added));
        return new Contributions(sums);
    }

    Contributions plus(Contributions other) {
        List<BigInteger> sums = new ArrayList<>(counts);
        for (Component component : Component.values()) {
            sums.set(component.ordinal(), of(component).add(other.of(component)));
        }
        return new Contributions(sums);
    }
}
