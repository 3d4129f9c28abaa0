package io.dynamicmarket.facts;

import java.util.List;
import java.util.Objects;

/**
 * Everything the policy sees when it decides about the treasury at the end of an epoch.
 *
 * @param market the market whose state rules the treasury
 * @param asOfMillis market time of the decision
 * @param state market state in force
 * @param epoch what the epoch brought
 * @param balances before the decision
 * @param token the own token
 * @param lastBuybackMillis market time of the last buyback tranche; negative if there was none
 * @param plan the buyback that is under way
 * @param tripped breakers in force
 * @param overrides all known, in order of id, expired ones included
 */
public record TreasurySituation(
        MarketId market,
        long asOfMillis,
        MarketState state,
        EpochReport epoch,
        TreasuryBalances balances,
        TokenMarket token,
        long lastBuybackMillis,
        BuybackPlan plan,
        List<BreakerTripped> tripped,
        List<PolicyOverride> overrides) {
    public TreasurySituation {
        Objects.requireNonNull(market);
        Objects.requireNonNull(state);
        Objects.requireNonNull(epoch);
        Objects.requireNonNull(balances);
        Objects.requireNonNull(token);
        Objects.requireNonNull(plan);
        tripped = List.copyOf(tripped);
        overrides = List.copyOf(overrides);
    }
}
