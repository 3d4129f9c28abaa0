package io.dynamicmarket.desk.shadow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.MarketPolicy;
import io.dynamicmarket.policy.cases.MarketSituations;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ShadowRunTest {
    /** As many as the shadow keeps for later. */
    private static final int KEPT = 600;

    private static final int OFFERED = 1_000;

    /** As if it hung in its first decision: whoever offers goes on, and what was missed is counted. */
    @Test
    void delaysNobodyWhenItDoesNotKeepUp() throws InterruptedException {
        CompiledRelease release = CompiledRelease.compileCold(BundledRelease.release());
        MarketSituation situation = MarketSituations.quiet();
        MarketDecision decision = decision(release, situation);
        try (ShadowRun shadow = new ShadowRun(release, "anna", "a test", 0)) {
            for (int i = 0; i < OFFERED; i++) {
                shadow.offer(situation, decision);
            }

            shadow.start();
            while (shadow.report().decisions() < KEPT
                    && shadow.report().problem().isEmpty()) {
                Thread.sleep(10);
            }
            assertEquals("", shadow.report().problem());
            assertEquals(OFFERED - KEPT, shadow.report().dropped());
            assertEquals(0, shadow.report().differing());
        }
    }

    private static MarketDecision decision(CompiledRelease release, MarketSituation situation) {
        try (MarketPolicy policy = release.marketPolicy()) {
            return policy.decide(situation);
        }
    }
}
