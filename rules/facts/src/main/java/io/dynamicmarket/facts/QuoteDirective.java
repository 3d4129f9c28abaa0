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
 * @param gamma risk aversion after factors
 * @param kappa intensity decay, per bps
 * @param inventoryCoefficient 1 or 0.5
 * @param horizonSeconds rolling horizon
 * @param betaBps largest inventory skew after factors
 * @param nearLimitPullShare see {@link Preset}
 * @param calmGammaFactor see {@link Preset}
 * @param calmInventoryShare see {@link Preset}
 * @param spreadFactor factor on the half-spread after state, breakers, confidence and overrides
 * @param floorCushionBps cushion over fees and gas in the spread floor, after the state
 * @param gasFeeBps gas in the spread floor
 * @param ladderShares tiers that may be quoted, nearest first, shares of the maximum quote size
 * @param ladderScale factor on the size of every tier
 * @param tierSpacingShare see {@link Preset}
 * @param refreshMillis shortest time between two refreshes
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
        double gamma,
        double kappa,
        double inventoryCoefficient,
        double horizonSeconds,
        double betaBps,
        double nearLimitPullShare,
        double calmGammaFactor,
        double calmInventoryShare,
        double spreadFactor,
        double floorCushionBps,
        double gasFeeBps,
        List<Double> ladderShares,
        double ladderScale,
        double tierSpacingShare,
        long refreshMillis,
        boolean hedgeAllowed,
        PresetName preset,
        ReleaseId release,
        Grounds grounds) {
    public QuoteDirective {
        Objects.requireNonNull(market);
        Objects.requireNonNull(mode);
        Objects.requireNonNull(preset);
        Objects.requireNonNull(release);
        Objects.requireNonNull(grounds);
        ladderShares = List.copyOf(ladderShares);
        gamma = Six.decimals(gamma);
        betaBps = Six.decimals(betaBps);
        spreadFactor = Six.decimals(spreadFactor);
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
                1,
                1,
                1,
                1,
                0,
                0,
                1,
                0,
                1,
                0,
                0,
                List.of(),
                0,
                0,
                1000,
                false,
                PresetName.DEFENSIVE,
                release,
                grounds);
    }
}
