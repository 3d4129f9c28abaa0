package io.dynamicmarket.facts;

import java.util.List;
import java.util.Objects;

/**
 * What one concern (playbook, breaker, confidence, gas, override) asks of quoting. Limits combine to the tightest.
 *
 * @param mode loosest mode allowed
 * @param cancelResting whether resting quotes must go
 * @param placeNew whether quotes may be placed or moved
 * @param spreadFactor factor on the half-spread
 * @param ladderScale factor on the ladder
 * @param cadenceFactor factor on the refresh interval
 * @param tiers most tiers that may be quoted
 * @param hedgeAllowed whether hedges may be sent
 * @param grounds who asks and why
 */
public record QuoteLimit(
        QuotingMode mode,
        boolean cancelResting,
        boolean placeNew,
        double spreadFactor,
        double ladderScale,
        double cadenceFactor,
        int tiers,
        boolean hedgeAllowed,
        Grounds grounds) {
    public QuoteLimit {
        Objects.requireNonNull(mode);
        Objects.requireNonNull(grounds);
    }

    /** A limit on the mode alone; a mode that quotes nothing also cancels what rests. */
    public static QuoteLimit mode(QuotingMode mode, Grounds grounds) {
        boolean none = mode.compareTo(QuotingMode.HEDGE_ONLY) >= 0;
        boolean hedges = mode != QuotingMode.HALT;
        return new QuoteLimit(mode, none, !none, 1, 1, 1, Integer.MAX_VALUE, hedges, grounds);
    }

    /** Nothing new is placed; what rests may stay. */
    public static QuoteLimit hold(Grounds grounds) {
        return new QuoteLimit(QuotingMode.QUOTE, false, false, 1, 1, 1, Integer.MAX_VALUE, true, grounds);
    }

    /** The same limit with these factors. */
    public QuoteLimit scaled(double spread, double ladder, double cadence) {
        return new QuoteLimit(mode, cancelResting, placeNew, spread, ladder, cadence, tiers, hedgeAllowed, grounds);
    }

    /** The same limit with at most so many tiers. */
    public QuoteLimit tiers(int most) {
        return new QuoteLimit(
                mode, cancelResting, placeNew, spreadFactor, ladderScale, cadenceFactor, most, hedgeAllowed, grounds);
    }

    /** The same limit, with hedges only where both allow them. */
    public QuoteLimit hedges(boolean allowed) {
        return new QuoteLimit(
                mode,
                cancelResting,
                placeNew,
                spreadFactor,
                ladderScale,
                cadenceFactor,
                tiers,
                hedgeAllowed && allowed,
                grounds);
    }

    /**
     * The tightest of all: the tightest mode and permissions, the fewest tiers, all factors multiplied; the grounds are
     * those of the tightest mode, the first where several are as tight.
     */
    public static QuoteLimit tightest(List<QuoteLimit> limits) {
        QuoteLimit tightest = limits.get(0);
        for (QuoteLimit limit : limits.subList(1, limits.size())) {
            tightest = tightest.and(limit);
        }
        return tightest;
    }

    private QuoteLimit and(QuoteLimit other) {
        boolean otherIsTighter = other.mode.compareTo(mode) > 0 || placeNew && !other.placeNew;
        return new QuoteLimit(
                other.mode.compareTo(mode) > 0 ? other.mode : mode,
                cancelResting || other.cancelResting,
                placeNew && other.placeNew,
                spreadFactor * other.spreadFactor,
                ladderScale * other.ladderScale,
                cadenceFactor * other.cadenceFactor,
                Math.min(tiers, other.tiers),
                hedgeAllowed && other.hedgeAllowed,
                otherIsTighter ? other.grounds : grounds);
    }
}
