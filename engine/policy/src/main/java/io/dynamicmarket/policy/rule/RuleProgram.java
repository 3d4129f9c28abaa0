package io.dynamicmarket.policy.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs compiled rules: phase after phase, within a phase the rules in the order of the rule engine, each match once,
 * until nothing new matches. Where one rule has several new matches at once their order is the engine's own, which may be
 * known from watching it; where a match is of lasting facts alone it may have fired in an earlier run: what is not known
 * makes the run given up ({@link #run} tells so) for the engine to decide. Where a run could only come to what the run before came to, it is not run again (docs/adr/0018). For
 * one thread.
 */
final class RuleProgram {
    /** Stands for no match; a match of a rule without patterns is empty too, but another array. */
    private static final Object[] NONE = {};

    private final RuleFacts facts;
    private final Rule[][] phases;
    /** Rules by the type of fact that they ask for. */
    private final Rule[][] askers;

    private final List<RuleCode> codes;
    private final Class<?> newType;
    private final boolean canStand;
    private final FiringOrder order;
    private final List<Object[]> fresh = new ArrayList<>();
    private final List<String> fired = new ArrayList<>();
    private final List<Rule> firedRules = new ArrayList<>();
    private final int mostFirings;
    private final List<Object> latestGiven = new ArrayList<>();
    private boolean stands;
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
        /** New matches that are left of several after one of them has fired. */
        private int left;

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

        private boolean firedOnce() {
            return done.size() == 1;
        }

        /** Whether its consequence would read the same of a new fact; its match is of that from now on. */
        private boolean readsTheSame(Object before, Object now) {
            Object[] match = done.get(0);
            for (int i = 0; i < match.length; i++) {
                match[i] = match[i] == before ? now : match[i];
            }
            return code.readsTheSame(number, match);
        }
    }

    /**
     * Puts a program together.
     *
     * @param codes what the rules are of
     * @param phases rules of each phase, in the engine's order
     * @param askers rules by the number of the type they ask for
     * @param newType of the one fact that is new in every run
     * @param order in which several matches of one rule fire
     */
    RuleProgram(
            RuleFacts facts,
            List<RuleCode> codes,
            Rule[][] phases,
            Rule[][] askers,
            int mostFirings,
            Class<?> newType,
            FiringOrder order) {
        this.facts = facts;
        this.order = order;
        this.codes = List.copyOf(codes);
        this.newType = newType;
        this.canStand = facts.isAskedAs(newType);
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
        if (stands && standsFor(given)) {
            return true;
        }
        stands = false;
        facts.clear();
        fired.clear();
        firedRules.clear();
        ambiguous = false;
        for (RuleCode code : codes) {
            code.forget();
        }
        for (int i = 0; i < given.size(); i++) {
            facts.put(given.get(i));
        }
        for (Rule[] phase : phases) {
            for (Rule rule : phase) {
                rule.due = true;
                rule.left = 0;
                if (!rule.done.isEmpty()) {
                    rule.done.clear();
                }
            }
        }
        for (Rule[] phase : phases) {
            settle(phase);
        }
        latestGiven.clear();
        latestGiven.addAll(given);
        stands = canStand && !ambiguous && facts.count(newType) == 1 && eachFiredOnce();
        return !ambiguous;
    }

    /** A loop, since it is asked a hundred thousand times a second. */
    private boolean eachFiredOnce() {
        for (int i = 0; i < firedRules.size(); i++) {
            if (!firedRules.get(i).firedOnce()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the latest run stands for these facts too: all but the new one are the very same, no condition would be told
     * otherwise of that, and no consequence would read anything else.
     */
    private boolean standsFor(List<?> given) {
        if (given.size() != latestGiven.size()) {
            return false;
        }
        int other = -1;
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) != latestGiven.get(i)) {
                if (other >= 0
                        || given.get(i).getClass() != newType
                        || latestGiven.get(i).getClass() != newType) {
                    return false;
                }
                other = i;
            }
        }
        return other < 0 || comesToTheSame(latestGiven.set(other, given.get(other)), given.get(other));
    }

    private boolean comesToTheSame(Object before, Object now) {
        for (int i = 0; i < codes.size(); i++) {
            if (!codes.get(i).isToldTheSame(now)) {
                return false;
            }
        }
        // what follows leaves matches of the new fact behind, of which the next run knows nothing
        for (int i = 0; i < firedRules.size(); i++) {
            if (!firedRules.get(i).readsTheSame(before, now)) {
                return false;
            }
        }
        return true;
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
        Object[] match = canMatch(rule) ? nextNew(rule) : NONE;
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
        firedRules.add(rule);
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

    /** The match that fires next of those that have not fired yet; empty where there is none. */
    private Object[] nextNew(Rule rule) {
        fresh.clear();
        List<Object[]> matches = rule.code.matches(rule.number);
        for (int i = 0; i < matches.size(); i++) {
            if (!isDone(rule, matches.get(i))) {
                fresh.add(matches.get(i));
            }
        }
        // what came or went since the first of several fired has a place among them that only the engine knows
        ambiguous |= rule.left > 0 && fresh.size() != rule.left;
        rule.left = Math.max(0, fresh.size() - 1);
        return fresh.size() > 1 ? firstOfSeveral(rule) : single();
    }

    private Object[] single() {
        return fresh.isEmpty() ? NONE : fresh.get(0);
    }

    private Object[] firstOfSeveral(Rule rule) {
        int first = order.first(rule.id, fresh);
        ambiguous |= first < 0;
        rule.due = true;
        return fresh.get(Math.max(0, first));
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
