package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerReleased;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.BuybackPlan;
import io.dynamicmarket.facts.ConfidenceParts;
import io.dynamicmarket.facts.EpochReport;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillPurpose;
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
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.QualityReadings;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingReadings;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.facts.TokenMarket;
import io.dynamicmarket.facts.TreasuryBalances;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.facts.TreasuryVerdict;
import io.dynamicmarket.facts.VenueId;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.governance.audit.DecisionRecord;
import java.util.List;
import java.util.Map;

/** Decisions as the desk takes them. */
final class SampleDecisions {
    static final MarketId MARKET = new MarketId("BTC-USDT");
    static final ReleaseId RELEASE = new ReleaseId("ab".repeat(32));
    static final long AT_MILLIS = 1_668_038_400_123L;
    static final Grounds GROUNDS = new Grounds("BRK-008", "the operator pulled the kill switch");
    private static final Asset USDT = new Asset("USDT", 6);

    private SampleDecisions() {}

    static DecisionRecord of(String kind, Object input, Object output) {
        return new DecisionRecord(kind, MARKET, AT_MILLIS, RELEASE, input, output, List.of("BRK-008"));
    }

    static DecisionRecord note(int number) {
        return of("note", Map.of("number", number), "noted");
    }

    static BreakerTripped tripped(BreakerKind kind, long lastSeenMillis) {
        return new BreakerTripped(kind, AT_MILLIS, lastSeenMillis, 81.5, 80, GROUNDS);
    }

    static BreakerReleased released(BreakerKind kind) {
        return new BreakerReleased(kind, AT_MILLIS, GROUNDS);
    }

    static StateInForce state(MarketState state) {
        return new StateInForce(MARKET, state, AT_MILLIS - 5, MarketState.STRESS, AT_MILLIS, GROUNDS);
    }

    static DecisionRecord market(MarketState state, List<BreakerTripped> tripped, List<BreakerReleased> released) {
        return of(
                "market",
                "situation",
                new MarketDecision(
                        state(state),
                        tripped,
                        List.of(),
                        released,
                        List.of(),
                        QuoteDirective.halt(MARKET, RELEASE, GROUNDS),
                        List.of(),
                        new HedgeVerdict.None(GROUNDS),
                        List.of()));
    }

    static TreasuryBalances balances(long liquidNanos) {
        return new TreasuryBalances(
                usdt(liquidNanos), usdt(7), new Amount(new Asset("TOKEN", 9), 4_000_000_000L), usdt(1));
    }

    static DecisionRecord treasury(long epoch, List<TreasuryVerdict> verdicts) {
        TreasurySituation situation = new TreasurySituation(
                MARKET,
                AT_MILLIS,
                MarketState.EXPANSION,
                new EpochReport(epoch, AT_MILLIS - 1000, AT_MILLIS, usdt(5), 12, usdt(0), 1, 1),
                balances(100),
                new TokenMarket(1.5, 1.4, 1.2),
                -1,
                BuybackPlan.none(),
                List.of(),
                List.of());
        return of("treasury", situation, new TreasuryDecision(verdicts, List.of("TRE-001"), RELEASE));
    }

    static DecisionRecord marketWith(List<Fill> fills) {
        MarketSituation situation = new MarketSituation(
                AT_MILLIS,
                VenueKind.CEX,
                new MarketFeatures(MARKET, 1, AT_MILLIS, new Price(2_934_205), 0.34, 0, 8, 8, 0, 0, 1, 0),
                new FeedHealth(
                        MARKET,
                        new VenueId("binance-spot"),
                        AT_MILLIS,
                        true,
                        0,
                        30,
                        60,
                        0,
                        0,
                        1,
                        0,
                        new ConfidenceParts(1, 1, 1, 1, 1),
                        1,
                        0,
                        0),
                new InventoryPosition(MARKET, Quantity.ZERO, 0, 0, 0, 0),
                new PnlReport(usdt(0), usdt(0), usdt(0), usdt(0), usdt(0), usdt(0), 0),
                FillQuality.NONE,
                QuotingReadings.NONE,
                QualityReadings.NONE,
                GasConditions.NONE,
                state(MarketState.EXPANSION),
                List.of(),
                List.of(),
                fills,
                HedgeConditions.NONE,
                List.of());
        return of("market", situation, "quote");
    }

    static Fill fill(long id) {
        return new Fill(
                id,
                id + 1,
                id + 2,
                new VenueId("binance-spot"),
                MARKET,
                Side.SELL,
                new Price(2_934_205),
                new Quantity(1500),
                usdt(-3),
                AT_MILLIS,
                AT_MILLIS - 9,
                RELEASE,
                id % 2 == 0 ? FillPurpose.HEDGE : FillPurpose.QUOTE);
    }

    static Amount usdt(long nanos) {
        return new Amount(USDT, nanos);
    }
}
