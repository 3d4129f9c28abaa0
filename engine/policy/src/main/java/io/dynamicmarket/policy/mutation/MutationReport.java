package io.dynamicmarket.policy.mutation;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.policy.mutation.Fate.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the cases of a release would notice.
 *
 * @param release which
 * @param fates one per mutant, in order of file
 */
public record MutationReport(ReleaseId release, List<Fate> fates) {
    /**
     * Numbers of mutants.
     *
     * @param refused by compiling, coverage, facts or bounds
     * @param caught by cases
     * @param alike nothing to notice
     * @param survived unnoticed
     */
    public record Score(long refused, long caught, long alike, long survived) {
        private static final double PERCENT = 100;

        static Score of(List<Fate> fates) {
            return new Score(
                    count(fates, Outcome.REFUSED),
                    count(fates, Outcome.CAUGHT),
                    count(fates, Outcome.ALIKE),
                    count(fates, Outcome.SURVIVED));
        }

        private static long count(List<Fate> fates, Outcome outcome) {
            return fates.stream().filter(fate -> fate.outcome() == outcome).count();
        }

        public long mutants() {
            return refused + caught + alike + survived;
        }

        /** Percent of what is neither refused nor alike that cases notice; 100 where there is no such thing. */
        public double caughtPercent() {
            return caught + survived == 0 ? PERCENT : PERCENT * caught / (caught + survived);
        }

        /** Percent of all that is not alike that cases or proofs notice. */
        public double noticedPercent() {
            long all = refused + caught + survived;
            return all == 0 ? PERCENT : PERCENT * (refused + caught) / all;
        }
    }

    public MutationReport {
        fates = List.copyOf(fates);
    }

    public Score score() {
        return Score.of(fates);
    }

    /** Scores by file, in order of path. */
    public Map<String, Score> byFile() {
        Map<String, Score> scores = new TreeMap<>();
        fates.stream()
                .map(fate -> fate.mutant().file())
                .distinct()
                .forEach(file -> scores.put(
                        file,
                        Score.of(fates.stream()
                                .filter(fate -> fate.mutant().file().equals(file))
                                .toList())));
        return scores;
    }

    public List<Fate> survivors() {
        return fates.stream().filter(fate -> fate.outcome() == Outcome.SURVIVED).toList();
    }
}
