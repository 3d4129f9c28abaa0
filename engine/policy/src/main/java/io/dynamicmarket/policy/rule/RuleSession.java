package io.dynamicmarket.policy.rule;

import io.dynamicmarket.policy.SpotChecks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * A session of the rules that lives long: lasting facts are inserted once, the facts of a run are taken out after it.
 * Where the rules are compiled, they answer and the engine is asked for comparison now and then, or where they cannot
 * (docs/adr/0013). Within a run the phases (agenda groups) follow each other, so that a rule may ask for the absence of what an earlier
 * phase inserts. Not safe for more than one thread.
 */
public final class RuleSession implements AutoCloseable {
    /** A rule set that has not come to rest by then never will: it inserts what fires it again. */
    static final int MOST_FIRINGS = 1_000;

    private static final int UNKNOWN = -1;

    private final KieSession session;
    private final @Nullable RuleProgram program;
    private final FiringOrder order;
    private final List<FiringOrder.Firing> firings = new ArrayList<>();
    private final List<String> phases;
    private final SpotChecks checks;
    private final List<FactHandle> handles = new ArrayList<>();
    private final List<Object> inserted = new ArrayList<>();
    private final List<String> fired = new ArrayList<>();
    private boolean resting = true;
    private boolean settled = true;
    private long runs;

    /**
     * Opens one.
     *
     * @param program compiled rules, if there are any
     * @param order told in which order the engine fires, where the checks say that it may be trusted
     * @param checks which runs of theirs are also the engine's
     */
    RuleSession(
            KieSession session,
            @Nullable RuleProgram program,
            FiringOrder order,
            List<String> phases,
            List<?> lasting,
            SpotChecks checks) {
        this.session = session;
        this.program = program;
        this.order = order;
        this.phases = List.copyOf(phases);
        this.checks = checks;
        lasting.forEach(session::insert);
        session.addEventListener(new DefaultRuleRuntimeEventListener() {
            @Override
            public void objectInserted(ObjectInsertedEvent event) {
                handles.add(event.getFactHandle());
                if (event.getRule() != null) {
                    inserted.add(event.getObject());
                }
            }
        });
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void afterMatchFired(AfterMatchFiredEvent event) {
                String rule = id(event.getMatch().getRule().getName());
                fired.add(rule);
                if (checks.learnOrder()) {
                    firings.add(new FiringOrder.Firing(
                            rule, event.getMatch().getObjects().toArray()));
                }
            }
        });
    }

    /**
     * Runs the rules over some facts.
     *
     * @throws RuntimeException whatever a rule throws; nothing of a run is left when the next begins
     */
    public RuleRun run(List<?> facts) {
        RuleProgram swift = program;
        if (swift == null || !ran(swift, facts)) {
            return engine(facts);
        }
        RuleRun run = swift.outcome();
        if (checks.takes(runs++)) {
            compare(run, engine(facts));
        }
        return run;
    }

    /** False where the compiled rules leave the answer to the engine, also if they failed: its failure is the one told. */
    private static boolean ran(RuleProgram program, List<?> facts) {
        try {
            return program.run(facts);
        } catch (RuntimeException asEngineWill) {
            return false;
        }
    }

    private static void compare(RuleRun compiled, RuleRun engine) {
        if (!compiled.equals(engine)) {
            throw new IllegalStateException("Expected the compiled rules to say what the rule engine says, " + engine
                    + ", but they say " + compiled);
        }
    }

    private RuleRun engine(List<?> facts) {
        rest();
        resting = false;
        settled = false;
        facts.forEach(session::insert);
        int left = MOST_FIRINGS;
        for (String phase : phases) {
            session.getAgenda().getAgendaGroup(phase).setFocus();
            left -= session.fireAllRules(left);
            // a limit of 0 is none: what ran away in one phase would go on in the next without end
            if (left <= 0) {
                break;
            }
        }
        if (left <= 0) {
            throw new IllegalStateException("Expected the rules to come to rest within " + MOST_FIRINGS
                    + " firings, but they went on: " + fired.subList(0, 20));
        }
        settled = true;
        if (!firings.isEmpty()) {
            order.saw(firings, fact -> arrival(facts, fact));
        }
        return new RuleRun(inserted, fired);
    }

    /** Those handed in came first, then those that rules inserted. */
    private int arrival(List<?> facts, Object fact) {
        int given = place(facts, fact);
        int own = given < 0 ? place(inserted, fact) : UNKNOWN;
        return own < 0 ? given : facts.size() + own;
    }

    private static int place(List<?> facts, Object fact) {
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i) == fact) {
                return i;
            }
        }
        return UNKNOWN;
    }

    /**
     * Takes the facts of the last run out, also after one that failed. The next run does it if nobody has; whoever has an
     * answer to act upon acts first and calls this then, since it is a quarter of the work of a run.
     */
    public void rest() {
        if (!resting) {
            clean();
            // A run that failed has left a phase with the focus: firing would go on with it, without end if it ran
            // away.
            if (settled) {
                // takes the deletions through the network now; there is nothing left to fire
                session.fireAllRules(MOST_FIRINGS);
            }
            resting = true;
        }
    }

    /** Facts that the session holds between runs: the lasting ones. */
    public long factCount() {
        rest();
        return session.getFactCount();
    }

    private void clean() {
        for (int i = handles.size() - 1; i >= 0; i--) {
            session.delete(handles.get(i));
        }
        handles.clear();
        inserted.clear();
        fired.clear();
        firings.clear();
    }

    /** A rule's name is an id and a sentence: "BRK-003 cancel quotes when the feed is silent". */
    static String id(String ruleName) {
        int space = ruleName.indexOf(' ');
        return space < 0 ? ruleName : ruleName.substring(0, space);
    }

    @Override
    public void close() {
        session.dispose();
    }
}
