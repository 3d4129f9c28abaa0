package io.dynamicmarket.quoting.ladder;

import io.dynamicmarket.facts.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How one quote came about: the waterfall from the mid to its price, bps of mid. Positions are rounded to a millionth of
 * a bps and steps are differences of positions, so that the steps add up to the quote's distance exactly.
 *
 * <p>Steps, in this order: {@code reservation} (inventory moves the centre: the model's reservation price and beta's
 * skew), {@code imbalance}, {@code halfSpread} (the model's, under the factor of state and breakers), {@code toxicity},
 * {@code floor} (up to fees, gas and cushion), {@code limits} (a loaded side is pulled away, and no quote reaches the far
 * touch), {@code tier} (farther tiers only), {@code rounding} (to the tick, away from the mid).
 *
 * @param side of the quote
 * @param tier 0 is the nearest
 * @param midUnits price units; may lie between two units
 * @param steps in order
 * @param priceUnits of the quote
 * @param quantityUnits of the quote; 0 if it is not sent
 */
public record QuoteExplanation(
        Side side, int tier, double midUnits, List<Step> steps, long priceUnits, long quantityUnits) {
    private static final double MILLIONTHS = 1e6;
    private static final double BPS_PER_ONE = 1e4;

    /**
     * One step of the waterfall.
     *
     * @param name which
     * @param millionths of a bps of mid, signed: positive is up
     */
    public record Step(String name, long millionths) {
        public Step {
            Objects.requireNonNull(name);
        }

        public double bps() {
            return millionths / MILLIONTHS;
        }
    }

    public QuoteExplanation {
        Objects.requireNonNull(side);
        steps = List.copyOf(steps);
    }

    /** Explains a tier of a set that is not withheld; a tier that is not there is an {@link IllegalStateException}. */
    public static QuoteExplanation of(QuoteSet quotes, Side side, int tier) {
        if (tier < 0 || tier >= quotes.tiers(side)) {
            throw new IllegalStateException(
                    "Expected a tier under " + quotes.tiers(side) + " on side " + side + ", but got " + tier);
        }
        return of(
                quotes, side, quotes.rung(side, tier), quotes.priceUnits(side, tier), quotes.quantityUnits(side, tier));
    }

    /** Explains where the nearest quote of a side would stand that has none, before its price was rounded to ticks. */
    public static QuoteExplanation unsent(QuoteSet quotes, Side side) {
        double unrounded = quotes.stages().unroundedUnits(side, 0);
        return of(quotes, side, 0, Math.round(unrounded), 0);
    }

    private static QuoteExplanation of(QuoteSet quotes, Side side, int rung, long priceUnits, long quantityUnits) {
        QuoteStages stages = quotes.stages();
        double mid = stages.midUnits();
        int away = side == Side.BUY ? -1 : 1;
        Waterfall fall = new Waterfall();
        double at = fall.to("reservation", stages.reservationBps() + stages.inventorySkewBps());
        at = fall.to("imbalance", at + stages.imbalanceBps());
        at = fall.to("halfSpread", at + away * stages.modelHalfBps());
        at = fall.to("toxicity", at + away * stages.toxicityHalfBps());
        fall.to("floor", at + away * stages.floorHalfBps());
        fall.to("limits", bps(stages.unroundedUnits(side, 0), mid));
        if (rung > 0) {
            fall.to("tier", bps(stages.unroundedUnits(side, rung), mid));
        }
        fall.to("rounding", bps(priceUnits, mid));
        return new QuoteExplanation(side, rung, mid, fall.steps, priceUnits, quantityUnits);
    }

    /** Distance of the quote from the mid, millionths of a bps: the sum of the steps. */
    public long totalMillionths() {
        return steps.stream().mapToLong(Step::millionths).sum();
    }

    private static double bps(double priceUnits, double midUnits) {
        return (priceUnits - midUnits) / midUnits * BPS_PER_ONE;
    }

    private static final class Waterfall {
        private final List<Step> steps = new ArrayList<>();
        private long standsAt;

        double to(String name, double positionBps) {
            long position = Math.round(positionBps * MILLIONTHS);
            steps.add(new Step(name, position - standsAt));
            standsAt = position;
            return positionBps;
        }
    }
}
