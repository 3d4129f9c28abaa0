package io.dynamicmarket.policy.gate;

import io.dynamicmarket.policy.cases.CaseReport;
import io.dynamicmarket.policy.cases.CaseResult;
import io.dynamicmarket.policy.cases.Trial;
import java.util.ArrayList;
import java.util.List;

/** What the cases and scenarios say against a release. */
final class CaseFindings {
    private CaseFindings() {}

    static List<GateFinding> of(CaseReport report) {
        List<GateFinding> findings = new ArrayList<>();
        report.malformed().forEach(finding -> findings.add(GateFinding.error(Check.CASES, finding)));
        for (CaseResult failed : report.failed()) {
            Check check = failed.file().endsWith(".scesim") ? Check.SCENARIOS : Check.CASES;
            findings.add(GateFinding.error(check, failed.file(), failed.name(), failed.failure()));
        }
        for (Trial trial : report.untried()) {
            boolean ran = !report.notRun().contains(trial.file().replace(".drl", ".cases.json"));
            if (trial.firesIn().isEmpty()) {
                findings.add(GateFinding.error(
                        Check.TRIED,
                        trial.file(),
                        trial.source(),
                        "Expected a case that names it under fires, but there is none"));
            } else if (ran) {
                findings.add(GateFinding.error(
                        Check.TRIED,
                        trial.file(),
                        trial.source(),
                        "Expected a case in which it is silent, but there is none"));
            }
        }
        return findings;
    }
}
