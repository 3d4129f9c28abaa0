package io.dynamicmarket.facts;

import java.util.List;
import java.util.Objects;

/**
 * Everything the policy sees when it decides about quoting; a decision is a pure function of it and the release.
 *
 * @param asOfMillis market time of the decision
 * @param venueKind kind of the quoted venue
 * @param features measured
 * @param health of the feed
 * @param inventory held
 * @param pnl of the session
 * @param fillQuality of own fills
 * @param readings of quoting itself
 * @param quality of quoting against its targets
 * @param gas chain fees
 * @param stateInForce before this decision
 * @param tripped breakers in force before this decision
 * @param overrides all known, in order of id, expired ones included
 * @param fills of own quotes and hedges since the last decision, in order; every fill is in exactly one situation
 * @param hedging what a hedge would cost
 * @param escalated subjects whose escalation stood after the last decision, sorted: each is told once per episode
 */
public record MarketSituation(
        long asOfMillis,
        VenueKind venueKind,
        MarketFeatures features,
        FeedHealth health,
        InventoryPosition inventory,
        PnlReport pnl,
        FillQuality fillQuality,
        QuotingReadings readings,
        QualityReadings quality,
        GasConditions gas,
        StateInForce stateInForce,
        List<BreakerTripped> tripped,
        List<PolicyOverride> overrides,
        List<Fill> fills,
        HedgeConditions hedging,
        List<String> escalated) {
    public MarketSituation {
        Objects.requireNonNull(venueKind);
        Objects.requireNonNull(features);
        Objects.requireNonNull(health);
        Objects.requireNonNull(inventory);
        Objects.requireNonNull(pnl);
        Objects.requireNonNull(fillQuality);
        Objects.requireNonNull(readings);
        Objects.requireNonNull(quality);
        Objects.requireNonNull(gas);
        Objects.requireNonNull(stateInForce);
        Objects.requireNonNull(hedging);
        tripped = List.copyOf(tripped);
        overrides = List.copyOf(overrides);
        fills = List.copyOf(fills);
        escalated = List.copyOf(escalated);
    }
}
