package io.dynamicmarket.policy.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs compiled rules: phase after phase, within a phase the rules in the order of the rule engine, each match once,
 * until nothing new matches. Where one rule has several new matches at once their order is the engine's own, where a match
 * is of lasting facts alone it may have fired in an earlier run: then the run is given up ({@link #run} tells so) for the engine to decide. For one thread.
 */
final class RuleProgram {
    /** Stands for no match; a match of a rule without patterns is empty too, but another array. */
    private static final Object[] NONE = {};

    private final RuleFacts facts;
    private final Rule[][] phases;
    /** Rules by the type of fact that they ask for. */
    private final Rule[][] askers;

    private final List<String> fired = new ArrayList<>();
    private final int mostFirings;
    private boolean ambiguous;
    private RuleRun latest = new RuleRun(List.of(), List.of());

    /** A rule, ready to run. */
    static final class Rule {
        private final String id;
        private final RuleCode code;
        private final int number;
        private final int[] matched;
        private final int[] needed;
        private final List<Object[]> done = new ArrayList<>();
        private boolean due;

        /**
         * Makes one.
         *
         * @param matched type of each part of a match
         * @param needed types without a fact of which there is no match
         */
        Rule(String id, RuleCode code, int number, int[] matched, int[] needed) {
            this.id = id;
            this.code = code;
            this.number = number;
            this.matched = matched.clone();
            this.needed = needed.clone();
        }
    }

    /**
     * Puts a program together.
     *
     * @param phases rules of each phase, in the engine's order
     * @param askers rules by the number of the type they ask for
     */
    RuleProgram(RuleFacts facts, Rule[][] phases, Rule[][] askers, int mostFirings) {
        this.facts = facts;
        this.phases = phases;
        this.askers = askers;
        this.mostFirings = mostFirings;
    }

    /**
     * Runs over some facts, after which {@link #outcome} tells what came of it.
     *
     * @return false if the order of matches, or an end of it, is the engine's to tell
     * @throws RuntimeException whatever a rule throws
     */
    boolean run(List<?> given) {
        facts.clear();
        fired.clear();
        ambiguous = false;
        for (int i = 0; i < given.size(); i++) {
            facts.put(given.get(i));
        }
        for (Rule[] phase : phases) {
            for (Rule rule : phase) {
                rule.due = true;
                if (!rule.done.isEmpty()) {
                    rule.done.clear();
                }
            }
        }
        for (Rule[] phase : phases) {
            settle(phase);
        }
        return !ambiguous;
    }

    /** What came of the run; the very same as of the run before, where the same rules inserted the same. */
    RuleRun outcome() {
        if (!RuleCode.sameFacts(latest.inserted(), facts.inserted()) || !RuleCode.sameFacts(latest.fired(), fired)) {
            latest = new RuleRun(facts.inserted(), fired);
        }
        return latest;
    }

    void insert(Object fact, int[] types) {
        if (facts.insert(fact, types)) {
            for (int type : types) {
                for (Rule rule : askers[type]) {
                    rule.due = true;
                }
            }
        }
    }

    private void settle(Rule[] phase) {
        int next = 0;
        while (next < phase.length && !ambiguous) {
            Rule rule = phase[next];
            next++;
            if (rule.due) {
                rule.due = false;
                // what a rule inserts may concern one that comes before it
                next = fired(rule) ? 0 : next;
            }
        }
    }

    private boolean fired(Rule rule) {
        Object[] match = canMatch(rule) ? onlyNew(rule) : NONE;
        if (match == NONE) {
            return false;
        }
        // the engine fires a match of lasting facts once in the life of a session, and only it knows whether it has
        ambiguous |= facts.isLasting(match, rule.matched);
        if (ambiguous) {
            return false;
        }
        rule.done.add(match);
        fired.add(rule.id);
        ambiguous = fired.size() >= mostFirings;
        rule.code.carryOut(rule.number, match);
        return true;
    }

    private boolean canMatch(Rule rule) {
        for (int type : rule.needed) {
            if (facts.count(type) == 0) {
                return false;
            }
        }
        return true;
    }

    /** The one match that has not fired yet; empty where there is none. */
    private Object[] onlyNew(Rule rule) {
        Object[] only = NONE;
        List<Object[]> matches = rule.code.matches(rule.number);
        for (int i = 0; i < matches.size(); i++) {
            if (!isDone(rule, matches.get(i))) {
                ambiguous |= only != NONE;
                only = matches.get(i);
            }
        }
        return only;
    }

    private static boolean isDone(Rule rule, Object[] match) {
        for (Object[] before : rule.done) {
            if (RuleCode.same(before, match)) {
                return true;
            }
        }
        return false;
    }
}
