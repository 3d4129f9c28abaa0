package io.dynamicmarket.policy.gate;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.Finding;
import io.dynamicmarket.policy.ReleaseParts;
import io.dynamicmarket.policy.cases.PolicyCases;
import io.dynamicmarket.policy.cases.Trial;
import io.dynamicmarket.policy.table.AnswerGrid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What rows and rules cover.
 *
 * @param release which
 * @param covered one per row of a sound table and per rule, in order of file
 * @param findings what is wrong with tables: gaps, overlaps, rows that can never answer, and what keeps one from being
 *     read
 */
public record CoverageReport(ReleaseId release, List<Covered> covered, List<Finding> findings) {
    /**
     * A row or rule.
     *
     * @param file path of the table or rule file
     * @param source {@code table#row} or the id of a rule
     * @param rule whether it is a rule
     * @param share of the parts of its table's space that the row answers, 0 for a rule
     * @param cases that name it as the one that answers
     * @param tried whether a case lets it fire and one lets it be silent
     */
    public record Covered(String file, String source, boolean rule, double share, int cases, boolean tried) {}

    public CoverageReport {
        covered = List.copyOf(covered);
        findings = List.copyOf(findings);
    }

    /** Looks at a release; its cases are run to see in which a rule is silent. */
    public static CoverageReport of(Release release) {
        try (ReleaseParts parts = ReleaseParts.compile(release)) {
            Map<String, Double> shares = new HashMap<>();
            for (String name : parts.tables().names()) {
                AnswerGrid.shares(parts.tables().get(name))
                        .forEach((row, share) -> shares.put(name + "#" + row, share));
            }
            List<Covered> covered = new ArrayList<>();
            for (Trial trial : PolicyCases.run(parts).trials()) {
                boolean rule = !shares.containsKey(trial.source());
                covered.add(new Covered(
                        trial.file(),
                        trial.source(),
                        rule,
                        shares.getOrDefault(trial.source(), 0.0),
                        trial.firesIn().size(),
                        trial.tried()));
            }
            List<Finding> ofTables = parts.findings().stream()
                    .filter(finding -> finding.file().endsWith(".dmn"))
                    .toList();
            return new CoverageReport(release.id(), covered, ofTables);
        }
    }

    /** Whether no table has a fault and every row and rule is tried. */
    public boolean complete() {
        return findings.isEmpty() && covered.stream().allMatch(Covered::tried);
    }
}
