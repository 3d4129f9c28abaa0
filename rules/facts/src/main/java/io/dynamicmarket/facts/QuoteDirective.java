package io.dynamicmarket.facts;

import java.util.List;
import java.util.Objects;

/**
 * The policy's whole instruction to the quoting model; it holds until the next one.
 *
 * @param market which market
 * @param mode what may be quoted
 * @param cancelResting cancel resting quotes at once
 * @param placeNew whether quotes may be placed or moved; false keeps what rests
 * @param model which quoting model quotes
 * @param gamma risk aversion after factors
 * @param kappa intensity decay, per bps
 * @param intensityPerMinute see {@link Preset}
 * @param orderShare see {@link Preset}
 * @param inventoryCoefficient 1 or 0.5
 * @param horizonSeconds rolling horizon
 * @param betaBps largest inventory skew after factors
 * @param nearLimitPullShare see {@link Preset}
 * @param calmGammaFactor see {@link Preset}
 * @param calmInventoryShare see {@link Preset}
 * @param spreadFactor factor on the half-spread after state, breakers, confidence and overrides
 * @param toxicityFactor further factor on the half-spread while flow is toxic, 1 otherwise
 * @param floorCushionBps cushion over fees and gas in the spread floor, after the state
 * @param gasFeeBps gas in the spread floor
 * @param ladderShares tiers that may be quoted, nearest first, shares of the maximum quote size
 * @param lightConcentrationShare see {@link Preset}
 * @param ladderScale factor on the size of every tier
 * @param tierSpacingShare see {@link Preset}
 * @param refreshMillis shortest time between two refreshes
 * @param maxQuoteAgeMillis quotes that have rested longer are cancelled, at most {@link #LONGEST_AGE_MILLIS}
 * @param hedgeAllowed whether hedges may be sent
 * @param preset preset in use
 * @param release under which release it was decided
 * @param grounds why
 */
public record QuoteDirective(
        MarketId market,
        QuotingMode mode,
        boolean cancelResting,
        boolean placeNew,
        QuotingModelName model,
        double gamma,
        double kappa,
        double intensityPerMinute,
        double orderShare,
        double inventoryCoefficient,
        double horizonSeconds,
        double betaBps,
        double nearLimitPullShare,
        double calmGammaFactor,
        double calmInventoryShare,
        double spreadFactor,
        double toxicityFactor,
        double floorCushionBps,
        double gasFeeBps,
        List<Double> ladderShares,
        double lightConcentrationShare,
        double ladderScale,
        double tierSpacingShare,
        long refreshMillis,
        long maxQuoteAgeMillis,
        boolean hedgeAllowed,
        PresetName preset,
        ReleaseId release,
        Grounds grounds) {
    /** A day: the longest that any quote may rest, and so no limit of its own. */
    public static final long LONGEST_AGE_MILLIS = 86_400_000;

    public QuoteDirective {
        Objects.requireNonNull(market);
        Objects.requireNonNull(mode);
        Objects.requireNonNull(model);
        Objects.requireNonNull(preset);
        Objects.requireNonNull(release);
        Objects.requireNonNull(grounds);
        ladderShares = List.copyOf(ladderShares);
        gamma = Six.decimals(gamma);
        betaBps = Six.decimals(betaBps);
        spreadFactor = Six.decimals(spreadFactor);
        toxicityFactor = Six.decimals(toxicityFactor);
        floorCushionBps = Six.decimals(floorCushionBps);
        gasFeeBps = Six.decimals(gasFeeBps);
        ladderScale = Six.decimals(ladderScale);
    }

    /** The most restrictive directive: what stands where an answer is missing, failed or late. */
    public static QuoteDirective halt(MarketId market, ReleaseId release, Grounds grounds) {
        return new QuoteDirective(
                market,
                QuotingMode.HALT,
                true,
                false,
                QuotingModelName.AVELLANEDA_STOIKOV,
                1,
                1,
                1,
                1,
                1,
                1,
                0,
                0,
                1,
                0,
                1,
                1,
                0,
                0,
                List.of(),
                0,
                0,
                0,
                1000,
                LONGEST_AGE_MILLIS,
                false,
                PresetName.DEFENSIVE,
                release,
                grounds);
    }
}
