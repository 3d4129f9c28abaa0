package io.dynamicmarket.quoting.ladder;

import io.dynamicmarket.facts.ContractKind;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.MarketSizing;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.quoting.model.AvellanedaStoikov;
import java.util.List;

/**
 * Turns a directive into quotes. All distances are bps of mid, inventory q is in soft limits (the tighter of venue and
 * total), positive when long.
 *
 * <ul>
 *   <li>Centre: the Avellaneda-Stoikov reservation price, moved by beta (-clamp(q, -1, 1) + (1 - |clamp(q)|) i |i|),
 *       where i is the depth imbalance. Both quotes move by the same amount, so that a long desk buys lower and sells
 *       sooner. The market maker's specification subtracts the inventory part from the bid and <em>adds</em> it to the
 *       ask: that only widens when long and narrows when short, and re-centres nothing.
 *   <li>The imbalance part moves towards the side whose depth is exhausted, before the price gets there: i above 0 means
 *       thin asks, and both quotes rise. Its square keeps everyday imbalance from moving quotes; it yields to the
 *       inventory part as the soft limit nears, and both together never exceed beta.
 *   <li>Half-spread: the model's times the directive's factor, at least half the spread floor. The floor is what a round
 *       trip costs: the maker fee on both legs, one refresh's gas, and the cushion.
 *   <li>Gamma is scaled down while inventory is light and ramps to its full value at the soft limit. Because the
 *       half-spread is convex in gamma, the greater of its values at the calm and at the ramped gamma never falls as
 *       inventory grows: without it a heavier long could raise the bid in a quiet market.
 *   <li>The loaded side is pulled away by a share of the spread that ramps from the calm share of the soft limit to it.
 *   <li>Ticks round away from the mid, so that rounding never eats the floor; no quote reaches the far touch.
 *   <li>Sizes: a tier's share of the maximum notional, shrinking from the soft to the hard limit on the side that adds,
 *       cut to the room under the hard limits, so that a side that fills whole cannot breach them; rounded down to lots.
 * </ul>
 *
 * <p>Not thread-safe; allocates nothing per call.
 */
public final class QuoteMaker {
    private static final double BPS = 1e-4;
    private static final double SECONDS_PER_MINUTE = 60;

    private final HoldingRoom room;
    private final double makerFeeBps;
    private final long tickUnits;
    private final long lotUnits;
    /** Maximum quantity units per side at a price of one unit; at any price if the contract is inverse. */
    private final double maxQuantityScale;

    private final boolean inverse;

    /**
     * @param instrument what is quoted
     * @param sizing gives the largest notional per side
     * @param limits in quantity units of the instrument
     * @param fees of the venue
     */
    public QuoteMaker(Instrument instrument, MarketSizing sizing, InventoryLimits limits, VenueFees fees) {
        this.room = new HoldingRoom(limits);
        this.makerFeeBps = fees.makerFeeBps();
        this.tickUnits = instrument.tickSize();
        this.lotUnits = instrument.lotSize();
        this.inverse = instrument.contract() == ContractKind.INVERSE;
        double quantityUnits = sizing.maxQuoteNotional() * Math.pow(10, instrument.quantityDecimals());
        this.maxQuantityScale = inverse
                ? quantityUnits / instrument.contractSize()
                : quantityUnits * Math.pow(10, instrument.priceDecimals());
    }

    /**
     * Fills a set with the quotes that the directive asks for. Its wishes about time (cancel at once, place or keep,
     * cadence) are the caller's to carry out. A market that cannot be quoted gives an empty set that says why.
     *
     * @param bestBidUnits price units, from the book without own quotes
     * @param bestAskUnits price units
     * @param volatilityBps per square root of a minute
     * @param depthImbalance (bid depth - ask depth) / (bid depth + ask depth), -1..1
     * @param inventoryUnits signed holding at this venue
     * @param totalInventoryUnits signed holding of all venues, in units of this instrument
     * @param directive in force
     * @param into overwritten
     */
    public void quote(
            long bestBidUnits,
            long bestAskUnits,
            double volatilityBps,
            double depthImbalance,
            long inventoryUnits,
            long totalInventoryUnits,
            QuoteDirective directive,
            QuoteSet into) {
        into.clear();
        if (directive.mode() != QuotingMode.QUOTE && directive.mode() != QuotingMode.REDUCE_ONLY) {
            into.withhold(Withheld.BY_DIRECTIVE);
            return;
        }
        if (bestBidUnits <= 0 || bestAskUnits <= bestBidUnits) {
            into.withhold(Withheld.NO_TOUCH);
            return;
        }
        double midUnits = 0.5 * ((double) bestBidUnits + bestAskUnits);
        double inventory = room.softRatio(inventoryUnits, totalInventoryUnits);
        double offsetBps = offsetBps(inventory, volatilityBps, directive);
        double halfSpreadBps = halfSpreadBps(inventory, volatilityBps, directive);
        double centreBps = offsetBps + skewBps(inventory, depthImbalance, directive.betaBps());
        double pullBps = 2 * halfSpreadBps * directive.nearLimitPullShare() * load(Math.abs(inventory), directive);
        if (!(halfSpreadBps > 0 && Double.isFinite(halfSpreadBps) && Double.isFinite(centreBps + pullBps))) {
            into.withhold(Withheld.UNUSABLE_NUMBERS);
            return;
        }
        into.centre(midUnits * (1 + offsetBps * BPS), halfSpreadBps);
        double bidUnits = midUnits * (1 + (centreBps - halfSpreadBps - (inventory > 0 ? pullBps : 0)) * BPS);
        double askUnits = midUnits * (1 + (centreBps + halfSpreadBps + (inventory < 0 ? pullBps : 0)) * BPS);
        double stepUnits = midUnits * halfSpreadBps * directive.tierSpacingShare() * BPS;
        bids(
                Math.min(bidUnits, (double) (bestAskUnits - tickUnits)),
                stepUnits,
                roomUnits(Side.BUY, inventoryUnits, totalInventoryUnits, directive.mode()),
                directive.ladderScale() * room.shrink(Side.BUY, inventoryUnits, totalInventoryUnits),
                directive.ladderShares(),
                into);
        asks(
                Math.max(askUnits, (double) (bestBidUnits + tickUnits)),
                stepUnits,
                roomUnits(Side.SELL, inventoryUnits, totalInventoryUnits, directive.mode()),
                directive.ladderScale() * room.shrink(Side.SELL, inventoryUnits, totalInventoryUnits),
                directive.ladderShares(),
                into);
    }

