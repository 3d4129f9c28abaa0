package io.dynamicmarket.policy.gate;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.policy.gate.GateFinding.Level;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that the gate has to say of a release.
 *
 * @param release which
 * @param findings in order of file, the gravest first within one
 * @param cases how many cases and scenarios ran
 * @param samples inputs per table on which its versions were compared
 * @param skipped checks that could not run, with the reason
 */
public record GateReport(
        ReleaseId release, List<GateFinding> findings, int cases, int samples, Map<Check, String> skipped) {
    public GateReport {
        findings = findings.stream()
                .distinct()
                .sorted(Comparator.comparing(GateFinding::file)
                        .thenComparing(GateFinding::level)
                        .thenComparing(GateFinding::check))
                .toList();
        skipped = Map.copyOf(skipped);
    }

    /** Whether the release may be proposed: no error, and no check left out. */
    public boolean passed() {
        return count(Level.ERROR) == 0 && skipped.isEmpty();
    }

    public long count(Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    /** Findings by file, files in order. */
    public Map<String, List<GateFinding>> byFile() {
        return findings.stream()
                .collect(Collectors.groupingBy(GateFinding::file, LinkedHashMap::new, Collectors.toList()));
    }
}
