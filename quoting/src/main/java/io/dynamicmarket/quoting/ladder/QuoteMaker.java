package io.dynamicmarket.quoting.ladder;

import io.dynamicmarket.facts.ContractKind;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.MarketSizing;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.QuotingModelName;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.facts.VenueMinimum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a directive into quotes. All distances are bps of mid, inventory q is in soft limits (the tighter of venue and
 * total), positive when long.
 *
 * <ul>
 *   <li>Centre: the reservation price of the model in use, moved by beta (-clamp(q, -1, 1) + (1 - |clamp(q)|) i |i|),
 *       where i is the depth imbalance. Both quotes move by the same amount, so that a long desk buys lower and sells
 *       sooner. The market maker's specification subtracts the inventory part from the bid and <em>adds</em> it to the
 *       ask: that only widens when long and narrows when short, and re-centres nothing.
 *   <li>The imbalance part moves towards the side whose depth is exhausted, before the price gets there: i above 0 means
 *       thin asks, and both quotes rise. Its square keeps everyday imbalance from moving quotes; it yields to the
 *       inventory part as the soft limit nears, and both together never exceed beta.
 *   <li>Half-spread: the model's times the directive's factor, at least half the spread floor. The floor is what a round
 *       trip costs: the maker fee on both legs, one refresh's gas, and the cushion.
 *   <li>While inventory is light the model works with a lower gamma; its answers ramp to those of the full gamma at the
 *       soft limit. As a long grows the centre falls and the half-spread does not, so that the bid never rises.
 *   <li>Toxic flow multiplies the half-spread once more; the spread floor comes after it.
 *   <li>The loaded side is pulled away by a share of the spread that ramps from the calm share of the soft limit to it.
 *   <li>Ticks round away from the mid, so that rounding never eats the floor; no quote reaches the far touch.
 *   <li>Sizes: a tier's share of the maximum notional, shrinking from the soft to the hard limit on the side that adds,
 *       cut to the room under the hard limits, so that a side that fills whole cannot breach them; rounded down to lots.
 *       While inventory is light, a share of the farther tiers' sizes moves to the nearest. What is less than the venue
 *       takes as one order is not sent; the next tier gets it.
 * </ul>
 *
 * <p>The terms are kept in {@link QuoteStages}, from which {@link QuoteExplanation} tells how a quote came about.
 *
 * <p>Not thread-safe; allocates nothing per call while the parameters of the directive stay among the latest few.
 */
public final class QuoteMaker {
    private static final double BPS = 1e-4;
    private static final double SECONDS_PER_MINUTE = 60;

    private static final int PANELS_KEPT = 8;

    private final HoldingRoom room;
    private final double makerFeeBps;
    private final long tickUnits;
    private final long lotUnits;
    /** Maximum quantity units per side at a price of one unit; at any price if the contract is inverse. */
    private final double maxQuantityScale;

    /** Least quantity units of an order, counted like the maximum. */
    private final double minQuantityScale;

    private final boolean inverse;
    private final Map<ModelPanel.Parameters, ModelPanel> panels = new LatestPanels();
    private @Nullable QuoteDirective latest;
    private @Nullable ModelPanel panel;
    private double concentration;
    private double carried;

    /**
     * @param instrument what is quoted
     * @param sizing gives the largest notional per side
     * @param limits in quantity units of the instrument
     * @param fees of the venue
     * @param minimum the least that the venue takes as one order
     */
    public QuoteMaker(
            Instrument instrument, MarketSizing sizing, InventoryLimits limits, VenueFees fees, VenueMinimum minimum) {
        this.room = new HoldingRoom(limits);
        this.makerFeeBps = fees.makerFeeBps();
        this.tickUnits = instrument.tickSize();
        this.lotUnits = instrument.lotSize();
        this.inverse = instrument.contract() == ContractKind.INVERSE;
        this.maxQuantityScale = quantityScale(instrument, sizing.maxQuoteNotional());
        this.minQuantityScale = quantityScale(instrument, minimum.minNotional());
    }

