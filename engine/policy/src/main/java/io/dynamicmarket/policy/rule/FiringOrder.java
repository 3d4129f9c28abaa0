package io.dynamicmarket.policy.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * In which order the engine fires several new matches of one rule, as it was seen to. Nobody documents that order; but the
 * network of a rule base does not change, and each node hands on what it holds as it came or the other way round, so that
 * a rule keeps to one direction. It is trusted once seen {@value #ENOUGH} times, of matches that one fact tells apart, and
 * never again once a rule was seen to do otherwise (docs/adr/0023). For one thread.
 */
final class FiringOrder {
    private static final int ENOUGH = 2;
    private static final int UNKNOWN = -1;

    private final Map<String, Seen> byRule = new HashMap<>();

    /** A rule that fired, and the facts of its match. */
    record Firing(String rule, Object[] match) {}

    /** What was seen of a rule. */
    private static final class Seen {
        private int asItCame;
        private int reversed;
        private boolean otherwise;
    }

    /**
     * Takes note of a run of the engine.
     *
     * @param arrival place of a fact among those of the run; negative for one that was not handed in or inserted in it
     */
    void saw(List<Firing> firings, ToIntFunction<Object> arrival) {
        Map<String, List<Object[]>> matches = new HashMap<>();
        for (Firing firing : firings) {
            matches.computeIfAbsent(firing.rule(), rule -> new ArrayList<>()).add(firing.match());
        }
        matches.forEach((rule, fired) -> {
            if (fired.size() > 1) {
                saw(byRule.computeIfAbsent(rule, unseen -> new Seen()), fired, arrival);
            }
        });
    }

    private static void saw(Seen seen, List<Object[]> fired, ToIntFunction<Object> arrival) {
        int differing = differing(fired);
        boolean up = differing >= 0;
        boolean down = up;
        for (int i = 1; differing >= 0 && i < fired.size(); i++) {
            int before = arrival.applyAsInt(fired.get(i - 1)[differing]);
            int now = arrival.applyAsInt(fired.get(i)[differing]);
            up &= before >= 0 && now > before;
            down &= now >= 0 && now < before;
        }
        seen.asItCame += up ? 1 : 0;
        seen.reversed += down ? 1 : 0;
        seen.otherwise |= !up && !down || seen.asItCame > 0 && seen.reversed > 0;
    }

    /**
     * Which of several new matches fires first.
     *
     * @param matches in the order in which their facts came
     * @return its place; negative where only the engine can tell
     */
    int first(String rule, List<Object[]> matches) {
        Seen seen = byRule.get(rule);
        if (seen == null || seen.otherwise || differing(matches) < 0) {
            return UNKNOWN;
        }
        if (seen.asItCame >= ENOUGH) {
            return 0;
        }
        return seen.reversed >= ENOUGH ? matches.size() - 1 : UNKNOWN;
    }

    /**
     * The first place in which matches differ; negative unless it holds another fact in each of them, so that it alone
     * tells their order.
     */
    private static int differing(List<Object[]> matches) {
        Object[] one = matches.get(0);
        for (int place = 0; place < one.length; place++) {
            if (one[place] != matches.get(1)[place]) {
                return isDistinct(matches, place) ? place : UNKNOWN;
            }
        }
        return UNKNOWN;
    }

    private static boolean isDistinct(List<Object[]> matches, int place) {
        for (int i = 0; i < matches.size(); i++) {
            for (int other = 0; other < i; other++) {
                if (matches.get(i)[place] == matches.get(other)[place]) {
                    return false;
                }
            }
        }
        return true;
    }
}
