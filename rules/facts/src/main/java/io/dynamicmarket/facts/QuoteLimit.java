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
 * @param toxicityFactor further factor on the half-spread, for toxic flow
 * @param ladderScale factor on the ladder
 * @param cadenceFactor factor on the refresh interval
 * @param tiers most tiers that may be quoted
 * @param maxQuoteAgeMillis longest time that a quote may rest
 * @param hedgeAllowed whether hedges may be sent
 * @param grounds who asks and why
 */
public record QuoteLimit(
        QuotingMode mode,
        boolean cancelResting,
        boolean placeNew,
        double spreadFactor,
        double toxicityFactor,
        double ladderScale,
        double cadenceFactor,
        int tiers,
        long maxQuoteAgeMillis,
        boolean hedgeAllowed,
        Grounds grounds) {
    private static final int ANY_TIERS = Integer.MAX_VALUE;

    public QuoteLimit {
        Objects.requireNonNull(mode);
        Objects.requireNonNull(grounds);
    }

    /** A limit on the mode alone; a mode that quotes nothing also cancels what rests. */
    public static QuoteLimit mode(QuotingMode mode, Grounds grounds) {
        return limit(mode, 1, 1, 1, ANY_TIERS, true, grounds);
    }

    /** What the playbook of the state asks for. */
    public static QuoteLimit of(Playbook playbook, Grounds grounds) {
        return limit(
                playbook.mode(),
                playbook.spreadFactor(),
                playbook.ladderScale(),
                playbook.cadenceFactor(),
                ANY_TIERS,
                true,
                grounds);
    }

    /** What the feed's confidence asks for. */
    public static QuoteLimit of(ConfidenceAction action) {
        return limit(
                action.mode(),
                action.spreadFactor(),
                action.ladderScale(),
                1,
                ANY_TIERS,
                action.hedgeAllowed(),
                action.grounds());
    }

    /** What chain fees ask for. */
    public static QuoteLimit of(GasResponse gas) {
        return limit(QuotingMode.QUOTE, 1, gas.ladderScale(), gas.cadenceFactor(), gas.tiers(), true, gas.grounds());
    }

    /** A limit on nothing but the width of the spread. */
    public static QuoteLimit widen(double factor, Grounds grounds) {
        return limit(QuotingMode.QUOTE, factor, 1, 1, ANY_TIERS, true, grounds);
    }

    /** A wider half-spread while flow is toxic; kept apart from other factors, so that a quote can be explained. */
    public static QuoteLimit widenForToxicity(double factor, Grounds grounds) {
        return new QuoteLimit(
                QuotingMode.QUOTE,
                false,
                true,
                1,
                factor,
                1,
                1,
                ANY_TIERS,
                QuoteDirective.LONGEST_AGE_MILLIS,
                true,
                grounds);
    }

    /** A limit on nothing but the sizes. */
    public static QuoteLimit shrink(double factor, Grounds grounds) {
        return limit(QuotingMode.QUOTE, 1, factor, 1, ANY_TIERS, true, grounds);
    }

    /** A limit on nothing but the age of quotes. */
    public static QuoteLimit age(long maxQuoteAgeMillis, Grounds grounds) {
        return new QuoteLimit(QuotingMode.QUOTE, false, true, 1, 1, 1, 1, ANY_TIERS, maxQuoteAgeMillis, true, grounds);
    }

    /** Nothing new is placed; what rests may stay. */
    public static QuoteLimit hold(Grounds grounds) {
        return new QuoteLimit(
                QuotingMode.QUOTE,
                false,
                false,
                1,
                1,
                1,
                1,
                ANY_TIERS,
                QuoteDirective.LONGEST_AGE_MILLIS,
                true,
                grounds);
    }

    /**
     * The tightest of all: the tightest mode and permissions, the fewest tiers, all factors multiplied. The grounds are
     * those of the limit that is tightest by itself; among equals of the one whose source comes first.
     */
    public static QuoteLimit tightest(List<QuoteLimit> limits) {
        QuoteLimit tightest = limits.get(0);
        QuoteLimit reason = tightest;
        for (QuoteLimit limit : limits.subList(1, limits.size())) {
            tightest = tightest.and(limit);
            reason = limit.isTighterThan(reason) ? limit : reason;
        }
        return tightest.because(reason.grounds);
    }

    /** The grounds of a directive under this limit. */
    public Grounds grounds(StateInForce state, PresetChoice choice) {
        return new Grounds(
                grounds.source(),
                mode + " in " + state.state() + ", tightest by " + grounds.sentence() + "; preset " + choice.preset()
                        + " by " + choice.grounds().source());
    }

    private boolean isTighterThan(QuoteLimit other) {
        if (mode != other.mode) {
            return mode.compareTo(other.mode) > 0;
        }
        if (cancelResting != other.cancelResting) {
            return cancelResting;
        }
        if (placeNew != other.placeNew) {
            return !placeNew;
        }
        int wider = Double.compare(spreadFactor * toxicityFactor, other.spreadFactor * other.toxicityFactor);
        return wider > 0 || (wider == 0 && grounds.source().compareTo(other.grounds.source()) < 0);
    }

    private QuoteLimit and(QuoteLimit other) {
        return new QuoteLimit(
                other.mode.compareTo(mode) > 0 ? other.mode : mode,
                cancelResting || other.cancelResting,
                placeNew && other.placeNew,
                spreadFactor * other.spreadFactor,
                toxicityFactor * other.toxicityFactor,
                ladderScale * other.ladderScale,
                cadenceFactor * other.cadenceFactor,
                Math.min(tiers, other.tiers),
                Math.min(maxQuoteAgeMillis, other.maxQuoteAgeMillis),
                hedgeAllowed && other.hedgeAllowed,
                grounds);
    }

    private QuoteLimit because(Grounds reason) {
        return new QuoteLimit(
                mode,
                cancelResting,
                placeNew,
                spreadFactor,
                toxicityFactor,
                ladderScale,
                cadenceFactor,
                tiers,
                maxQuoteAgeMillis,
                hedgeAllowed,
                reason);
    }

    private static QuoteLimit limit(
            QuotingMode mode, double spread, double ladder, double cadence, int tiers, boolean hedge, Grounds why) {
        boolean none = mode.compareTo(QuotingMode.HEDGE_ONLY) >= 0;
        boolean hedges = hedge && mode != QuotingMode.HALT;
        return new QuoteLimit(
                mode, none, !none, spread, 1, ladder, cadence, tiers, QuoteDirective.LONGEST_AGE_MILLIS, hedges, why);
    }
}
