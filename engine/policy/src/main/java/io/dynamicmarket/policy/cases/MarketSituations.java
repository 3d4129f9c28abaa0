package io.dynamicmarket.policy.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import io.dynamicmarket.facts.InventoryPosition;
import io.dynamicmarket.facts.MarketFeatures;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.PnlReport;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.QualityReadings;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.QuotingReadings;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.facts.VenueId;
import io.dynamicmarket.facts.VenueKind;
import java.util.ArrayList;
import java.util.List;

/** Situations as cases write them: what a case names, over a quiet market in Recovery. Times are relative to now. */
public final class MarketSituations {
    public static final long NOW_MILLIS = 1_700_000_000_000L;
    private static final MarketId MARKET = new MarketId("BTC-USDT");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String QUIET = """
            {"venueKind": "CEX", "volatilityBps": 10, "rawVolatilityBps": 10, "depthImbalance": 0.1, "volumeRatio": 0.8,
             "toxicity": 0.5, "bookValid": true, "heartbeatAgeMillis": 100, "lateIntervals": 0, "confidence": 1,
             "venueGapBps": 0, "venuesDegraded": 0, "softUse": 0.1, "drawdownBps": 0, "fillDeviationBps": 0,
             "modelDivergenceBps": 5, "recentToxicity": 0.5, "fillTimeMillis": 0, "slippageShare": 0,
             "inventoryDriftShare": 0.1, "realizedSpreadShare": 0.8, "realizedSpreadWindows": 0,
             "adverseMoveRatio": 0.5, "quotesPerGasRatio": 1,
             "gasFeeBps": 0, "congestionRatio": 1, "fundingBps": 0, "state": "RECOVERY", "stateAgeMillis": 600000,
             "candidate": "RECOVERY", "candidateAgeMillis": 600000, "tripped": [], "overrides": [],
             "escalated": []}
            """;

    private MarketSituations() {}

    public static MarketSituation quiet() {
        return of(JSON.createObjectNode());
    }

    /** The same of a JSON text. */
    public static MarketSituation of(String json) {
        try {
            return of(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Expected JSON, but got: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * A situation that differs from the quiet one in what is named.
     *
     * @throws IllegalArgumentException with a sentence, if a field is unknown or of another type
     */
    public static MarketSituation of(JsonNode differences) {
        JsonMembers all = JsonMembers.over(QUIET, differences);
        return new MarketSituation(
                NOW_MILLIS,
                all.word("venueKind", VenueKind.class),
                features(all),
                health(all),
                new InventoryPosition(MARKET, Quantity.ZERO, all.number("softUse"), 0, all.number("softUse"), 0),
                pnl(all.number("drawdownBps")),
                new FillQuality(0, all.number("fillDeviationBps"), 0),
                new QuotingReadings(
                        all.number("modelDivergenceBps"),
                        all.number("recentToxicity"),
                        all.whole("fillTimeMillis"),
                        all.number("slippageShare")),
                new QualityReadings(
                        all.number("inventoryDriftShare"),
                        all.number("realizedSpreadShare"),
                        all.whole("realizedSpreadWindows"),
                        all.number("adverseMoveRatio"),
                        all.number("quotesPerGasRatio")),
                new GasConditions(all.number("gasFeeBps"), all.number("congestionRatio")),
                state(all),
                tripped(all.list("tripped")),
                overrides(all.list("overrides")),
                List.of(),
                new HedgeConditions(all.number("fundingBps")),
                all.texts("escalated"));
    }

    private static MarketFeatures features(JsonMembers all) {
        return new MarketFeatures(
                MARKET,
                1,
                NOW_MILLIS,
                new Price(5_700_000),
                0.1,
                0,
                all.number("rawVolatilityBps"),
                all.number("volatilityBps"),
                all.number("depthImbalance"),
                0,
                all.number("volumeRatio"),
                all.number("toxicity"));
    }

    private static FeedHealth health(JsonMembers all) {
        return new FeedHealth(
                MARKET,
                new VenueId("binance-spot"),
                NOW_MILLIS,
                all.truth("bookValid"),
                all.whole("heartbeatAgeMillis"),
                20,
                60,
                Math.toIntExact(all.whole("lateIntervals")),
                0,
                1,
                0,
                new ConfidenceParts(1, 1, 1, 1, 1),
                all.number("confidence"),
                all.number("venueGapBps"),
                Math.toIntExact(all.whole("venuesDegraded")));
    }

    private static PnlReport pnl(double drawdownBps) {
        Amount none = Amount.zero(new Asset("USDT", 8));
        return new PnlReport(none, none, none, none, none, none, drawdownBps);
    }

    private static StateInForce state(JsonMembers all) {
        return new StateInForce(
                MARKET,
                all.word("state", MarketState.class),
                NOW_MILLIS - all.whole("stateAgeMillis"),
                all.word("candidate", MarketState.class),
                NOW_MILLIS - all.whole("candidateAgeMillis"),
                new Grounds("market-state#recovery-settling", "An earlier decision"));
    }

    private static List<BreakerTripped> tripped(List<JsonMembers> list) {
        List<BreakerTripped> tripped = new ArrayList<>();
        for (JsonMembers one : list) {
            tripped.add(new BreakerTripped(
                    one.word("kind", BreakerKind.class),
                    NOW_MILLIS - one.whole("trippedAgoMillis"),
                    NOW_MILLIS - one.whole("lastSeenAgoMillis"),
                    1,
                    0,
                    new Grounds(one.text("source"), "An earlier decision")));
        }
        return tripped;
    }

    private static List<PolicyOverride> overrides(List<JsonMembers> list) {
        List<PolicyOverride> overrides = new ArrayList<>();
        for (JsonMembers one : list) {
            overrides.add(new PolicyOverride(
                    one.text("id"),
                    one.word("authority", PolicyOverride.Authority.class),
                    effect(one),
                    NOW_MILLIS + one.whole("fromMillis"),
                    NOW_MILLIS + one.whole("untilMillis"),
                    "A reason"));
        }
        return overrides;
    }

    private static PolicyOverride.Effect effect(JsonMembers one) {
        return switch (one.text("effect")) {
            case "CapQuoting" -> new PolicyOverride.Effect.CapQuoting(one.word("value", QuotingMode.class));
            case "WidenSpread" -> new PolicyOverride.Effect.WidenSpread(one.number("value"));
            case "UsePreset" -> new PolicyOverride.Effect.UsePreset(one.word("value", PresetName.class));
            default ->
                throw new IllegalArgumentException(
                        "Expected the effect CapQuoting, WidenSpread or UsePreset, but got " + one.text("effect"));
        };
    }
}
