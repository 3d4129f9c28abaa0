package io.dynamicmarket.policy.treasury;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.BuybackPlan;
import io.dynamicmarket.facts.EpochReport;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.PolicyOverride.Authority;
import io.dynamicmarket.facts.PolicyOverride.Effect;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.TokenMarket;
import io.dynamicmarket.facts.TreasuryBalances;
import io.dynamicmarket.facts.TreasurySituation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Situations of the treasury as its cases write them: what a case names, over a quiet epoch with a profit of 100,000.
 * Amounts are whole units, times are minutes before now.
 */
final class Situations {
    static final Asset STABLE = new Asset("USDT", 6);
    static final Asset TOKEN = new Asset("TOKEN", 9);
    static final long NOW_MILLIS = 1_700_000_000_000L;

    private static final String QUIET = """
            {"state": "EXPANSION", "profit": 100000, "revenue": 90000, "penaltyFees": 2000, "momentumIndex": 1,
             "performance": 1, "liquid": 250000, "tokens": 50000, "floor": 15000, "spot": 1, "mean": 1, "value": 1,
             "lastBuybackMinutesAgo": -1, "plan": null, "tripped": [], "overrides": []}
            """;

    private Situations() {}

    static TreasurySituation of(JsonNode inputs) {
        try {
            ObjectNode all = (ObjectNode) new ObjectMapper().readTree(QUIET);
            inputs.fieldNames().forEachRemaining(name -> {
                if (!all.has(name)) {
                    throw new IllegalArgumentException("Expected an input out of " + all + ", but got " + name);
                }
            });
            all.setAll((ObjectNode) inputs);
            return situation(all);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TreasurySituation situation(JsonNode in) {
        EpochReport epoch = new EpochReport(
                7,
                NOW_MILLIS - 300_000,
                NOW_MILLIS,
                amount(STABLE, in.get("profit")),
                in.get("revenue").asDouble(),
                amount(TOKEN, in.get("penaltyFees")),
                in.get("momentumIndex").asDouble(),
                in.get("performance").asDouble());
        TreasuryBalances balances = new TreasuryBalances(
                amount(STABLE, in.get("liquid")),
                Amount.zero(STABLE),
                amount(TOKEN, in.get("tokens")),
                amount(STABLE, in.get("floor")));
        TokenMarket token = new TokenMarket(
                in.get("spot").asDouble(),
                in.get("mean").asDouble(),
                in.get("value").asDouble());
        long ago = in.get("lastBuybackMinutesAgo").asLong();
        return new TreasurySituation(
                new MarketId("TOKEN-USDT"),
                NOW_MILLIS,
                MarketState.valueOf(in.get("state").asText()),
                epoch,
                balances,
                token,
                ago < 0 ? -1 : NOW_MILLIS - ago * 60_000,
                plan(in.get("plan")),
                tripped(in.get("tripped")),
                overrides(in.get("overrides")));
    }

    /** Of an earlier epoch; due in minutes from now, which are negative where it is overdue. */
    private static BuybackPlan plan(JsonNode in) {
        if (in.isNull()) {
            return BuybackPlan.none();
        }
        boolean accelerated = in.path("accelerated").asBoolean(false);
        return new BuybackPlan.Running(
                amount(STABLE, in.get("remaining")),
                in.get("tranches").asInt(),
                (accelerated ? 30 : 45) * 60_000L,
                NOW_MILLIS + Math.round(in.get("dueInMinutes").asDouble() * 60_000),
                accelerated,
                3);
    }

    static Amount amount(Asset asset, JsonNode number) {
        return Amount.of(asset, new BigDecimal(number.asText()), RoundingMode.UNNECESSARY);
    }

    private static List<BreakerTripped> tripped(JsonNode kinds) {
        List<BreakerTripped> tripped = new ArrayList<>();
        kinds.forEach(kind -> tripped.add(new BreakerTripped(
                BreakerKind.valueOf(kind.asText()),
                NOW_MILLIS - 1,
                NOW_MILLIS - 1,
                1,
                0,
                new Grounds("BRK-000", "tripped for the case"))));
        return tripped;
    }

    private static List<PolicyOverride> overrides(JsonNode nodes) {
        List<PolicyOverride> overrides = new ArrayList<>();
        nodes.forEach(node -> overrides.add(new PolicyOverride(
                node.get("id").asText(),
                Authority.valueOf(node.get("authority").asText()),
                effect(node.get("effect").asText()),
                NOW_MILLIS - node.get("fromMinutesAgo").asLong() * 60_000,
                NOW_MILLIS + node.get("untilMinutesAhead").asLong() * 60_000,
                "told by the case")));
        return overrides;
    }

    private static Effect effect(String text) {
        return switch (text) {
            case "PauseBuyback" -> new Effect.PauseBuyback();
            case "PauseBurn" -> new Effect.PauseBurn();
            default -> new Effect.UsePreset(PresetName.valueOf(text));
        };
    }
}
