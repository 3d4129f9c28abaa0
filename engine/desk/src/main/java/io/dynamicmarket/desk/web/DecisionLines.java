package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.web.DecisionLine.Topic;
import io.dynamicmarket.desk.web.DecisionLine.Weight;
import io.dynamicmarket.facts.BreakerReleased;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.EscalationRaised;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.facts.TreasuryDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts what changed into words, one line each; decisions that change nothing are only counted. Of one thread. */
final class DecisionLines {
    private static final int KEPT = 100;

    private final Consumer<DecisionLine> listener;
    private List<DecisionLine> lines = List.of();
    private long unchanged;
    private @Nullable QuoteDirective directive;
    private @Nullable StateInForce state;

    /** @param listener told of each line as it is written */
    DecisionLines(Consumer<DecisionLine> listener) {
        this.listener = listener;
    }

    /** Latest first; the list is never changed. */
    List<DecisionLine> lines() {
        return lines;
    }

    long unchanged() {
        return unchanged;
    }

    void decided(MarketSituation situation, MarketDecision decision, long receipt) {
        long before = unchanged;
        unchanged = 0;
        List<DecisionLine> news = new ArrayList<>();
        Instant at = Instant.ofEpochMilli(situation.asOfMillis());
        if (state == null || !state.state().equals(decision.state().state())) {
            news.add(stateLine(at, decision.state(), receipt));
        }
        for (BreakerTripped trip : decision.newlyTripped()) {
            String text = "Breaker tripped: " + Words.of(trip.kind()) + ". ";
            news.add(line(at, Topic.BREAKER, Weight.ALARM, text, trip.grounds(), receipt));
        }
        for (BreakerReleased released : decision.released()) {
            String text = "Breaker released: " + Words.of(released.kind()) + ". ";
            news.add(line(at, Topic.BREAKER, Weight.NOTE, text, released.grounds(), receipt));
        }
        for (EscalationRaised raised : decision.escalations()) {
            news.add(line(at, Topic.ESCALATION, Weight.ALARM, "Escalation: ", raised.grounds(), receipt));
        }
        state = decision.state();
        quoting(at, decision.directive(), receipt, news);
        news.forEach(this::add);
        if (news.isEmpty()) {
            unchanged = before + 1;
        }
    }

    void directed(QuoteDirective now, Instant at, long receipt) {
        List<DecisionLine> news = new ArrayList<>();
        if (directive == null || !directive.grounds().equals(now.grounds())) {
            boolean byPerson = now.grounds().source().startsWith("CTL");
            news.add(
                    byPerson
                            ? line(at, Topic.CONTROL, Weight.ALARM, "", now.grounds(), receipt)
                            : line(at, Topic.QUOTING, Weight.WARNING, "Quotes cancelled. ", now.grounds(), 0));
        }
        directive = now;
        news.forEach(this::add);
    }

    void treasury(Instant at, long epoch, TreasuryDecision decision, long receipt) {
        String verdicts = decision.verdicts().stream().map(Words::of).collect(Collectors.joining("; "));
        String text = "Treasury epoch " + epoch + ": " + verdicts + ".";
        add(new DecisionLine(at, Topic.TREASURY, Weight.NOTE, text, "receipt " + receipt, receipt));
    }

    void trailFailed(Instant at, String sentence) {
        add(new DecisionLine(at, Topic.TRAIL, Weight.ALARM, sentence, "DSK-002", 0));
    }

    private DecisionLine stateLine(Instant at, StateInForce now, long receipt) {
        StateInForce before = state;
        String from = before == null ? "Market state " : "Market state " + Words.of(before.state()) + " → ";
        // the lattice is ordered: a later one is tighter
        boolean tighter = before == null || now.state().compareTo(before.state()) > 0;
        String text = from + Words.of(now.state()) + ". ";
        return line(at, Topic.STATE, tighter ? Weight.WARNING : Weight.NOTE, text, now.grounds(), receipt);
    }

    private void quoting(Instant at, QuoteDirective now, long receipt, List<DecisionLine> news) {
        String text = Words.of(now);
        if (directive == null || !Words.of(directive).equals(text)) {
            Weight weight = now.mode() == QuotingMode.HALT ? Weight.WARNING : Weight.NOTE;
            String capital = Character.toUpperCase(text.charAt(0)) + text.substring(1) + ". ";
            news.add(line(at, Topic.QUOTING, weight, capital, now.grounds(), receipt));
        }
        directive = now;
    }

    private void add(DecisionLine line) {
        unchanged = 0;
        List<DecisionLine> more = new ArrayList<>(lines.size() + 1);
        more.add(line);
        more.addAll(lines.subList(0, Math.min(lines.size(), KEPT - 1)));
        lines = List.copyOf(more);
        listener.accept(line);
    }

    private static DecisionLine line(
            Instant at, Topic topic, Weight weight, String text, Grounds grounds, long receipt) {
        return new DecisionLine(at, topic, weight, text + grounds.sentence(), grounds.source(), receipt);
    }
}
