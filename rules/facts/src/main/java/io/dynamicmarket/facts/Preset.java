package io.dynamicmarket.facts;

import java.util.List;
import java.util.Objects;

/**
 * A quoting preset: what quants tune, within bounds that governance sets. Prices are in bps of mid, time in minutes,
 * inventory in soft limits, so that one preset serves markets of any price (docs/adr).
 *
 * @param name which preset
 * @param model which quoting model quotes; the others run beside it
 * @param gamma risk aversion, per bps and soft limit
 * @param kappa decay of the fill intensity, per bps
 * @param intensityPerMinute A, fills a minute of a quote at the mid, per side; only the GLFT models use it
 * @param orderShare size of one fill in soft limits, 0.05..1; only the GLFT models use it
 * @param inventoryCoefficient 1 in the paper, 0.5 in the specification; only Avellaneda-Stoikov uses it
 * @param horizonSeconds rolling horizon T; the GLFT closed form has none
 * @param betaBps largest inventory skew of both quotes, bps
 * @param nearLimitPullShare how much of the spread the loaded side is pulled away near the soft limit, 0..1
 * @param calmGammaFactor gamma factor while inventory is light
 * @param calmInventoryShare share of the soft limit under which inventory is light
 * @param floorCushionBps cushion in the spread floor over fees and gas
 * @param ladderShares share of the maximum quote size per tier, nearest first, summing to 1
 * @param lightConcentrationShare share of the farther tiers' sizes that moves to the nearest while inventory is light, 0..1
 * @param tierSpacingShare distance between tiers as a share of the half-spread
 * @param cexRefreshMillis refresh cadence on an exchange
 * @param dexRefreshMillis refresh cadence on chain
 * @param hedgeThresholdShare share of the soft limit above which hedging starts
 * @param rewardFactor factor on staking and mining rewards
 */
public record Preset(
        PresetName name,
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
        double floorCushionBps,
        List<Double> ladderShares,
        double lightConcentrationShare,
        double tierSpacingShare,
        long cexRefreshMillis,
        long dexRefreshMillis,
        double hedgeThresholdShare,
        double rewardFactor) {
    /** The exact model is tabulated by orders: two soft limits are then 40 of them at most. */
    private static final double SMALLEST_ORDER_SHARE = 0.05;

    public Preset {
        Objects.requireNonNull(name);
        Objects.requireNonNull(model);
        ladderShares = List.copyOf(ladderShares);
        positive(name, "gamma", gamma);
        positive(name, "kappa", kappa);
        positive(name, "intensityPerMinute", intensityPerMinute);
        within(name, "orderShare", orderShare, SMALLEST_ORDER_SHARE, 1);
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
        within(name, "lightConcentrationShare", lightConcentrationShare, 0, 1);
        notNegative(name, "tierSpacingShare", tierSpacingShare);
        double sum = ladderShares.stream().mapToDouble(Double::doubleValue).sum();
        if (ladderShares.isEmpty()
                || Math.abs(sum - 1) > 1e-9
                || ladderShares.stream().anyMatch(s -> s <= 0)) {
            throw new IllegalArgumentException(
                    "Expected ladderShares of " + name + " to be positive and to sum to 1, but got " + ladderShares);
        }
    }

    private static void within(PresetName name, String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "Expected " + field + " of " + name + " from " + least + " to " + most + ", but got " + value);
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
