package io.dynamicmarket.policy.gate;

import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.ReleaseParts;
import io.dynamicmarket.policy.cases.CaseReport;
import io.dynamicmarket.policy.cases.PolicyCases;
import io.dynamicmarket.policy.table.Agreement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The gate that a release passes before it may be proposed. Every check runs that can, also where another one found
 * faults, so that whoever edits policy mends all of it at once.
 */
public final class Gate {
    /** Inputs per table on which its versions are compared, unless told otherwise. */
    public static final int SAMPLES = 10_000;

    /** The draw of inputs is the same for every release and every run. */
    private static final long SEED = 20_241_126;

    private Gate() {}

    /** Checks a release. */
    public static GateReport check(Release release) {
        return check(release, SAMPLES);
    }

    /**
     * Checks a release.
     *
     * @param samples random inputs per table on which its versions are compared
     */
    public static GateReport check(Release release, int samples) {
        try (ReleaseParts parts = ReleaseParts.compile(release)) {
            List<GateFinding> findings = new ArrayList<>(CompileFindings.of(parts));
            findings.addAll(UnitCheck.check(parts.files()));
            findings.addAll(RuleUnitCheck.check(parts.drl()));
            findings.addAll(DmnAnalysis.check(parts));
            findings.addAll(PresetCheck.check(parts));
            CaseReport cases = PolicyCases.run(parts);
            findings.addAll(CaseFindings.of(cases));
            findings.addAll(agreement(parts, samples));
            return new GateReport(release.id(), findings, cases.results().size(), samples, skipped(cases));
        }
    }

    private static List<GateFinding> agreement(ReleaseParts parts, int samples) {
        List<GateFinding> findings = new ArrayList<>();
        for (String path : parts.files().keySet()) {
            String name = path.substring(path.lastIndexOf('/') + 1).replace(".dmn", "");
            if (path.endsWith(".dmn") && parts.tables().has(name)) {
                Agreement.disagreement(parts.tables(), name, samples, SEED)
                        .ifPresent(sentence -> findings.add(GateFinding.error(Check.AGREEMENT, path, "", sentence)));
            }
        }
        return findings;
    }

    private static Map<Check, String> skipped(CaseReport cases) {
        Map<Check, String> skipped = new EnumMap<>(Check.class);
        if (!cases.notRun().isEmpty()) {
            skipped.put(
                    Check.CASES,
                    "The release does not compile, so the cases of these files did not run: "
                            + String.join(", ", cases.notRun()));
        }
        return skipped;
    }
}
