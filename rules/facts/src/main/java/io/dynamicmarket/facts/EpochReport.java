package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * What an epoch brought.
 *
 * @param epoch number, from 1
 * @param fromMillis first moment, market time
 * @param toMillis first moment after it
 * @param profit desk profit of the epoch after fees, negative is a loss
 * @param revenue revenue of the epoch in whole native coins (the specification counts it in TON)
 * @param penaltyFees penalty fees taken in the epoch
 * @param momentumIndex momentum of the token; 1 is neutral
 * @param performance performance score, 1 is on plan
 */
public record EpochReport(
        long epoch,
        long fromMillis,
        long toMillis,
        Amount profit,
        double revenue,
        Amount penaltyFees,
        double momentumIndex,
        double performance) {
    public EpochReport {
        Objects.requireNonNull(profit);
        Objects.requireNonNull(penaltyFees);
        revenue = Six.decimals(revenue);
        momentumIndex = Six.decimals(momentumIndex);
        performance = Six.decimals(performance);
        if (epoch < 1 || toMillis <= fromMillis) {
            throw new IllegalArgumentException("Expected an epoch from 1 on that ends after it starts, but got " + epoch
                    + ": " + fromMillis + ".." + toMillis);
        }
    }
}
