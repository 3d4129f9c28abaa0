package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import java.util.List;

/** Sees what the loop did, on the loop's thread, after it was recorded; it cannot change it. */
public interface LoopObserver {
    /** A market decision was recorded and is in force. */
    default void decided(MarketSituation situation, MarketDecision decision) {}

    /** A quote of ours traded. */
    default void filled(Fill fill) {}

    /** A treasury decision was recorded and carried out. */
    default void treasuryDecided(TreasurySituation situation, TreasuryDecision decision) {}

    /**
     * A directive came into force without a decision: a person, the end of the source or a failure stopped the quoting.
     * May be told repeatedly.
     */
    default void directed(QuoteDirective directive, List<BreakerTripped> tripped) {}

    /** Decisions can no longer be recorded; quoting stands still until they can. */
    default void trailFailed(String sentence) {}
}
