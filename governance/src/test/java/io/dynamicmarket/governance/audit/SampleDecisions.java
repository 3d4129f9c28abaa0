package io.dynamicmarket.governance.audit;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.ConfidenceParts;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.FillQuality;
import io.dynamicmarket.facts.GasConditions;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.HedgeConditions;
import io.dynamicmarket.facts.HedgeVerdict;
import io.dynamicmarket.facts.InventoryPosition;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketFeatures;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.PnlReport;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.QualityReadings;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.QuotingReadings;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.facts.VenueId;
import io.dynamicmarket.facts.VenueKind;
import java.util.List;

/** Decisions of a size and shape as the desk takes them. */
final class SampleDecisions {
    static final MarketId MARKET = new MarketId("BTC-USDT");
    static final ReleaseId RELEASE = new ReleaseId("ab".repeat(32));
    private static final Grounds GROUNDS = new Grounds("BRK-001", "volatility 81.5 bps is above 80 bps");

    private SampleDecisions() {}

    static DecisionRecord market(long atMillis) {
        return new DecisionRecord(
                "market",
                MARKET,
                atMillis,
                RELEASE,
                situation(atMillis),
                decision(atMillis),
                List.of("market-state.dmn#3", "BRK-001 trip a breaker"));
    }

    static MarketSituation situation(long atMillis) {
        VenueId venue = new VenueId("binance-spot");
        ConfidenceParts parts = new ConfidenceParts(1, 0.9, 1, 0.8, 1);
        return new MarketSituation(
                atMillis,
                VenueKind.CEX,
                new MarketFeatures(
                        MARKET,
                        41_000_001L,
                        atMillis,
                        new Price(2_934_205),
                        0.34,
                        -0.012345,
                        81.5,
                        80,
                        -0.2,
                        0.1,
                        1.2,
                        0.4),
                new FeedHealth(
                        MARKET, venue, atMillis, true, 12, 31.5, 88.25, 0, -44.125, 3.5, 2, parts, parts.score(), 0, 0),
                new InventoryPosition(MARKET, new Quantity(-1500), -0.15, -0.075, -0.15, -0.075),
                new PnlReport(usdt(3_000), usdt(-500), usdt(100), usdt(2_400), usdt(4_000), usdt(1_600), 1.6),
                new FillQuality(17, 0.4, 0.02),
                new QuotingReadings(4.5, 0.4, 2_500, 0.2),
                new QualityReadings(0.1, 0.75, 2, 0.9, 1),
                GasConditions.NONE,
                state(atMillis),
                List.of(tripped(atMillis)),
                List.of(new PolicyOverride(
                        "OVR-7",
                        PolicyOverride.Authority.RISK,
                        new PolicyOverride.Effect.CapQuoting(QuotingMode.REDUCE_ONLY),
                        atMillis - 10,
                        atMillis + 10,
                        "listing day")),
                List.of(),
                HedgeConditions.NONE,
                List.of());
    }

    static MarketDecision decision(long atMillis) {
        return new MarketDecision(
                state(atMillis),
                List.of(tripped(atMillis)),
                List.of(tripped(atMillis)),
                List.of(),
                List.of(),
                QuoteDirective.halt(MARKET, RELEASE, GROUNDS),
                List.of("BRK-001"),
                new HedgeVerdict.None(GROUNDS),
                List.of());
    }

    private static StateInForce state(long atMillis) {
        return new StateInForce(MARKET, MarketState.STRESS, atMillis - 5, MarketState.STRESS, atMillis - 9, GROUNDS);
    }

    private static BreakerTripped tripped(long atMillis) {
        return new BreakerTripped(BreakerKind.VOLATILITY, atMillis, atMillis, 81.5, 80, GROUNDS);
    }

    private static Amount usdt(long nanos) {
        return new Amount(new Asset("USDT", 6), nanos);
    }
}
