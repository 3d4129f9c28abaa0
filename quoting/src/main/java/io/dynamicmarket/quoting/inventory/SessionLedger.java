package io.dynamicmarket.quoting.inventory;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.InventoryPosition;
import io.dynamicmarket.facts.MarketSizing;
import io.dynamicmarket.facts.PnlReport;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.Six;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Position and profit of one instrument over a session, by average cost. A fill that reduces the position takes its
 * share of the open cost with it; what rounding leaves stays in the open cost, so that realized plus unrealized is
 * always exactly cash paid and received plus the value of the position. Counts are those of {@link Valuation}; only
 * reports round, once, to nanos.
 *
 * <p>Single-threaded. An amount beyond what {@link Amount} holds is an {@link ArithmeticException} at the report.
 */
public final class SessionLedger {
    private static final double BPS_PER_ONE = 10_000;

    private final Instrument instrument;
    private final Valuation valuation;
    private InventoryLimits limits;
    private double capital;
    private final double unitsPerQuantity;
    private final double unitsPerPrice;
    private long positionUnits;
    private BigInteger openCost = BigInteger.ZERO;
    private BigInteger realized = BigInteger.ZERO;
    private Amount fees;
    private long fills;
    private long tradedUnits;
    /** Realized less open cost less fees: what a mark needs beside the position's value. */
    private double settledApproximate;

    private long peakNanos;

    /**
     * @param instrument whose fills are booked
     * @param limits in quantity units of the instrument
     * @param capital that drawdown is measured against, whole quote units, above 0
     */
    public SessionLedger(Instrument instrument, InventoryLimits limits, double capital) {
        this.instrument = instrument;
        this.valuation = new Valuation(instrument);
        this.limits = limits;
        this.capital = capital;
        this.unitsPerQuantity = Math.pow(10, instrument.quantityDecimals());
        this.unitsPerPrice = Math.pow(10, instrument.priceDecimals());
        this.fees = Amount.zero(instrument.settlement());
    }

    /** The holding is held against these from now on, and drawdown measured against this capital; the books go on. */
    public void follow(InventoryLimits nextLimits, double nextCapital) {
        limits = nextLimits;
        capital = nextCapital;
    }

    /** Limits of holding that a sizing means for an instrument: see {@link LimitSizing#limits}. */
    public static InventoryLimits limits(Instrument instrument, MarketSizing sizing, double midUnits) {
        return LimitSizing.limits(instrument, sizing, midUnits);
    }

    /** Books a fill; one of another venue or market is refused with an {@link IllegalArgumentException}. */
    public void onFill(Fill fill) {
        if (!fill.venue().equals(instrument.venue()) || !fill.market().equals(instrument.market())) {
            throw new IllegalArgumentException("Expected a fill of " + instrument.market() + " at " + instrument.venue()
                    + ", but fill " + fill.id() + " is of " + fill.market() + " at " + fill.venue());
        }
        long signedUnits = Valuation.signedUnits(fill.side(), fill.quantity().units());
        long priceUnits = fill.price().units();
        long afterUnits = Math.addExact(positionUnits, signedUnits);
        long closedUnits = closedBy(signedUnits);
        if (closedUnits != 0) {
            BigInteger cost = shareOfCost(closedUnits);
            realized = realized.add(valuation.value(priceUnits, closedUnits)).subtract(cost);
            openCost = openCost.subtract(cost);
        }
        openCost = openCost.add(valuation.value(priceUnits, signedUnits + closedUnits));
        positionUnits = afterUnits;
        fees = fees.plus(fill.fee());
        fills++;
        tradedUnits = Math.addExact(tradedUnits, fill.quantity().units());
        settledApproximate = valuation.approximate(realized.subtract(openCost)) - fees.approximate();
    }

    /** The part of the open position, signed like it, that a signed quantity closes. */
    private long closedBy(long signedUnits) {
        if (Long.signum(positionUnits) * Long.signum(signedUnits) >= 0) {
            return 0;
        }
        return positionUnits > 0 ? Math.min(positionUnits, -signedUnits) : Math.max(positionUnits, -signedUnits);
    }

