package io.dynamicmarket.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
final class Situations {
    static final long NOW_MILLIS = 1_700_000_000_000L;
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

    private Situations() {}

    static MarketSituation quiet() {
        return of(JSON.createObjectNode());
    }

    static MarketSituation of(String json) {
        try {
            return of(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static MarketSituation of(JsonNode differences) {
        ObjectNode all = defaults();
        differences.fieldNames().forEachRemaining(name -> {
            if (!all.has(name)) {
                throw new IllegalArgumentException("Expected a field out of " + all + ", but got " + name);
            }
        });
        all.setAll((ObjectNode) differences);
        return new MarketSituation(
                NOW_MILLIS,
                VenueKind.valueOf(all.get("venueKind").asText()),
                features(all),
                health(all),
                new InventoryPosition(MARKET, Quantity.ZERO, number(all, "softUse"), 0, number(all, "softUse"), 0),
                pnl(number(all, "drawdownBps")),
                new FillQuality(0, number(all, "fillDeviationBps"), 0),
                new QuotingReadings(
                        number(all, "modelDivergenceBps"),
                        number(all, "recentToxicity"),
                        all.get("fillTimeMillis").asLong(),
                        number(all, "slippageShare")),
                new QualityReadings(
                        number(all, "inventoryDriftShare"),
                        number(all, "realizedSpreadShare"),
                        all.get("realizedSpreadWindows").asLong(),
                        number(all, "adverseMoveRatio"),
                        number(all, "quotesPerGasRatio")),
                new GasConditions(number(all, "gasFeeBps"), number(all, "congestionRatio")),
                state(all),
                tripped(all.get("tripped")),
                overrides(all.get("overrides")),
                List.of(),
                new HedgeConditions(number(all, "fundingBps")),
                words(all.get("escalated")));
    }

    private static ObjectNode defaults() {
        try {
            return (ObjectNode) JSON.readTree(QUIET);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MarketFeatures features(JsonNode all) {
        return new MarketFeatures(
                MARKET,
                1,
                NOW_MILLIS,
                new Price(5_700_000),
                0.1,
                0,
                number(all, "rawVolatilityBps"),
                number(all, "volatilityBps"),
                number(all, "depthImbalance"),
                0,
                number(all, "volumeRatio"),
                number(all, "toxicity"));
    }

    private static FeedHealth health(JsonNode all) {
        return new FeedHealth(
                MARKET,
                new VenueId("binance-spot"),
                NOW_MILLIS,
                all.get("bookValid").asBoolean(),
                all.get("heartbeatAgeMillis").asLong(),
                20,
                60,
                all.get("lateIntervals").asInt(),
                0,
                1,
                0,
                new ConfidenceParts(1, 1, 1, 1, 1),
                number(all, "confidence"),
                number(all, "venueGapBps"),
                all.get("venuesDegraded").asInt());
    }

    private static PnlReport pnl(double drawdownBps) {
        Amount none = Amount.zero(new Asset("USDT", 8));
        return new PnlReport(none, none, none, none, none, none, drawdownBps);
    }

    private static StateInForce state(JsonNode all) {
        return new StateInForce(
                MARKET,
                MarketState.valueOf(all.get("state").asText()),
                NOW_MILLIS - all.get("stateAgeMillis").asLong(),
                MarketState.valueOf(all.get("candidate").asText()),
                NOW_MILLIS - all.get("candidateAgeMillis").asLong(),
                new Grounds("market-state#recovery-settling", "An earlier decision"));
    }

    private static List<BreakerTripped> tripped(JsonNode list) {
        List<BreakerTripped> tripped = new ArrayList<>();
        for (JsonNode one : list) {
            tripped.add(new BreakerTripped(
                    BreakerKind.valueOf(one.get("kind").asText()),
                    NOW_MILLIS - one.get("trippedAgoMillis").asLong(),
                    NOW_MILLIS - one.get("lastSeenAgoMillis").asLong(),
                    1,
                    0,
                    new Grounds(one.get("source").asText(), "An earlier decision")));
        }
        return tripped;
    }

    private static List<PolicyOverride> overrides(JsonNode list) {
        List<PolicyOverride> overrides = new ArrayList<>();
        for (JsonNode one : list) {
            overrides.add(new PolicyOverride(
                    one.get("id").asText(),
                    PolicyOverride.Authority.valueOf(one.get("authority").asText()),
                    effect(one.get("effect").asText(), one.get("value")),
                    NOW_MILLIS + one.get("fromMillis").asLong(),
                    NOW_MILLIS + one.get("untilMillis").asLong(),
                    "A reason"));
        }
        return overrides;
    }

    private static PolicyOverride.Effect effect(String name, JsonNode value) {
        return switch (name) {
            case "CapQuoting" -> new PolicyOverride.Effect.CapQuoting(QuotingMode.valueOf(value.asText()));
            case "WidenSpread" -> new PolicyOverride.Effect.WidenSpread(value.asDouble());
            case "UsePreset" -> new PolicyOverride.Effect.UsePreset(PresetName.valueOf(value.asText()));
            default -> throw new IllegalArgumentException("Expected an effect, but got " + name);
        };
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static double number(JsonNode all, String name) {
        return all.get(name).asDouble();
    }
}
