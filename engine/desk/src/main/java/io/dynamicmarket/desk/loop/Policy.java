package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import java.util.Set;

/** Whoever decides. Never throws and never permits by default: a failed or late answer is the most restrictive one. */
public interface Policy extends AutoCloseable {
    MarketDecision decide(MarketSituation situation);

    TreasuryDecision decide(TreasurySituation situation);

    /** A moment between frames: what is left to tidy up after the last decision is tidied up. */
    void rest();

    /** Subjects of the escalations that stand: what it remembers beside the situation, if anything. */
    default Set<String> escalated() {
        return Set.of();
    }

    /** Goes on where the policy of another release has stopped. */
    default void resume(Set<String> standing) {}

    /** Length of a treasury epoch. */
    long epochMillis();

    /** Stable asset that no treasury action may touch, whole units. */
    double protectedFloor();

    @Override
    void close();
}
