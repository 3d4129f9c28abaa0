package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import java.util.List;

/**
 * Several who look at one loop, told in order.
 *
 * @param all of them
 */
public record Observers(List<LoopObserver> all) implements LoopObserver {
    public Observers {
        all = List.copyOf(all);
    }

    @Override
    public void decided(MarketSituation situation, MarketDecision decision) {
        all.forEach(each -> each.decided(situation, decision));
    }

    @Override
    public void filled(Fill fill) {
        all.forEach(each -> each.filled(fill));
    }

    @Override
    public void treasuryDecided(TreasurySituation situation, TreasuryDecision decision) {
        all.forEach(each -> each.treasuryDecided(situation, decision));
    }

    @Override
    public void directed(QuoteDirective directive, List<BreakerTripped> tripped) {
        all.forEach(each -> each.directed(directive, tripped));
    }

    @Override
    public void trailFailed(String sentence) {
        all.forEach(each -> each.trailFailed(sentence));
    }
}