    private BigInteger shareOfCost(long closedUnits) {
        return new BigDecimal(openCost.multiply(BigInteger.valueOf(closedUnits)))
                .divide(BigDecimal.valueOf(positionUnits), 0, RoundingMode.HALF_EVEN)
                .unscaledValue();
    }

    /** Counts drawdown from a profit on: what was lost before is accepted, what was won before can be lost again. */
    public void startSession(Amount total) {
        peakNanos = total.nanos();
    }

    /** Signed holding, quantity units. */
    public long inventoryUnits() {
        return positionUnits;
    }

    /** Fills booked. */
    public long fills() {
        return fills;
    }

    /** Sum of the quantities of all fills, quantity units. */
    public long tradedUnits() {
        return tradedUnits;
    }

    /**
     * Total profit after fees at a mid as a statistic, whole settlement units: cheap enough for every tick.
     *
     * @param midUnits price units, above 0
     */
    public double totalApproximate(double midUnits) {
        double quantity = positionUnits / unitsPerQuantity;
        double price = midUnits / unitsPerPrice;
        return settledApproximate + (positionUnits == 0 ? 0 : quantity * instrument.unitValue(price));
    }

    /**
     * Marks the session to a mid and remembers the highest total, so that a peak between two reports counts.
     *
     * @return drawdown from the peak over capital, bps, zero or more: the input of the drawdown breaker
     */
    public double markDrawdownBps(double midUnits) {
        double total = totalApproximate(midUnits);
        peakNanos = Math.max(peakNanos, (long) (total * 1e9));
        return drawdownBps(peakNanos / 1e9 - total, midUnits);
    }

    /**
     * Profit and loss at a mid: total is cash and the position's value less fees, rounded once half-even to nanos;
     * unrealized is what realized and fees leave of it.
     *
     * @param midUnits price units, above 0; counts only while there is a position
     */
    public PnlReport pnl(double midUnits) {
        BigInteger open = positionUnits == 0
                ? BigInteger.ZERO
                : valuation.value(midUnits, positionUnits).subtract(openCost);
        Amount gross = valuation.amount(realized.add(open), RoundingMode.HALF_EVEN);
        Amount closed = valuation.amount(realized, RoundingMode.HALF_EVEN);
        Amount total = gross.minus(fees);
        peakNanos = Math.max(peakNanos, total.nanos());
        Amount peak = new Amount(instrument.settlement(), peakNanos);
        Amount drawdown = peak.minus(total);
        return new PnlReport(
                closed,
                gross.minus(closed),
                fees,
                total,
                peak,
                drawdown,
                drawdownBps(drawdown.approximate(), midUnits));
    }

    private double drawdownBps(double drawdown, double midUnits) {
        double inQuote =
                instrument.settlement().equals(instrument.quote()) ? drawdown : drawdown * midUnits / unitsPerPrice;
        // Beyond the range of a statistic any limit is long passed: the cap only keeps the report readable.
        return Math.min(Six.LIMIT, Math.max(0, inQuote) / capital * BPS_PER_ONE);
    }

    /**
     * The holding against its limits.
     *
     * @param totalUnits signed holding of all venues, this one included, in units of this instrument
     */
    public InventoryPosition position(long totalUnits) {
        return position(instrument, limits, positionUnits, totalUnits);
    }

    /**
     * A holding against limits.
     *
     * @param instrument whose quantity units are meant
     * @param limits in quantity units
     * @param venueUnits signed holding at the venue
     * @param totalUnits signed holding of all venues
     */
    public static InventoryPosition position(
            Instrument instrument, InventoryLimits limits, long venueUnits, long totalUnits) {
        return new InventoryPosition(
                instrument.market(),
                new Quantity(venueUnits),
                ratio(venueUnits, limits.venueSoftLong(), limits.venueSoftShort()),
                ratio(venueUnits, limits.venueHardLong(), limits.venueHardShort()),
                ratio(totalUnits, limits.totalSoftLong(), limits.totalSoftShort()),
                ratio(totalUnits, limits.totalHardLong(), limits.totalHardShort()));
    }

    /** The holding against its limits where no other venue holds anything. */
    public InventoryPosition position() {
        return position(positionUnits);
    }

    private static double ratio(long units, Quantity longLimit, Quantity shortLimit) {
        return (double) units / (units >= 0 ? longLimit : shortLimit).units();
    }
}
