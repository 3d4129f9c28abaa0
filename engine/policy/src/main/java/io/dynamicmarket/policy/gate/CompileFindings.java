package io.dynamicmarket.policy.gate;

import io.dynamicmarket.policy.Finding;
import io.dynamicmarket.policy.ReleaseParts;
import io.dynamicmarket.policy.rule.DrlFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What compiling found, by check. */
final class CompileFindings {
    private static final List<String> XML =
            List.of("Expected DMN 1.5", "Expected well-formed XML", "Expected readable XML");
    private static final List<String> COVERAGE = List.of(
            "Expected a row for every allowed input", "Expected one answer under", "Expected a row that can answer");

    private static final String NO_TABLE = "Expected this table without faults";

    private CompileFindings() {}

    static List<GateFinding> of(ReleaseParts parts) {
        Set<Finding> forbidden = new HashSet<>();
        for (DrlFile file : parts.drl()) {
            forbidden.addAll(file.findings());
        }
        return parts.findings().stream()
                .filter(finding -> !follows(finding, parts.findings()))
                .map(finding -> GateFinding.error(check(finding, forbidden), finding))
                .toList();
    }

    /** Whether it only says that a table is missing whose own faults stand beside it. */
    private static boolean follows(Finding finding, List<Finding> all) {
        return finding.sentence().startsWith(NO_TABLE)
                && all.stream()
                        .anyMatch(other -> other.file().equals(finding.file())
                                && !other.sentence().startsWith(NO_TABLE));
    }

    private static Check check(Finding finding, Set<Finding> forbidden) {
        if (forbidden.contains(finding)) {
            return Check.RULE_ALLOW_LIST;
        }
        if (XML.stream().anyMatch(finding.sentence()::startsWith)) {
            return Check.XML;
        }
        return COVERAGE.stream().anyMatch(finding.sentence()::startsWith) ? Check.COVERAGE : Check.COMPILE;
    }
}
