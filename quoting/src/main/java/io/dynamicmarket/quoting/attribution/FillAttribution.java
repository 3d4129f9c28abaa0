package io.dynamicmarket.quoting.attribution;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.quoting.attribution.FillBasis.Quoted;
import io.dynamicmarket.quoting.inventory.Valuation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Where the profit of one instrument comes from, by {@link Component}. Every component is a difference of exact values
 * ({@link Valuation}), so that fill by fill they sum to the value at the mark less the value at the price less the fee, and
 * in total to the profit of {@code inventory.SessionLedger} at the same mark, less gas, plus funding: to the last unit, and
 * for inverse contracts too, since values of quantities at one price add up.
 *
 * <p>Adverse selection is the mid's move after the fill (the markout), in legs that end 1, 5 and 30 s after it. The mid as
 * of a moment is the last one at or before it, of several in one millisecond the last. A leg under way at the mark ends
 * there; those after it are zero. A fill may be heard later than it happened: up to 5 s later nothing changes, then its
 * first legs are counted from the earliest mid that is kept.
 *
 * <p>What is kept is bounded: some 35 s of mids and the fills of the last 30 s. Single-threaded; time comes from the input.
 */
public final class FillAttribution {
    private static final long LEG_1S_MILLIS = 1_000;
    private static final long LEG_5S_MILLIS = 5_000;
    private static final long LEG_30S_MILLIS = 30_000;
    private static final long LATEST_REPORT_MILLIS = 5_000;

    private record Heard(Fill fill, FillBasis basis) {}

    private final Valuation valuation;
    private final Amount zero;
    private final Consumer<AttributedFill> listener;
    private final MidHistory mids = new MidHistory(LEG_30S_MILLIS + LATEST_REPORT_MILLIS);
    private final Deque<Heard> open = new ArrayDeque<>();
    private final Lot carried = new Lot();
    private final Lot hedged = new Lot();
    private final Lot recalled = new Lot();
    private Contributions closed = Contributions.none();
    private long fills;
    private long hedges;

    /**
     * @param instrument whose fills are attributed
     * @param listener is handed each fill once, when its 30 s are over, or at the end
     */
    public FillAttribution(Instrument instrument, Consumer<AttributedFill> listener) {
        this.valuation = new Valuation(instrument);
        this.zero = Amount.zero(instrument.settlement());
        this.listener = listener;
    }

    /** The mid as of a moment, price units above 0. */
    public void onMid(long nowMillis, double midUnits) {
        // what held until now decides the legs that ended before now
        while (!open.isEmpty() && open.getFirst().fill().filledAtMillis() + LEG_30S_MILLIS < nowMillis) {
            close(open.removeFirst(), mids.last());
        }
        mids.onMid(nowMillis, midUnits);
    }

    /** A fill with its basis; one before the first mid is an {@link IllegalStateException}. */
    public void onFill(Fill fill, FillBasis basis) {
        if (mids.isEmpty()) {
            throw new IllegalStateException(
                    "Expected a mid before the first fill, but fill " + fill.id() + " came first");
        }
        fills++;
        hedges += basis instanceof FillBasis.Hedge ? 1 : 0;
        open.addLast(new Heard(fill, basis));
    }

    /** A fill of an earlier run: part of the profit, but its mids are no longer known. */
    public void onRecalled(Fill fill) {
        long signedUnits = signedUnits(fill);
        recalled.add(signedUnits, valuation.value(fill.price().units(), signedUnits));
        closed = closed.with(Component.FEE, valuation.count(fill.fee()).negate());
    }

    /** A funding payment, positive if received. */
    public void onFunding(Amount received) {
        closed = closed.with(Component.FUNDING, valuation.count(received));
    }

    /** Gas, positive if paid, in the settlement asset. */
    public void onGas(Amount paid) {
        closed = closed.with(Component.GAS, valuation.count(paid).negate());
    }

    /** Fills of this run made as hedges. */
    public long hedges() {
        return hedges;
    }

    /** What each component has added at a mark, in exact counts; changes nothing. */
    public Contributions contributions(double markUnits) {
        Contributions sum = closed.with(Component.CARRY, carried.gain(markUnits))
                .with(Component.HEDGE_HOLDING, hedged.gain(markUnits))
                .with(Component.RECALLED, recalled.gain(markUnits));
        for (Heard heard : open) {
            AttributedFill row = attributed(heard, markUnits);
            Lot sinceThen = new Lot();
            sinceThen.add(row);
            sum = sum.plus(row.contributions()).with(holding(row), sinceThen.gain(markUnits));
        }
        return sum;
    }

