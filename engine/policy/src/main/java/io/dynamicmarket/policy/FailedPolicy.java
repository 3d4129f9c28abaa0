package io.dynamicmarket.policy;

import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.HedgeVerdict;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasuryVerdict.Hold;
import java.util.Comparator;
import java.util.List;

/** What stands in the place of a policy that failed, whatever it failed of: state and breakers stay, nothing is done. */
public final class FailedPolicy {
    public static final String MARKET = "POL-000";
    public static final String TREASURY = "TRE-000";

    /** How the reason begins; the failure follows. */
    public static final String MARKET_SENTENCE = "Expected an answer of the policy, but it failed: ";

    /** How the reason begins; the failure follows. */
    public static final String TREASURY_SENTENCE = "The treasury policy failed, so everything is held: ";

    private FailedPolicy() {}

    /** Instead of a decision about quoting. */
    public static MarketDecision decision(MarketSituation situation, ReleaseId release, Grounds grounds) {
        List<BreakerTripped> tripped = situation.tripped().stream()
                .sorted(Comparator.comparing(BreakerTripped::kind))
                .toList();
        return new MarketDecision(
                situation.stateInForce(),
                tripped,
                List.of(),
                List.of(),
                List.of(),
                QuoteDirective.halt(situation.features().market(), release, grounds),
                List.of(MARKET),
                new HedgeVerdict.None(grounds),
                situation.escalated());
    }

    /** Instead of a decision about the treasury. */
    public static TreasuryDecision decision(ReleaseId release, Grounds grounds) {
        return new TreasuryDecision(List.of(new Hold("all", grounds)), List.of(TREASURY), release);
    }
}
