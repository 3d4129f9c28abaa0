package io.dynamicmarket.policy.bench;

import io.dynamicmarket.facts.MarketState;
import java.util.List;
import java.util.function.Predicate;
import org.evrete.KnowledgeService;
import org.evrete.api.FactHandle;
import org.evrete.api.Knowledge;
import org.evrete.api.StatefulSession;
import org.evrete.api.builders.RuleSetBuilder;

/** The rows as rules with a lambda as condition; one session for all ticks: insert, fire, delete. */
final class EvreteRules implements Contender<EvreteRules.Fact> {
    /** A tick with a property that a condition can name. */
    public static final class Fact {
        private final Tick tick;

        Fact(Tick tick) {
            this.tick = tick;
        }

        public Tick getTick() {
            return tick;
        }
    }

    private record Rule(Predicate<Tick> condition, MarketState state) {}

    private static final List<Rule> RULES = List.of(
            new Rule(tick -> tick.heartbeatAgeMillis() > 10_000, MarketState.STRESS),
            new Rule(tick -> tick.venueGapBps() > 100, MarketState.STRESS),
            new Rule(tick -> tick.venuesDegraded() >= 2, MarketState.STRESS),
            new Rule(tick -> tick.volatilityBps() > 40, MarketState.DEFENSIVE),
            new Rule(tick -> tick.softUse() > 0.8, MarketState.DEFENSIVE),
            new Rule(tick -> tick.toxicity() > 2, MarketState.DEFENSIVE),
            new Rule(tick -> tick.confidence() < 0.5, MarketState.DEFENSIVE),
            new Rule(
                    tick -> tick.confidence() >= 0.8
                            && tick.volatilityBps() <= 12
                            && tick.softUse() <= 0.5
                            && tick.toxicity() <= 1.5
                            && tick.volumeRatio() > 1
                            && tick.absoluteDepthImbalance() < 0.3,
                    MarketState.EXPANSION),
            new Rule(
                    tick -> tick.confidence() >= 0.7
                            && tick.volatilityBps() <= 30
                            && tick.softUse() <= 0.6
                            && tick.toxicity() <= 1.5
                            && tick.volumeRatio() <= 3,
                    MarketState.RECOVERY),
            new Rule(
                    tick -> tick.state() == MarketState.DEFENSIVE || tick.state() == MarketState.STRESS,
                    MarketState.DEFENSIVE),
            new Rule(
                    tick -> tick.state() == MarketState.EXPANSION || tick.state() == MarketState.RECOVERY,
                    MarketState.RECOVERY));

    private final KnowledgeService service = new KnowledgeService();
    private final StatefulSession session;
    private final Answer answer = new Answer();

    EvreteRules() {
        RuleSetBuilder<Knowledge> rules = service.newKnowledge().builder();
        for (int i = 0; i < RULES.size(); i++) {
            Rule rule = RULES.get(i);
            int row = i;
            rules = rules.newRule("row-" + i)
                    .forEach("$fact", Fact.class)
                    .where((Object[] values) -> rule.condition().test((Tick) values[0]), "$fact.tick")
                    .execute(context -> answer.give(row, rule.state()));
        }
        this.session = rules.build().newStatefulSession();
    }

    @Override
    public Fact taken(Tick tick) {
        return new Fact(tick);
    }

    @Override
    public MarketState decide(Fact fact) {
        answer.clear();
        FactHandle handle = session.insert0(fact, false);
        session.fire();
        session.delete(handle);
        return answer.state();
    }

    @Override
    public void close() {
        session.close();
        service.shutdown();
    }
}
