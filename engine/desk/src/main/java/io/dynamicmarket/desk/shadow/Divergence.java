package io.dynamicmarket.desk.shadow;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.QuoteDirective;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** In what two decisions about one situation differ. */
public enum Divergence {
    /** The market state. */
    STATE,
    /** Whether and how is quoted. */
    MODE,
    /** Which breakers are in force. */
    BREAKERS,
    /** Anything else that shapes quotes: preset, spread, skew, sizes, cadence. */
    QUOTES;

    static Set<Divergence> between(MarketDecision active, MarketDecision shadow) {
        Set<Divergence> found = EnumSet.noneOf(Divergence.class);
        if (!active.state().state().equals(shadow.state().state())) {
            found.add(STATE);
        }
        if (!active.directive().mode().equals(shadow.directive().mode())) {
            found.add(MODE);
        }
        if (!kinds(active).equals(kinds(shadow))) {
            found.add(BREAKERS);
        }
        if (!shape(active.directive()).equals(shape(shadow.directive()))) {
            found.add(QUOTES);
        }
        return found;
    }

    /** All that a quote is made by; ids of releases and reasons differ by nature. */
    private static List<Object> shape(QuoteDirective directive) {
        return List.of(
                directive.cancelResting(),
                directive.placeNew(),
                directive.model(),
                directive.gamma(),
                directive.kappa(),
                directive.intensityPerMinute(),
                directive.orderShare(),
                directive.inventoryCoefficient(),
                directive.horizonSeconds(),
                directive.betaBps(),
                directive.nearLimitPullShare(),
                directive.calmGammaFactor(),
                directive.calmInventoryShare(),
                directive.spreadFactor(),
                directive.toxicityFactor(),
                directive.floorCushionBps(),
                directive.gasFeeBps(),
                directive.ladderShares(),
                directive.lightConcentrationShare(),
                directive.ladderScale(),
                directive.tierSpacingShare(),
                directive.refreshMillis(),
                directive.maxQuoteAgeMillis(),
                directive.hedgeAllowed(),
                directive.preset());
    }

    private static List<BreakerKind> kinds(MarketDecision decision) {
        return decision.tripped().stream().map(BreakerTripped::kind).sorted().toList();
    }
}