    private static double quantityScale(Instrument instrument, double notional) {
        double quantityUnits = notional * Math.pow(10, instrument.quantityDecimals());
        return instrument.contract() == ContractKind.INVERSE
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
        if (!(directive.gamma() > 0 && directive.kappa() > 0 && volatilityBps >= 0)) {
            into.withhold(Withheld.UNUSABLE_NUMBERS);
            return;
        }
        QuoteStages stages = into.stages();
        double inventory = room.softRatio(inventoryUnits, totalInventoryUnits);
        double load = load(Math.abs(inventory), directive);
        stages.midUnits = 0.5 * ((double) bestBidUnits + bestAskUnits);
        centre(inventory, load, volatilityBps, clamp(depthImbalance), directive, stages);
        spread(inventory, load, volatilityBps, directive, stages);
        if (!(stages.halfSpreadBps() > 0
                && Double.isFinite(stages.halfSpreadBps())
                && Double.isFinite(stages.centreBps() + stages.bidPullBps + stages.askPullBps))) {
            into.withhold(Withheld.UNUSABLE_NUMBERS);
            return;
        }
        prices(bestBidUnits, bestAskUnits, directive, stages);
        into.centre(stages.midUnits * (1 + stages.reservationBps * BPS), stages.halfSpreadBps());
        concentration = directive.lightConcentrationShare() * (1 - load);
        bids(
                roomUnits(Side.BUY, inventoryUnits, totalInventoryUnits, directive.mode()),
                directive.ladderScale() * room.shrink(Side.BUY, inventoryUnits, totalInventoryUnits),
                directive.ladderShares(),
                into);
        asks(
                roomUnits(Side.SELL, inventoryUnits, totalInventoryUnits, directive.mode()),
                directive.ladderScale() * room.shrink(Side.SELL, inventoryUnits, totalInventoryUnits),
                directive.ladderShares(),
                into);
    }

    /**
     * How far the models disagree now: the largest distance of a shadow's bid or ask from those of the model in use,
     * before factors, skews and floor, bps of mid.
     *
     * @param volatilityBps per square root of a minute
     * @param inventoryUnits signed holding at this venue
     * @param totalInventoryUnits signed holding of all venues, in units of this instrument
     * @param directive in force
     */
    public double modelDivergenceBps(
            double volatilityBps, long inventoryUnits, long totalInventoryUnits, QuoteDirective directive) {
        double inventory = room.softRatio(inventoryUnits, totalInventoryUnits);
        return panel(directive)
                .divergenceBps(
                        inventory, volatilityBps, horizonMinutes(directive), load(Math.abs(inventory), directive));
    }

    /** What one model answers now, before factors, skews and floor. */
    public ModelQuotes model(
            QuotingModelName name,
            double volatilityBps,
            long inventoryUnits,
            long totalInventoryUnits,
            QuoteDirective directive) {
        double inventory = room.softRatio(inventoryUnits, totalInventoryUnits);
        double load = load(Math.abs(inventory), directive);
        RampedModel model = panel(directive).of(name);
        return new ModelQuotes(
                name,
                model.offsetBps(inventory, volatilityBps, horizonMinutes(directive), load),
                model.halfSpreadBps(inventory, volatilityBps, horizonMinutes(directive), load));
    }

    private void centre(
            double inventory,
            double load,
            double volatilityBps,
            double imbalance,
            QuoteDirective directive,
            QuoteStages stages) {
        double held = clamp(inventory);
        stages.reservationBps =
                panel(directive).inUse().offsetBps(inventory, volatilityBps, horizonMinutes(directive), load);
        stages.inventorySkewBps = -directive.betaBps() * held;
        stages.imbalanceBps = directive.betaBps() * (1 - Math.abs(held)) * imbalance * Math.abs(imbalance);
    }

    private void spread(
            double inventory, double load, double volatilityBps, QuoteDirective directive, QuoteStages stages) {
        double modelBps =
                panel(directive).inUse().halfSpreadBps(inventory, volatilityBps, horizonMinutes(directive), load);
        double floorBps = 2 * makerFeeBps + directive.gasFeeBps() + directive.floorCushionBps();
        stages.modelHalfBps = modelBps * directive.spreadFactor();
        stages.toxicityHalfBps = stages.modelHalfBps * (directive.toxicityFactor() - 1);
        stages.halfSpreadBps = Math.max(stages.modelHalfBps + stages.toxicityHalfBps, floorBps / 2);
        double pullBps = 2 * stages.halfSpreadBps() * directive.nearLimitPullShare() * load;
        stages.bidPullBps = inventory > 0 ? pullBps : 0;
        stages.askPullBps = inventory < 0 ? pullBps : 0;
    }

