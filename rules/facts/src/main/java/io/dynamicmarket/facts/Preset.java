package io.dynamicmarket.facts;

import java.util.List;
import java.util.Objects;

/**
 * A quoting preset: what quants tune, within bounds that governance sets. Prices are in bps of mid, time in minutes,
 * inventory in soft limits, so that one preset serves markets of any price (docs/adr).
 *
 * @param name which preset
 * @param gamma risk aversion, per bps and soft limit
 * @param kappa decay of the fill intensity, per bps
 * @param inventoryCoefficient 1 in the paper, 0.5 in the specification
 * @param horizonSeconds rolling horizon T
 * @param betaBps largest inventory skew of both quotes, bps
 * @param nearLimitPullShare how much of the spread the loaded side is pulled away near the soft limit, 0..1
 * @param calmGammaFactor gamma factor while inventory is light
 * @param calmInventoryShare share of the soft limit under which inventory is light
 * @param floorCushionBps cushion in the spread floor over fees and gas
 * @param ladderShares share of the maximum quote size per tier, nearest first, summing to 1
 * @param tierSpacingShare distance between tiers as a share of the half-spread
 * @param cexRefreshMillis refresh cadence on an exchange
 * @param dexRefreshMillis refresh cadence on chain
 * @param hedgeThresholdShare share of the soft limit above which hedging starts
 * @param rewardFactor factor on staking and mining rewards
 */
public record Preset(
        PresetName name,
        double gamma,
        double kappa,
        double inventoryCoefficient,
        double horizonSeconds,
        double betaBps,
        double nearLimitPullShare,
        double calmGammaFactor,
        double calmInventoryShare,
        double floorCushionBps,
        List<Double> ladderShares,
        double tierSpacingShare,
        long cexRefreshMillis,
        long dexRefreshMillis,
        double hedgeThresholdShare,
        double rewardFactor) {
    public Preset {
        Objects.requireNonNull(name);
        ladderShares = List.copyOf(ladderShares);
        positive(name, "gamma", gamma);
        positive(name, "kappa", kappa);
        positive(name, "inventoryCoefficient", inventoryCoefficient);
        positive(name, "horizonSeconds", horizonSeconds);
        positive(name, "calmGammaFactor", calmGammaFactor);
        positive(name, "hedgeThresholdShare", hedgeThresholdShare);
        positive(name, "rewardFactor", rewardFactor);
        positive(name, "cexRefreshMillis", cexRefreshMillis);
        positive(name, "dexRefreshMillis", dexRefreshMillis);
        notNegative(name, "betaBps", betaBps);
        notNegative(name, "nearLimitPullShare", nearLimitPullShare);
        notNegative(name, "calmInventoryShare", calmInventoryShare);
        notNegative(name, "floorCushionBps", floorCushionBps);
        notNegative(name, "tierSpacingShare", tierSpacingShare);
        double sum = ladderShares.stream().mapToDouble(Double::doubleValue).sum();
        if (ladderShares.isEmpty()
                || Math.abs(sum - 1) > 1e-9
                || ladderShares.stream().anyMatch(s -> s <= 0)) {
            throw new IllegalArgumentException(
                    "Expected ladderShares of " + name + " to be positive and to sum to 1, but got " + ladderShares);
        }
    }

    private static void positive(PresetName name, String field, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("Expected " + field + " of " + name + " above 0, but got " + value);
        }
    }

    private static void notNegative(PresetName name, String field, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException("Expected " + field + " of " + name + " of 0 or more, but got " + value);
        }
    }
}
