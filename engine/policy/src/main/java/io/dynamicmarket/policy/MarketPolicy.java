package io.dynamicmarket.policy;

import io.dynamicmarket.facts.BreakerInForce;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerReleased;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.EscalationRaised;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.HedgeVerdict;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.policy.rule.RuleBase;
import io.dynamicmarket.policy.rule.RuleRun;
import io.dynamicmarket.policy.rule.RuleSession;
import io.dynamicmarket.policy.table.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides about quoting, for one market thread. A decision is a function of the situation and the release alone, so that
 * it can be taken again from its receipt.
 *
 * <p>It never throws and never guesses: whatever goes wrong becomes the most restrictive decision.
 */
public final class MarketPolicy implements AutoCloseable {
    /** Agenda groups in their order: what is observed, what latches and limits, and the directive. */
    static final List<String> PHASES = List.of("observe", "latch", "direct");

    private final ReleaseId release;
    private final MarketFacts tables;
    private final RuleSession session;
    private final SpotChecks checks;
    private long decisions;
    private @Nullable Latest latest;

    /** The latest decision, with the very objects it was made of. */
    private record Latest(Hit state, Hit confidence, Hit gas, RuleRun run, MarketDecision decision) {
        /** Whether these make the same; what is escalated depends on the decision before as well. */
        boolean isOf(Hit state, Hit confidence, Hit gas, RuleRun run) {
            return this.run == run
                    && this.state == state
                    && this.confidence == confidence
                    && this.gas == gas
                    && decision.escalated().isEmpty();
        }
    }

    MarketPolicy(ReleaseId release, RuleBase rules, MarketFacts tables, SpotChecks checks) {
        this.release = release;
        this.tables = tables;
        this.checks = checks;
        List<Object> lasting = tables.lasting();
        lasting.add(release);
        this.session = rules.session(PHASES, lasting, checks);
    }

    /** Decides; market time and everything else comes from the situation. */
    public MarketDecision decide(MarketSituation situation) {
        try {
            return decided(situation);
        } catch (RuntimeException failure) {
            // Rules are data: whatever they throw must end in a halt, not in the market loop.
            return refused(situation, failure);
        }
    }

    private MarketDecision decided(MarketSituation situation) {
        Hit state = tables.marketState().hit(situation);
        Hit confidence = tables.confidenceAction().hit(situation);
        Hit gas = tables.gasResponse().hit(situation);
        Hit light = tables.lightHedging().hit(situation);
        Hit heavy = tables.heavyHedging().hit(situation);
        if (checks.takes(decisions++)) {
            tables.marketState().compareWithEngine(state, situation);
            tables.confidenceAction().compareWithEngine(confidence, situation);
            tables.gasResponse().compareWithEngine(gas, situation);
            tables.lightHedging().compareWithEngine(light, situation);
            tables.heavyHedging().compareWithEngine(heavy, situation);
        }
        List<Object> facts = new ArrayList<>();
        facts.add(situation);
        facts.add(tables.marketState().fact(state));
        facts.add(tables.confidenceAction().fact(confidence));
        facts.add(tables.gasResponse().fact(gas));
        facts.add(tables.lightHedging().fact(light));
        facts.add(tables.heavyHedging().fact(heavy));
        facts.addAll(situation.tripped());
        facts.addAll(situation.overrides());
        RuleRun run = session.run(facts);
        Latest before = latest;
        if (before != null && before.isOf(state, confidence, gas, run)) {
            return before.decision();
        }
        MarketDecision decision = decision(situation, state, confidence, gas, run);
        latest = new Latest(state, confidence, gas, run, decision);
        return decision;
    }

    private MarketDecision decision(MarketSituation situation, Hit state, Hit confidence, Hit gas, RuleRun run) {
        HedgeVerdict hedge = run.only(HedgeVerdict.class);
        List<String> fired = new ArrayList<>(4 + run.fired().size());
        fired.add(tables.marketState().source(state));
        fired.add(tables.confidenceAction().source(confidence));
        fired.add(tables.gasResponse().source(gas));
        // of the two answers of the table the one that a rule has taken
        if (!run.fired().contains(hedge.grounds().source())) {
            fired.add(hedge.grounds().source());
        }
        fired.addAll(run.fired());
        return decision(situation, run, fired, hedge);
    }

    private MarketDecision decision(MarketSituation situation, RuleRun run, List<String> fired, HedgeVerdict hedge) {
        List<BreakerTripped> tripped = new ArrayList<>();
        List<BreakerTripped> newlyTripped = new ArrayList<>();
        for (BreakerInForce breaker : byKind(run.all(BreakerInForce.class), BreakerInForce::kind)) {
            tripped.add(breaker.breaker());
            if (breaker.newlyTripped()) {
                newlyTripped.add(breaker.breaker());
            }
        }
        List<EscalationRaised> standing = run.all(EscalationRaised.class);
        return new MarketDecision(
                run.only(StateInForce.class),
                tripped,
                newlyTripped,
                byKind(run.all(BreakerReleased.class), BreakerReleased::kind),
                newEscalations(situation, standing),
                run.only(QuoteDirective.class),
                fired,
                hedge,
                subjects(standing));
    }

    private static <T> List<T> byKind(List<T> breakers, Function<T, BreakerKind> kind) {
        return breakers.size() < 2
                ? breakers
                : breakers.stream().sorted(Comparator.comparing(kind)).toList();
    }

    /** The rule speaks as long as an episode lasts; people are told when it begins. */
    private static List<EscalationRaised> newEscalations(MarketSituation situation, List<EscalationRaised> standing) {
        return standing.isEmpty()
                ? standing
                : standing.stream()
                        .filter(e -> !situation.escalated().contains(e.subject()))
                        .toList();
    }

    private static List<String> subjects(List<EscalationRaised> standing) {
        return standing.isEmpty()
                ? List.of()
                : standing.stream()
                        .map(EscalationRaised::subject)
                        .distinct()
                        .sorted()
                        .toList();
    }

    private MarketDecision refused(MarketSituation situation, RuntimeException failure) {
        return FailedPolicy.decision(
                situation, release, new Grounds(FailedPolicy.MARKET, FailedPolicy.MARKET_SENTENCE + failure));
    }

    /** Tidies up after a decision, once it has been acted upon; see {@link RuleSession#rest}. */
    public void rest() {
        session.rest();
    }

    /** Facts in the session between decisions; constant. */
    long factCount() {
        return session.factCount();
    }

    @Override
    public void close() {
        session.close();
    }
}