    private void prices(long bestBidUnits, long bestAskUnits, QuoteDirective directive, QuoteStages stages) {
        double midUnits = stages.midUnits;
        double halfBps = stages.halfSpreadBps();
        double bidUnits = midUnits * (1 + (stages.centreBps() - halfBps - stages.bidPullBps) * BPS);
        double askUnits = midUnits * (1 + (stages.centreBps() + halfBps + stages.askPullBps) * BPS);
        stages.bidUnits = Math.min(bidUnits, (double) (bestAskUnits - tickUnits));
        stages.askUnits = Math.max(askUnits, (double) (bestBidUnits + tickUnits));
        stages.stepUnits = midUnits * halfBps * directive.tierSpacingShare() * BPS;
    }

    private ModelPanel panel(QuoteDirective directive) {
        ModelPanel current = panel;
        if (current == null || directive != latest) {
            latest = directive;
            current = panels.computeIfAbsent(ModelPanel.Parameters.of(directive), ModelPanel::new);
            panel = current;
        }
        return current;
    }

    private static double horizonMinutes(QuoteDirective directive) {
        return directive.horizonSeconds() / SECONDS_PER_MINUTE;
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

    private void bids(long roomUnits, double scale, List<Double> shares, QuoteSet into) {
        long leftUnits = roomUnits;
        long previousUnits = Long.MAX_VALUE;
        carried = 0;
        for (int tier = 0; tier < shares.size(); tier++) {
            long wishedUnits = (long) Math.floor(into.stages().unroundedUnits(Side.BUY, tier) / tickUnits) * tickUnits;
            long priceUnits = Math.min(wishedUnits, previousUnits - tickUnits);
            if (priceUnits <= 0) {
                return;
            }
            previousUnits = priceUnits;
            leftUnits -= add(Side.BUY, tier, priceUnits, scale * share(shares, tier), leftUnits, into);
        }
    }

    private void asks(long roomUnits, double scale, List<Double> shares, QuoteSet into) {
        long leftUnits = roomUnits;
        long previousUnits = 0;
        carried = 0;
        for (int tier = 0; tier < shares.size(); tier++) {
            long wishedUnits = (long) Math.ceil(into.stages().unroundedUnits(Side.SELL, tier) / tickUnits) * tickUnits;
            long priceUnits = Math.max(wishedUnits, previousUnits + tickUnits);
            previousUnits = priceUnits;
            leftUnits -= add(Side.SELL, tier, priceUnits, scale * share(shares, tier), leftUnits, into);
        }
    }

    /** Farther tiers give a share of their size to the nearest while inventory is light. */
    private double share(List<Double> shares, int tier) {
        if (tier > 0) {
            return shares.get(tier) * (1 - concentration);
        }
        double farther = 0;
        for (int other = 1; other < shares.size(); other++) {
            farther += shares.get(other);
        }
        return shares.get(0) + concentration * farther;
    }

    /** Adds a tier if what is left of it is an order that the venue takes, and gives its size. */
    private long add(Side side, int rung, long priceUnits, double share, long leftUnits, QuoteSet into) {
        double perUnit = inverse ? 1 : 1.0 / priceUnits;
        double wishedUnits = (share + carried) * maxQuantityScale * perUnit;
        long quantityUnits = Math.min((long) wishedUnits, leftUnits) / lotUnits * lotUnits;
        if (quantityUnits <= 0 || quantityUnits < minQuantityScale * perUnit) {
            carried += share;
            return 0;
        }
        carried = 0;
        into.add(side, rung, priceUnits, quantityUnits);
        return quantityUnits;
    }

    /** The panels of the latest parameters: states and presets come back, and tabulated models are dear to solve. */
    private static final class LatestPanels extends LinkedHashMap<ModelPanel.Parameters, ModelPanel> {
        LatestPanels() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<ModelPanel.Parameters, ModelPanel> eldest) {
            return size() > PANELS_KEPT;
        }
    }
}
