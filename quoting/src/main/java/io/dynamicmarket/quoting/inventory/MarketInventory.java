package io.dynamicmarket.quoting.inventory;

import io.dynamicmarket.facts.ContractKind;
import io.dynamicmarket.facts.Instrument;
import java.util.List;

/**
 * What the venues of one market hold together. Venues count quantities with different decimals; the sum is kept at the
 * finest of them. Contracts of a fixed quote amount cannot be added to base quantities without a price, so inverse and
 * other instruments do not mix here.
 */
public final class MarketInventory {
    private final List<Instrument> instruments;
    private final long[] factors;
    private final long[] heldUnits;

    /** @param instruments one per venue, all of one market */
    public MarketInventory(List<Instrument> instruments) {
        this.instruments = List.copyOf(instruments);
        int decimals = 0;
        for (Instrument instrument : instruments) {
            decimals = Math.max(decimals, instrument.quantityDecimals());
            refuseMixture(instruments.get(0), instrument);
        }
        this.factors = new long[instruments.size()];
        this.heldUnits = new long[instruments.size()];
        for (int venue = 0; venue < factors.length; venue++) {
            factors[venue] =
                    (long) Math.pow(10, decimals - instruments.get(venue).quantityDecimals());
        }
    }

    private static void refuseMixture(Instrument first, Instrument other) {
        boolean sameKind = (first.contract() == ContractKind.INVERSE) == (other.contract() == ContractKind.INVERSE);
        if (!first.market().equals(other.market()) || !sameKind || first.contractSize() != other.contractSize()) {
            throw new IllegalArgumentException("Expected instruments of one market that count the same thing, but got "
                    + first.symbol() + " at " + first.venue() + " and " + other.symbol() + " at " + other.venue());
        }
    }

    /**
     * Notes what a venue holds now.
     *
     * @param instrument one of those given at the start
     * @param inventoryUnits signed, in its quantity units
     */
    public void hold(Instrument instrument, long inventoryUnits) {
        heldUnits[indexOf(instrument)] = inventoryUnits;
    }

    /** Signed sum over all venues in quantity units of an instrument, rounded away from zero: never understated. */
    public long totalUnits(Instrument instrument) {
        long sum = 0;
        for (int venue = 0; venue < factors.length; venue++) {
            sum = Math.addExact(sum, Math.multiplyExact(heldUnits[venue], factors[venue]));
        }
        long factor = factors[indexOf(instrument)];
        long whole = sum / factor;
        return whole + Long.signum(sum - whole * factor);
    }

    private int indexOf(Instrument instrument) {
        for (int venue = 0; venue < factors.length; venue++) {
            if (instruments.get(venue).venue().equals(instrument.venue())) {
                return venue;
            }
        }
        throw new IllegalArgumentException("Expected a venue of " + instruments + ", but got " + instrument.venue());
    }
}
