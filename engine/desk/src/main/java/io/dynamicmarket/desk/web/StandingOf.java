package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.web.DeskPage.Level;
import io.dynamicmarket.desk.web.DeskPage.Standing;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingMode;
import java.util.ArrayList;
import java.util.List;

/** Sums up for a person how the desk stands; it shows what was decided and decides nothing. */
final class StandingOf {
    private StandingOf() {}

    static Standing standing(BoardSnapshot known, String failure) {
        boolean killed = known.tripped().stream().anyMatch(trip -> trip.kind() == BreakerKind.KILL_SWITCH);
        List<String> reasons = reasons(known, failure);
        return new Standing(level(known, failure, reasons), killed, reasons);
    }

    private static Level level(BoardSnapshot known, String failure, List<String> reasons) {
        QuoteDirective directive = known.directive();
        if (!failure.isEmpty() || !known.trailProblem().isEmpty()) {
            return Level.HALTED;
        }
        if (directive == null) {
            return Level.WAITING;
        }
        if (directive.mode() == QuotingMode.HALT) {
            return Level.HALTED;
        }
        return reasons.isEmpty() ? Level.QUOTING : Level.LIMITED;
    }

    private static List<String> reasons(BoardSnapshot known, String failure) {
        List<String> reasons = new ArrayList<>();
        if (!failure.isEmpty()) {
            reasons.add(failure);
        }
        if (!known.trailProblem().isEmpty()) {
            reasons.add(known.trailProblem());
        }
        for (BreakerTripped trip : known.tripped()) {
            reasons.add(trip.grounds().sentence());
        }
        QuoteDirective directive = known.directive();
        if (directive == null) {
            reasons.add("No frame of the market has come yet.");
        } else if (directive.mode() != QuotingMode.QUOTE || !directive.placeNew()) {
            String sentence = directive.grounds().sentence();
            // a directive often repeats the breaker that decided it
            if (reasons.stream().noneMatch(sentence::contains)) {
                reasons.add(sentence);
            }
        }
        return reasons.stream().distinct().toList();
    }
}
