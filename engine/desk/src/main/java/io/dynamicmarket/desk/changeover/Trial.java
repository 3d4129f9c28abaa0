package io.dynamicmarket.desk.changeover;

import io.dynamicmarket.desk.loop.Policy;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.ReleaseId;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Decides the situation that the desk is in by a new release, before the release decides anything; the session that is
 * tried is the one that the loop gets, so that its first decision is none of a cold session.
 */
final class Trial {
    private static final int DECISIONS = 200;
    /** Half of the time after which an answer counts as late, so that a busy moment does not halt the desk. */
    private static final long LONGEST_MILLIS = 25;
    /** A rule that fails on this very situation is told by this source. */
    private static final String FAILED = "POL-000";

    private Trial() {}

    /** Why the release must not decide; empty if it may. */
    static String problem(ReleaseId release, Policy policy, MarketSituation situation, LongSupplier nanoClock) {
        long[] took = new long[DECISIONS];
        for (int i = 0; i < DECISIONS; i++) {
            long before = nanoClock.getAsLong();
            MarketDecision decision = policy.decide(situation);
            took[i] = nanoClock.getAsLong() - before;
            policy.rest();
            if (decision.directive().grounds().source().equals(FAILED)) {
                return "Expected release " + release + " to decide the situation that the desk is in, but: "
                        + decision.directive().grounds().sentence();
            }
        }
        Arrays.sort(took);
        long typicalMillis = TimeUnit.NANOSECONDS.toMillis(took[DECISIONS / 2]);
        return typicalMillis <= LONGEST_MILLIS
                ? ""
                : "Expected release " + release + " to decide within " + LONGEST_MILLIS + " ms, but it takes "
                        + typicalMillis + " ms.";
    }
}