    /**
     * Profit by component at a mark; changes nothing.
     *
     * @param markUnits price units, above 0; the one at which the ledger is asked
     */
    public AttributionReport report(double markUnits) {
        return AttributionReport.of(fills, hedges, contributions(markUnits), valuation, zero);
    }

    /** The session ends at a mark: hands out the fills whose 30 s are not over. */
    public void end(double markUnits) {
        while (!open.isEmpty()) {
            close(open.removeFirst(), markUnits);
        }
    }

    private void close(Heard heard, double markUnits) {
        AttributedFill row = attributed(heard, markUnits);
        (holding(row) == Component.CARRY ? carried : hedged).add(row);
        closed = closed.plus(row.contributions());
        listener.accept(row);
    }

    /** What it counts as to hold a fill after its last leg. */
    private static Component holding(AttributedFill row) {
        return row.basis() instanceof FillBasis.Hedge ? Component.HEDGE_HOLDING : Component.CARRY;
    }

    private AttributedFill attributed(Heard heard, double markUnits) {
        Fill fill = heard.fill();
        long atMillis = fill.filledAtMillis();
        double mid = mids.at(atMillis);
        double mid1s = mid(atMillis + LEG_1S_MILLIS, markUnits);
        double mid5s = mid(atMillis + LEG_5S_MILLIS, markUnits);
        double mid30s = mid(atMillis + LEG_30S_MILLIS, markUnits);
        Contributions parts = heard.basis() instanceof Quoted quoted
                ? quoted(fill, quoted, mid, mid1s, mid5s, mid30s)
                : hedged(fill, mid, mid30s);
        Contributions afterFee =
                parts.with(Component.FEE, valuation.count(fill.fee()).negate());
        return new AttributedFill(fill, heard.basis(), mid, mid1s, mid5s, mid30s, afterFee);
    }

    /** The mid as of a moment, or the mark if the moment has not come. */
    private double mid(long millis, double markUnits) {
        return millis > mids.nowMillis() ? markUnits : mids.at(millis);
    }

    private Contributions quoted(Fill fill, Quoted quoted, double mid, double mid1s, double mid5s, double mid30s) {
        long away = -Long.signum(signedUnits(fill));
        return new Path(fill)
                .to(Component.ROUNDING, Quoted.units(quoted.unroundedThousandths()))
                .to(Component.LADDER, Quoted.units(quoted.centreThousandths() + away * quoted.halfSpreadThousandths()))
                .to(Component.SPREAD, Quoted.units(quoted.centreThousandths()))
                .to(Component.SKEW, Quoted.units(quoted.midThousandths()))
                .to(Component.SLIPPAGE, mid)
                .to(Component.ADVERSE_1S, mid1s)
                .to(Component.ADVERSE_5S, mid5s)
                .to(Component.ADVERSE_30S, mid30s)
                .parts;
    }

    private Contributions hedged(Fill fill, double mid, double mid30s) {
        return new Path(fill).to(Component.HEDGE_COST, mid).to(Component.HEDGE_HOLDING, mid30s).parts;
    }

    private static long signedUnits(Fill fill) {
        return Valuation.signedUnits(fill.side(), fill.quantity().units());
    }

    /** The way of a quantity's value from its price on, each stretch a component. */
    private final class Path {
        private final long signedUnits;
        private BigInteger standsAt;
        private Contributions parts = Contributions.none();

        Path(Fill fill) {
            signedUnits = signedUnits(fill);
            standsAt = valuation.value(fill.price().units(), signedUnits);
        }

        Path to(Component component, double priceUnits) {
            return to(component, new BigDecimal(priceUnits));
        }

        Path to(Component component, BigDecimal priceUnits) {
            BigInteger value = valuation.value(priceUnits, signedUnits);
            parts = parts.with(component, value.subtract(standsAt));
            standsAt = value;
            return this;
        }
    }

    /** Quantities of many fills with what they were worth when they came in. */
    private final class Lot {
        private long heldUnits;
        private BigInteger value = BigInteger.ZERO;

        void add(long units, BigInteger worth) {
            heldUnits = Math.addExact(heldUnits, units);
            value = value.add(worth);
        }

        void add(AttributedFill row) {
            long units = signedUnits(row.fill());
            add(units, valuation.value(row.mid30sUnits(), units));
        }

        BigInteger gain(double markUnits) {
            return heldUnits == 0
                    ? value.negate()
                    : valuation.value(markUnits, heldUnits).subtract(value);
        }
    }
}
