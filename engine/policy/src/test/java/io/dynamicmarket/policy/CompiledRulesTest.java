package io.dynamicmarket.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.policy.cases.MarketSituations;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The rules in both their forms, the engine's and the compiled one, of the default release. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompiledRulesTest {
    private static final int SITUATIONS = 2_000;
    private static final List<String> PRESETS = List.of("BOOTSTRAP", "STEADY_STATE", "DEFENSIVE");

    /** A release of other bytes, so that closing it takes nothing away from other tests. */
    private final CompiledRelease engine =
            CompiledRelease.compileCold(DefaultPolicy.with("rules/policy/breaker/cause.drl", text -> text + "\n"));

    @AfterAll
    void close() {
        engine.close();
    }

    @Test
    void decideAsTheEngineDecides() {
        decideAsTheEngine(SpotChecks.LIVE);
    }

    /** Never corrected by the engine but where several matches have an order not seen before. */
    @Test
    void fireSeveralMatchesInTheOrderOfTheEngine() {
        decideAsTheEngine(new SpotChecks(0, Long.MAX_VALUE, true));
    }

    private void decideAsTheEngine(SpotChecks checks) {
        Random chance = new Random(7);
        try (MarketPolicy compiled = DefaultPolicy.compiled().marketPolicy(checks);
                MarketPolicy byEngine = engine.marketPolicy()) {
            for (int i = 0; i < SITUATIONS; i++) {
                String json = anything(chance);
                MarketSituation situation = MarketSituations.of(json);
                assertEquals(plain(byEngine.decide(situation)), plain(compiled.decide(situation)), () -> "For " + json);
                byEngine.rest();
            }
        }
    }

    /** Without the id of the release, in which alone both differ. */
    private static List<Object> plain(MarketDecision decision) {
        String directive = decision.directive().toString();
        return List.of(
                decision.state(),
                decision.tripped(),
                decision.newlyTripped(),
                decision.released(),
                decision.escalations(),
                decision.fired(),
                decision.hedge(),
                directive.replace(decision.directive().release().toString(), ""));
    }

    /** Mostly what trips, latches, overrides and escalates, several at once. */
    private static String anything(Random chance) {
        List<String> fields = new ArrayList<>();
        fields.add("\"venueKind\": \"" + (chance.nextInt(5) == 0 ? "DEX" : "CEX") + "\"");
        fields.add("\"state\": \"" + one(chance, MarketState.values()) + "\"");
        fields.add("\"candidate\": \"" + one(chance, MarketState.values()) + "\"");
        fields.add("\"stateAgeMillis\": " + chance.nextInt(120_000));
        fields.add("\"candidateAgeMillis\": " + chance.nextInt(60_000));
        fields.add("\"volatilityBps\": " + (5 + chance.nextInt(60)));
        fields.add("\"volumeRatio\": " + chance.nextInt(40) / 10.0);
        fields.add("\"softUse\": " + chance.nextInt(12) / 10.0);
        often(chance, fields, "\"rawVolatilityBps\": " + chance.nextInt(200));
        often(chance, fields, "\"confidence\": " + chance.nextInt(11) / 10.0);
        often(chance, fields, "\"heartbeatAgeMillis\": " + chance.nextInt(12_000));
        often(chance, fields, "\"bookValid\": " + chance.nextBoolean());
        often(chance, fields, "\"venuesDegraded\": " + chance.nextInt(3));
        often(chance, fields, "\"venueGapBps\": " + chance.nextInt(100));
        often(chance, fields, "\"lateIntervals\": " + chance.nextInt(4));
        often(chance, fields, "\"drawdownBps\": " + chance.nextInt(500));
        often(chance, fields, "\"fillDeviationBps\": " + chance.nextInt(100));
        often(chance, fields, "\"modelDivergenceBps\": " + chance.nextInt(100));
        often(chance, fields, "\"recentToxicity\": " + chance.nextInt(30) / 10.0);
        often(chance, fields, "\"fillTimeMillis\": " + chance.nextInt(60_000));
        often(chance, fields, "\"slippageShare\": " + chance.nextInt(20) / 10.0);
        often(chance, fields, "\"inventoryDriftShare\": " + chance.nextInt(20) / 10.0);
        often(chance, fields, "\"realizedSpreadShare\": " + chance.nextInt(20) / 10.0);
        often(chance, fields, "\"realizedSpreadWindows\": " + chance.nextInt(20));
        often(chance, fields, "\"adverseMoveRatio\": " + chance.nextInt(40) / 10.0);
        often(chance, fields, "\"fundingBps\": " + chance.nextInt(60));
        often(chance, fields, "\"tripped\": " + tripped(chance));
        often(chance, fields, "\"overrides\": " + overrides(chance));
        return "{" + String.join(", ", fields) + "}";
    }

    private static void often(Random chance, List<String> fields, String field) {
        if (chance.nextInt(3) == 0) {
            fields.add(field);
        }
    }

    private static String tripped(Random chance) {
        List<String> tripped = new ArrayList<>();
        for (BreakerKind kind : BreakerKind.values()) {
            if (chance.nextInt(4) == 0) {
                int age = chance.nextInt(90_000);
                tripped.add("{\"kind\": \"" + kind + "\", \"trippedAgoMillis\": " + age + ", \"lastSeenAgoMillis\": "
                        + chance.nextInt(age + 1) + ", \"source\": \"BRK-00" + (1 + chance.nextInt(8)) + "\"}");
            }
        }
        return tripped.toString();
    }

    private static String overrides(Random chance) {
        List<String> overrides = new ArrayList<>();
        for (int i = chance.nextInt(5); i > 0; i--) {
            String effect = switch (chance.nextInt(3)) {
                case 0 -> "\"CapQuoting\", \"value\": \"" + one(chance, QuotingMode.values()) + "\"";
                case 1 -> "\"WidenSpread\", \"value\": " + (1 + chance.nextInt(3));
                default -> "\"UsePreset\", \"value\": \"" + PRESETS.get(chance.nextInt(PRESETS.size())) + "\"";
            };
            overrides.add("{\"id\": \"O-" + i + "\", \"authority\": \""
                    + one(chance, io.dynamicmarket.facts.PolicyOverride.Authority.values()) + "\", \"effect\": "
                    + effect
                    + ", \"fromMillis\": " + (chance.nextInt(3) - 2) + ", \"untilMillis\": "
                    + (1 + chance.nextInt(2)) + "}");
        }
        return overrides.toString();
    }

    private static <E> E one(Random chance, E[] values) {
        return values[chance.nextInt(values.length)];
    }
}