    private static double offsetBps(double inventory, double volatilityBps, QuoteDirective directive) {
        return AvellanedaStoikov.reservationOffsetBps(
                inventory,
                directive.gamma() * gammaFactor(Math.abs(inventory), directive),
                volatilityBps,
                directive.horizonSeconds() / SECONDS_PER_MINUTE,
                directive.inventoryCoefficient());
    }

    private double halfSpreadBps(double inventory, double volatilityBps, QuoteDirective directive) {
        if (!(directive.gamma() > 0 && directive.kappa() > 0 && volatilityBps >= 0)) {
            return Double.NaN;
        }
        double calm = modelBps(gammaFactor(0, directive), volatilityBps, directive);
        double ramped = modelBps(gammaFactor(Math.abs(inventory), directive), volatilityBps, directive);
        double floorBps = 2 * makerFeeBps + directive.gasFeeBps() + directive.floorCushionBps();
        return Math.max(Math.max(calm, ramped) * directive.spreadFactor(), floorBps / 2);
    }

    private static double modelBps(double gammaFactor, double volatilityBps, QuoteDirective directive) {
        return AvellanedaStoikov.halfSpreadBps(
                directive.gamma() * gammaFactor,
                directive.kappa(),
                volatilityBps,
                directive.horizonSeconds() / SECONDS_PER_MINUTE);
    }

    private static double skewBps(double inventory, double depthImbalance, double betaBps) {
        double held = clamp(inventory);
        double imbalance = clamp(depthImbalance);
        return betaBps * (-held + (1 - Math.abs(held)) * imbalance * Math.abs(imbalance));
    }

    private static double gammaFactor(double use, QuoteDirective directive) {
        return directive.calmGammaFactor() + (1 - directive.calmGammaFactor()) * load(use, directive);
    }

    /** 0 while inventory is light, 1 from the soft limit on, linear between. */
    private static double load(double use, QuoteDirective directive) {
        if (use >= 1) {
            return 1;
        }
        double light = directive.calmInventoryShare();
        return use <= light ? 0 : (use - light) / (1 - light);
    }

    private static double clamp(double share) {
        return Math.max(-1, Math.min(1, share));
    }

    private long roomUnits(Side side, long venueUnits, long totalUnits, QuotingMode mode) {
        long untilHardUnits = room.untilHardUnits(side, venueUnits, totalUnits);
        return mode == QuotingMode.QUOTE
                ? untilHardUnits
                : Math.min(untilHardUnits, HoldingRoom.untilFlatUnits(side, venueUnits, totalUnits));
    }

    private void bids(
            double nearestUnits, double stepUnits, long roomUnits, double scale, List<Double> shares, QuoteSet into) {
        long leftUnits = roomUnits;
        long previousUnits = Long.MAX_VALUE;
        for (int tier = 0; tier < shares.size(); tier++) {
            long wishedUnits = (long) Math.floor((nearestUnits - tier * stepUnits) / tickUnits) * tickUnits;
            long priceUnits = Math.min(wishedUnits, previousUnits - tickUnits);
            if (priceUnits <= 0) {
                return;
            }
            previousUnits = priceUnits;
            leftUnits -= add(Side.BUY, priceUnits, scale * shares.get(tier), leftUnits, into);
        }
    }

    private void asks(
            double nearestUnits, double stepUnits, long roomUnits, double scale, List<Double> shares, QuoteSet into) {
        long leftUnits = roomUnits;
        long previousUnits = 0;
        for (int tier = 0; tier < shares.size(); tier++) {
            long wishedUnits = (long) Math.ceil((nearestUnits + tier * stepUnits) / tickUnits) * tickUnits;
            long priceUnits = Math.max(wishedUnits, previousUnits + tickUnits);
            previousUnits = priceUnits;
            leftUnits -= add(Side.SELL, priceUnits, scale * shares.get(tier), leftUnits, into);
        }
    }

    /** Adds a tier if at least one lot is left of it and gives its size. */
    private long add(Side side, long priceUnits, double share, long leftUnits, QuoteSet into) {
        double wishedUnits = share * (inverse ? maxQuantityScale : maxQuantityScale / priceUnits);
        long quantityUnits = Math.min((long) wishedUnits, leftUnits) / lotUnits * lotUnits;
        if (quantityUnits <= 0) {
            return 0;
        }
        into.add(side, priceUnits, quantityUnits);
        return quantityUnits;
    }
}
