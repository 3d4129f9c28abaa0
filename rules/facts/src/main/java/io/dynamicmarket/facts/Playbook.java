package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * One row of {@code dmn/state-playbook.dmn}: what a market state means for the market maker and the treasury.
 *
 * @param state which state
 * @param gammaFactor factor on the preset's gamma
 * @param spreadFactor factor on the half-spread
 * @param betaFactor factor on the inventory skew
 * @param floorAddBps added to the spread floor; negative tightens
 * @param ladderScale factor on the size of the ladder
 * @param cadenceFactor factor on the refresh interval
 * @param mode loosest quoting mode allowed
 * @param preset preset the state asks for
 * @param buyback whether buybacks may run
 * @param burn whether burns may run
 * @param rewardFactor factor on rewards
 * @param bufferShareBps share of profit that goes to the risk buffer
 * @param tripKillSwitch whether entering the state trips the kill switch
 */
public record Playbook(
        MarketState state,
        double gammaFactor,
        double spreadFactor,
        double betaFactor,
        double floorAddBps,
        double ladderScale,
        double cadenceFactor,
        QuotingMode mode,
        PresetName preset,
        Permission buyback,
        Permission burn,
        double rewardFactor,
        double bufferShareBps,
        boolean tripKillSwitch) {
    public Playbook {
        Objects.requireNonNull(state);
        Objects.requireNonNull(mode);
        Objects.requireNonNull(preset);
        Objects.requireNonNull(buyback);
        Objects.requireNonNull(burn);
        if (!(gammaFactor > 0) || !(spreadFactor > 0) || !(cadenceFactor > 0) || !(ladderScale >= 0)) {
            throw new IllegalArgumentException("Expected positive factors in the playbook of " + state);
        }
    }
}
