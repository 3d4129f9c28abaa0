package io.dynamicmarket.policy.cases;

import io.dynamicmarket.policy.Finding;
import java.util.List;

/**
 * All cases and scenarios of a release, run.
 *
 * @param results in order of file
 * @param malformed what of the cases files could not be read
 * @param trials one per row and rule
 * @param notRun files whose cases need a part of the release that is not sound
 */
public record CaseReport(List<CaseResult> results, List<Finding> malformed, List<Trial> trials, List<String> notRun) {
    public CaseReport {
        results = List.copyOf(results);
        malformed = List.copyOf(malformed);
        trials = List.copyOf(trials);
        notRun = List.copyOf(notRun);
    }

    public List<CaseResult> failed() {
        return results.stream().filter(result -> !result.passed()).toList();
    }

    /** Rows and rules that no case lets fire, or none lets stay silent. */
    public List<Trial> untried() {
        return trials.stream().filter(trial -> !trial.tried()).toList();
    }

    /** Whether every case could be read and run and gave what it expects, and every row and rule is tried. */
    public boolean passed() {
        return failed().isEmpty() && malformed.isEmpty() && untried().isEmpty() && notRun.isEmpty();
    }
}
