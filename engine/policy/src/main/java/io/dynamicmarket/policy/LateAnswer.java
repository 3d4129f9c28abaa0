package io.dynamicmarket.policy;

import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.HedgeVerdict;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasuryVerdict;
import java.util.List;

/**
 * What stands in the place of an answer that came too late: nothing is quoted, hedged or spent. Breakers that the late
 * answer tripped stay tripped, and what it raised stays raised. How long it took is all that its receipt adds to what the
 * policy gave, so that it can be verified too.
 */
public final class LateAnswer {
    public static final String SOURCE = "DSK-004";

    /** Half of the time between two decisions. */
    public static final long MARKET_WITHIN_MILLIS = 50;

    /** Epochs are minutes apart; their answer may take longer. */
    public static final long TREASURY_WITHIN_MILLIS = 2_000;

    private LateAnswer() {}

    /** Why, for a market. */
    public static Grounds ofMarket(long tookMillis) {
        return new Grounds(
                SOURCE,
                "Expected a decision within " + MARKET_WITHIN_MILLIS + " ms, but it took " + tookMillis + " ms.");
    }

    /** Why, for the treasury. */
    public static Grounds ofTreasury(long tookMillis) {
        return new Grounds(
                SOURCE,
                "Expected a treasury decision within " + TREASURY_WITHIN_MILLIS + " ms, but it took " + tookMillis
                        + " ms.");
    }

    /** Instead of a decision about quoting. */
    public static MarketDecision instead(
            MarketDecision decision, MarketSituation situation, ReleaseId release, Grounds late) {
        return new MarketDecision(
                decision.state(),
                decision.tripped(),
                decision.newlyTripped(),
                decision.released(),
                decision.escalations(),
                QuoteDirective.halt(situation.features().market(), release, late),
                decision.fired(),
                new HedgeVerdict.None(late),
                decision.escalated());
    }

    /** Instead of a decision about the treasury. */
    public static TreasuryDecision instead(TreasuryDecision decision, ReleaseId release, Grounds late) {
        return new TreasuryDecision(List.of(new TreasuryVerdict.Hold("all", late)), decision.fired(), release);
    }
}
