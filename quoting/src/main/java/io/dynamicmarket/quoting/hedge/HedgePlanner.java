package io.dynamicmarket.quoting.hedge;

import io.dynamicmarket.facts.ContractKind;
import io.dynamicmarket.facts.HedgeCare;
import io.dynamicmarket.facts.HedgeRank;
import io.dynamicmarket.facts.HedgeVerdict;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.book.OrderBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Plans one batch of hedges: what is held beyond the target goes to the venues in the order of their rank, as much to
 * each as its latest book takes within the tolerated impact, until the excess or the batch is used up.
 *
 * <p>What is held stands in quantity units of the market; a venue that counts in other units, or values a unit otherwise,
 * is not used. The same inputs give the same orders: ranks that tie are told apart by the name of the venue.
 */
public final class HedgePlanner {
    private static final double BPS_PER_ONE = 1e4;

    private final Instrument held;
    private final InventoryLimits limits;
    private final HedgeCare care;

    /** @param held whose units inventory and limits count */
    public HedgePlanner(Instrument held, InventoryLimits limits, HedgeCare care) {
        this.held = held;
        this.limits = limits;
        this.care = care;
    }

    /** A candidate, how much its book takes of this side, and at which limit. */
    private record Ranked(HedgeCandidate candidate, Sweep sweep, long depthUnits) {}

    /**
     * Plans a batch.
     *
     * @param inventoryUnits signed holding, hedges that are still under way counted as done
     * @param verdict of the policy
     */
    public HedgePlan plan(long inventoryUnits, HedgeVerdict.Ioc verdict, List<HedgeCandidate> candidates) {
        long excessUnits = excessUnits(inventoryUnits, verdict.targetShare());
        if (excessUnits <= 0) {
            return new HedgePlan.Nothing(HedgePlan.Reason.WITHIN_TARGET);
        }
        Side side = inventoryUnits > 0 ? Side.SELL : Side.BUY;
        List<Ranked> ranked = candidates.stream()
                .filter(candidate -> fit(candidate, side))
                .map(candidate -> ranked(candidate, side, verdict.impactToleranceBps()))
                .sorted(order(verdict.rankBy()))
                .toList();
        if (ranked.isEmpty()) {
            return new HedgePlan.Nothing(HedgePlan.Reason.NO_USABLE_VENUE);
        }
        List<HedgeOrder> orders = share(ranked, side, excessUnits);
        return orders.isEmpty() ? new HedgePlan.Nothing(HedgePlan.Reason.BELOW_MINIMUM) : new HedgePlan.Orders(orders);
    }

    /** What is held beyond the target, by the tighter of the limits of the venue and of all venues. */
    private long excessUnits(long inventoryUnits, double targetShare) {
        Quantity venue = inventoryUnits > 0 ? limits.venueSoftLong() : limits.venueSoftShort();
        Quantity total = inventoryUnits > 0 ? limits.totalSoftLong() : limits.totalSoftShort();
        long targetUnits = (long) Math.ceil(targetShare * Math.min(venue.units(), total.units()));
        return Math.abs(inventoryUnits) - targetUnits;
    }

    private boolean fit(HedgeCandidate candidate, Side side) {
        Instrument there = candidate.instrument();
        OrderBook book = candidate.book();
        return candidate.usable()
                && candidate.latencyP95Millis() <= care.latencyCeilingMillis()
                && there.market().equals(held.market())
                && there.contract() == held.contract()
                && there.contractSize() == held.contractSize()
                && there.quantityDecimals() == held.quantityDecimals()
                && !book.crossed()
                && book.levels(side == Side.BUY ? Side.SELL : Side.BUY) > 0;
    }

    private static Ranked ranked(HedgeCandidate candidate, Side side, double toleranceBps) {
        Sweep sweep = Sweep.within(candidate.book(), side, candidate.instrument(), toleranceBps);
        return new Ranked(candidate, sweep, sweep.depthUnits());
    }

    private static Comparator<Ranked> order(List<HedgeRank> rankBy) {
        Comparator<Ranked> order = (one, other) -> 0;
        for (HedgeRank rank : rankBy) {
            order = order.thenComparing(
                    switch (rank) {
                        case LATENCY ->
                            Comparator.comparingDouble(
                                    ranked -> ranked.candidate().latencyP95Millis());
                        case DEPTH ->
                            Comparator.comparingLong(Ranked::depthUnits).reversed();
                        case FEE ->
                            Comparator.comparingDouble(
                                    ranked -> ranked.candidate().fees().takerFeeBps());
                    });
        }
        return order.thenComparing(
                ranked -> ranked.candidate().instrument().venue().value());
    }

    private List<HedgeOrder> share(List<Ranked> ranked, Side side, long excessUnits) {
        List<HedgeOrder> orders = new ArrayList<>();
        long leftUnits = excessUnits;
        double leftNotional = care.maxNotional();
        for (Ranked next : ranked) {
            Instrument instrument = next.candidate().instrument();
            double dearest = unitNotional(instrument, next.sweep().dearestUnits());
            double cheapest = unitNotional(instrument, next.sweep().cheapestUnits());
            long units = Math.min(leftUnits, Math.min(next.depthUnits(), (long) (leftNotional / dearest)));
            units = units / instrument.lotSize() * instrument.lotSize();
            double least =
                    Math.max(care.minNotional(), next.candidate().minimum().minNotional());
            if (units > 0 && units * cheapest >= least) {
                orders.add(order(next, side, units));
                leftUnits -= units;
                leftNotional -= units * dearest;
            }
        }
        return orders;
    }

    private static double unitNotional(Instrument instrument, long priceUnits) {
        double value = instrument.contract() == ContractKind.INVERSE
                ? instrument.contractSize()
                : priceUnits / Math.pow(10, instrument.priceDecimals());
        return value / Math.pow(10, instrument.quantityDecimals());
    }

    private static HedgeOrder order(Ranked ranked, Side side, long units) {
        HedgeCandidate candidate = ranked.candidate();
        OrderBook book = candidate.book();
        double price = ranked.sweep().priceUnitsOf(units);
        boolean both = book.levels(Side.BUY) > 0 && book.levels(Side.SELL) > 0;
        double mid = both ? (book.bestBid() + (double) book.bestAsk()) / 2 : price;
        double worse = side == Side.BUY ? price - mid : mid - price;
        return new HedgeOrder(
                candidate.instrument().venue(),
                side,
                new Price(ranked.sweep().limitUnits()),
                new Quantity(units),
                new Price(Math.round(price)),
                worse / mid * BPS_PER_ONE + candidate.fees().takerFeeBps());
    }
}
