package io.dynamicmarket.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.policy.cases.MarketSituations;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MarketPolicyTest {
    private static final List<MarketState> STATES = List.of(MarketState.values());
    /** Enough that a leak of one fact per decision would show, few enough to be quick. */
    private static final int MANY = 20_000;

    @Test
    void keepsNothingFromOneDecisionToTheNext() {
        try (MarketPolicy policy = DefaultPolicy.compiled().marketPolicy()) {
            MarketSituation quiet = MarketSituations.quiet();
            MarketDecision first = policy.decide(quiet);
            long facts = policy.factCount();
            for (int i = 0; i < MANY; i++) {
                policy.decide(quiet);
            }
            assertEquals(facts, policy.factCount());
            assertEquals(first, policy.decide(quiet));
        }
    }

    @Test
    void raisesAnEscalationOncePerEpisode() {
        try (MarketPolicy policy = DefaultPolicy.compiled().marketPolicy()) {
            MarketDecision begun = policy.decide(MarketSituations.of("{\"lateIntervals\": 2}"));
            assertEquals(1, begun.escalations().size());
            assertEquals(List.of("latency"), begun.escalated());

            MarketDecision goesOn =
                    policy.decide(MarketSituations.of("{\"lateIntervals\": 2, \"escalated\": [\"latency\"]}"));
            assertEquals(0, goesOn.escalations().size());
            assertEquals(List.of("latency"), goesOn.escalated());

            MarketDecision over = policy.decide(MarketSituations.of("{\"escalated\": [\"latency\"]}"));
            assertEquals(List.of(), over.escalated());
        }
    }

    @Test
    void haltsWhereAnInputLiesOutsideItsTable() {
        try (MarketPolicy policy = DefaultPolicy.compiled().marketPolicy()) {
            MarketDecision decision = policy.decide(MarketSituations.of(
                    "{\"venueGapBps\": -1, \"tripped\": [{\"kind\": \"DRAWDOWN\", \"trippedAgoMillis\": 1,"
                            + " \"lastSeenAgoMillis\": 1, \"source\": \"BRK-007\"}]}"));
            assertEquals(QuotingMode.HALT, decision.directive().mode());
            assertEquals(List.of("POL-000"), decision.fired());
            assertEquals(MarketState.RECOVERY, decision.state().state());
            assertEquals(BreakerKind.DRAWDOWN, decision.tripped().get(0).kind());
            assertEquals(
                    QuotingMode.QUOTE,
                    policy.decide(MarketSituations.quiet()).directive().mode());
        }
    }

    @Property(seed = "1", tries = 200)
    void decidesTheSameInAUsedAndInANewSession(@ForAll long seed) {
        MarketSituation situation = MarketSituations.of(random(new Random(seed)));
        try (MarketPolicy fresh = DefaultPolicy.compiled().marketPolicy();
                MarketPolicy used = DefaultPolicy.compiled().marketPolicy()) {
            used.decide(MarketSituations.quiet());
            used.decide(MarketSituations.of("{\"bookValid\": false, \"venuesDegraded\": 2}"));
            assertEquals(fresh.decide(situation), used.decide(situation));
        }
    }

    @Property(seed = "1", tries = 200)
    void neverLosesAManualBreakerNorQuotesUnderOne(@ForAll long seed) {
        String json = random(new Random(seed));
        MarketSituation situation = MarketSituations.of(json.replace(
                "}",
                ", \"tripped\": [{\"kind\": \"KILL_SWITCH\", \"trippedAgoMillis\": 99999999,"
                        + " \"lastSeenAgoMillis\": 99999999, \"source\": \"control#kill-switch\"}]}"));
        try (MarketPolicy policy = DefaultPolicy.compiled().marketPolicy()) {
            MarketDecision decision = policy.decide(situation);
            assertEquals(QuotingMode.HALT, decision.directive().mode());
            assertFalse(decision.directive().placeNew());
            assertTrue(decision.tripped().stream().map(BreakerTripped::kind).anyMatch(BreakerKind.KILL_SWITCH::equals));
        }
    }

    @Property(seed = "1", tries = 200)
    void neverGoesFromStressToExpansionNorIntoRecoveryFromExpansion(@ForAll long seed) {
        Random random = new Random(seed);
        MarketSituation situation = MarketSituations.of(random(random));
        try (MarketPolicy policy = DefaultPolicy.compiled().marketPolicy()) {
            StateInForce before = situation.stateInForce();
            StateInForce after = policy.decide(situation).state();
            assertFalse(before.state() == MarketState.STRESS && after.state() == MarketState.EXPANSION);
            assertFalse(before.state() == MarketState.EXPANSION && after.state() == MarketState.RECOVERY);
        }
    }

    private static String random(Random random) {
        List<String> fields = new ArrayList<>();
        fields.add("\"state\": \"" + STATES.get(random.nextInt(STATES.size())) + "\"");
        fields.add("\"candidate\": \"" + STATES.get(random.nextInt(STATES.size())) + "\"");
        fields.add("\"candidateAgeMillis\": " + random.nextInt(60_000));
        fields.add("\"volatilityBps\": " + (5 + random.nextInt(60)));
        fields.add("\"rawVolatilityBps\": " + random.nextInt(150));
        fields.add("\"volumeRatio\": " + random.nextInt(40) / 10.0);
        fields.add("\"confidence\": " + random.nextInt(11) / 10.0);
        fields.add("\"heartbeatAgeMillis\": " + random.nextInt(12_000));
        fields.add("\"softUse\": " + random.nextInt(12) / 10.0);
        fields.add("\"bookValid\": " + (random.nextInt(4) > 0));
        fields.add("\"venuesDegraded\": " + random.nextInt(3));
        return "{" + String.join(", ", fields) + "}";
    }
}
