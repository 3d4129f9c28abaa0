package io.dynamicmarket.audit;

import io.dynamicmarket.facts.BreakerReleased;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.EscalationRaised;
import io.dynamicmarket.facts.HedgeVerdict;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasuryVerdict;
import io.dynamicmarket.governance.audit.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was decided, in sentences. */
final class DecisionWords {
    private DecisionWords() {}

    static List<String> of(MarketSituation situation, MarketDecision decision) {
        List<String> words = new ArrayList<>();
        String before = of(situation.stateInForce().state());
        String now = of(decision.state().state());
        words.add(
                before.equals(now)
                        ? "The market state stays " + now
                        : "The market state goes from " + before + " to " + now);
        words.add(of(decision.directive()));
        decision.newlyTripped().forEach(trip -> words.add(tripped(trip)));
        decision.tripped().stream()
                .filter(trip -> !decision.newlyTripped().contains(trip))
                .forEach(trip -> words.add("The breaker for " + of(trip.kind()) + " stays tripped"));
        for (BreakerReleased released : decision.released()) {
            words.add("The breaker for " + of(released.kind()) + " is released");
        }
        for (EscalationRaised raised : decision.escalations()) {
            words.add("People are told of " + raised.subject());
        }
        words.add(of(decision.hedge()));
        return words;
    }

    static List<String> of(TreasuryDecision decision) {
        return decision.verdicts().stream().map(DecisionWords::of).toList();
    }

    private static String tripped(BreakerTripped trip) {
        return "The breaker for " + of(trip.kind()) + " trips: reading " + number(trip.reading()) + ", threshold "
                + number(trip.threshold());
    }

    private static String of(QuoteDirective directive) {
        String mode = switch (directive.mode()) {
            case QUOTE -> "Both sides are quoted";
            case REDUCE_ONLY -> "Only quotes that reduce the holding are made";
            case HEDGE_ONLY -> "Nothing is quoted, hedges may go on";
            case HALT -> "Quoting is halted";
        };
        return mode
                + (directive.cancelResting() ? ", resting quotes are cancelled" : "")
                + (directive.placeNew()
                        ? ", preset " + of(directive.preset()) + ", half-spread times "
                                + number(directive.spreadFactor()) + ", sizes times " + number(directive.ladderScale())
                        : ", no new quotes");
    }

    private static String of(HedgeVerdict hedge) {
        if (hedge instanceof HedgeVerdict.Ioc ioc) {
            return "Inventory beyond " + number(ioc.targetShare()) + " of the soft limit is hedged, reaching at most "
                    + number(ioc.impactToleranceBps()) + " bps from the best price";
        }
        return hedge instanceof HedgeVerdict.Incentives
                ? "Incentives are changed instead of hedging"
                : "Nothing is hedged";
    }

    private static String of(TreasuryVerdict verdict) {
        if (verdict instanceof TreasuryVerdict.BuyBack buyBack) {
            return "Buy back for " + buyBack.tranche() + ", one of " + buyBack.tranches() + " tranches for "
                    + buyBack.amount();
        }
        if (verdict instanceof TreasuryVerdict.DropPlan drop) {
            return "Drop the buyback under way with " + drop.remaining() + " left";
        }
        if (verdict instanceof TreasuryVerdict.Burn burn) {
            return "Burn " + burn.amount();
        }
        if (verdict instanceof TreasuryVerdict.SetMultiplier set) {
            return "Set the multiplier of the " + set.tier() + "-month lock to " + number(set.multiplier());
        }
        if (verdict instanceof TreasuryVerdict.MoveToBuffer move) {
            return "Move " + move.amount() + " to the buffer";
        }
        return verdict instanceof TreasuryVerdict.Hold hold ? "Hold " + hold.action() : String.valueOf(verdict);
    }

    private static String of(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(double value) {
        return CanonicalJson.of(value);
    }
}
