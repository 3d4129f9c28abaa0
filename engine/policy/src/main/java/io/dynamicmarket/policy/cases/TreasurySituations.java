package io.dynamicmarket.policy.cases;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.math.RoundingMode;
import java.util.List;

/**
 * Situations of the treasury as its cases write them: what a case names, over a quiet epoch with a profit of 100,000.
 * Amounts are whole units, times are minutes before now.
 */
public final class TreasurySituations {
    public static final Asset STABLE = new Asset("USDT", 6);
    public static final Asset TOKEN = new Asset("TOKEN", 9);
    public static final long NOW_MILLIS = 1_700_000_000_000L;

    private static final long MILLIS_PER_MINUTE = 60_000;

    private static final String QUIET = """
            {"state": "EXPANSION", "profit": 100000, "revenue": 90000, "penaltyFees": 2000, "momentumIndex": 1,
             "performance": 1, "liquid": 250000, "tokens": 50000, "floor": 15000, "spot": 1, "mean": 1, "value": 1,
             "lastBuybackMinutesAgo": -1, "plan": null, "tripped": [], "overrides": []}
            """;

    private TreasurySituations() {}

    /**
     * A situation that differs from the quiet one in what is named.
     *
     * @throws IllegalArgumentException with a sentence, if a field is unknown or of another type
     */
    public static TreasurySituation of(JsonNode differences) {
        return situation(JsonMembers.over(QUIET, differences));
    }

    private static TreasurySituation situation(JsonMembers in) {
        EpochReport epoch = new EpochReport(
                7,
                NOW_MILLIS - 300_000,
                NOW_MILLIS,
                amount(STABLE, in, "profit"),
                in.number("revenue"),
                amount(TOKEN, in, "penaltyFees"),
                in.number("momentumIndex"),
                in.number("performance"));
        TreasuryBalances balances = new TreasuryBalances(
                amount(STABLE, in, "liquid"),
                Amount.zero(STABLE),
                amount(TOKEN, in, "tokens"),
                amount(STABLE, in, "floor"));
        TokenMarket token = new TokenMarket(in.number("spot"), in.number("mean"), in.number("value"));
        long ago = in.whole("lastBuybackMinutesAgo");
        return new TreasurySituation(
                new MarketId("TOKEN-USDT"),
                NOW_MILLIS,
                in.word("state", MarketState.class),
                epoch,
                balances,
                token,
                ago < 0 ? -1 : NOW_MILLIS - ago * MILLIS_PER_MINUTE,
                plan(in),
                tripped(in.words("tripped", BreakerKind.class)),
                overrides(in.list("overrides")));
    }

    /** Of an earlier epoch; due in minutes from now, which are negative where it is overdue. */
    private static BuybackPlan plan(JsonMembers all) {
        if (!all.has("plan")) {
            return BuybackPlan.none();
        }
        JsonMembers in = all.member("plan");
        boolean accelerated = in.has("accelerated") && in.truth("accelerated");
        return new BuybackPlan.Running(
                amount(STABLE, in, "remaining"),
                Math.toIntExact(in.whole("tranches")),
                (accelerated ? 30 : 45) * MILLIS_PER_MINUTE,
                NOW_MILLIS + Math.round(in.number("dueInMinutes") * MILLIS_PER_MINUTE),
                accelerated,
                3);
    }

    private static Amount amount(Asset asset, JsonMembers in, String name) {
        try {
            return Amount.of(asset, in.decimal(name), RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "Expected " + name + " of at most " + asset.decimals() + " decimals, but got " + in.decimal(name),
                    e);
        }
    }

    private static List<BreakerTripped> tripped(List<BreakerKind> kinds) {
        return kinds.stream()
                .map(kind -> new BreakerTripped(
                        kind, NOW_MILLIS - 1, NOW_MILLIS - 1, 1, 0, new Grounds("BRK-000", "tripped for the case")))
                .toList();
    }

    private static List<PolicyOverride> overrides(List<JsonMembers> list) {
        return list.stream()
                .map(one -> new PolicyOverride(
                        one.text("id"),
                        one.word("authority", Authority.class),
                        effect(one),
                        NOW_MILLIS - one.whole("fromMinutesAgo") * MILLIS_PER_MINUTE,
                        NOW_MILLIS + one.whole("untilMinutesAhead") * MILLIS_PER_MINUTE,
                        "told by the case"))
                .toList();
    }

    private static Effect effect(JsonMembers one) {
        return switch (one.text("effect")) {
            case "PauseBuyback" -> new Effect.PauseBuyback();
            case "PauseBurn" -> new Effect.PauseBurn();
            default -> new Effect.UsePreset(one.word("effect", PresetName.class));
        };
    }
}
