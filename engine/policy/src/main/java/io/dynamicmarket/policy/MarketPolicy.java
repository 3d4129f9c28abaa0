package io.dynamicmarket.policy;

import io.dynamicmarket.facts.BreakerInForce;
import io.dynamicmarket.facts.BreakerReleased;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.EscalationRaised;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.HedgeAnswer;
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
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides about quoting, for one market thread. A decision is a function of the situation and the release alone; only
 * an escalation also depends on the decision before, since it is raised once per episode.
 *
 * <p>It never throws and never guesses: whatever goes wrong becomes the most restrictive decision.
 */
public final class MarketPolicy implements AutoCloseable {
    /** Agenda groups in their order: what is observed, what latches and limits, and the directive. */
    static final List<String> PHASES = List.of("observe", "latch", "direct");

    /** Every such decision is also asked of the DMN engine; at ten decisions a second that is every 26 seconds. */
    private static final int ENGINE_EVERY = 256;

    private final ReleaseId release;
    private final MarketFacts tables;
    private final RuleSession session;
    private Set<String> escalated = Set.of();
    private long decisions;

    MarketPolicy(ReleaseId release, RuleBase rules, MarketFacts tables) {
        this.release = release;
        this.tables = tables;
        List<Object> lasting = tables.lasting();
        lasting.add(release);
        this.session = rules.session(PHASES, lasting);
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
        if (decisions++ % ENGINE_EVERY == 0) {
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
        facts.add(new HedgeAnswer(false, tables.lightHedging().fact(light)));
        facts.add(new HedgeAnswer(true, tables.heavyHedging().fact(heavy)));
        facts.addAll(situation.tripped());
        facts.addAll(situation.overrides());
        RuleRun run = session.run(facts);

        HedgeVerdict hedge = run.only(HedgeVerdict.class);
        List<String> fired = new ArrayList<>(List.of(state.source(), confidence.source(), gas.source()));
        // of the two answers of the table the one that a rule has taken
        if (!run.fired().contains(hedge.grounds().source())) {
            fired.add(hedge.grounds().source());
        }
        fired.addAll(run.fired());
        return decision(run, fired, hedge);
    }

    private MarketDecision decision(RuleRun run, List<String> fired, HedgeVerdict hedge) {
        List<BreakerInForce> breakers = run.all(BreakerInForce.class).stream()
                .sorted(Comparator.comparing(BreakerInForce::kind))
                .toList();
        List<BreakerReleased> released = run.all(BreakerReleased.class).stream()
                .sorted(Comparator.comparing(BreakerReleased::kind))
                .toList();
        return new MarketDecision(
                run.only(StateInForce.class),
                breakers.stream().map(BreakerInForce::breaker).toList(),
                breakers.stream()
                        .filter(BreakerInForce::newlyTripped)
                        .map(BreakerInForce::breaker)
                        .toList(),
                released,
                newEscalations(run.all(EscalationRaised.class)),
                run.only(QuoteDirective.class),
                fired,
                hedge);
    }

    /** The rule speaks as long as an episode lasts; people are told when it begins. */
    private List<EscalationRaised> newEscalations(List<EscalationRaised> standing) {
        Set<String> before = escalated;
        escalated =
                new TreeSet<>(standing.stream().map(EscalationRaised::subject).toList());
        return standing.stream().filter(e -> !before.contains(e.subject())).toList();
    }

    /** Subjects of the escalations that stand, so that another release of the same market does not raise them again. */
    public Set<String> escalated() {
        return escalated;
    }

    /** Goes on where the policy of another release has stopped. */
    public void resume(Set<String> standing) {
        escalated = Set.copyOf(standing);
    }

    private MarketDecision refused(MarketSituation situation, RuntimeException failure) {
        List<BreakerTripped> tripped = situation.tripped().stream()
                .sorted(Comparator.comparing(BreakerTripped::kind))
                .toList();
        Grounds grounds = new Grounds("POL-000", "Expected an answer of the policy, but it failed: " + failure);
        return new MarketDecision(
                situation.stateInForce(),
                tripped,
                List.of(),
                List.of(),
                List.of(),
                QuoteDirective.halt(situation.features().market(), release, grounds),
                List.of("POL-000"),
                new HedgeVerdict.None(grounds));
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
