package io.dynamicmarket.policy.cases;

import io.dynamicmarket.policy.Finding;
import io.dynamicmarket.policy.ReleaseParts;
import io.dynamicmarket.policy.rule.DrlFile;
import io.dynamicmarket.policy.table.Hit;
import io.dynamicmarket.policy.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The cases of a release: {@code X.cases.json} beside {@code X.dmn} or {@code X.drl}, and scenarios. They are data like
 * the policy itself and travel with it, so that any release can be tried wherever it is.
 */
public final class PolicyCases {
    private final List<CaseFile> files;
    private final List<Finding> malformed;

    private PolicyCases(List<CaseFile> files, List<Finding> malformed) {
        this.files = List.copyOf(files);
        this.malformed = List.copyOf(malformed);
    }

    /** Reads the cases of a release. */
    public static PolicyCases of(ReleaseParts parts) {
        List<Finding> malformed = new ArrayList<>();
        return new PolicyCases(CaseFile.readAll(parts.files(), malformed), malformed);
    }

    /** Runs every case and scenario that what is sound of the release lets run. */
    public static CaseReport run(ReleaseParts parts) {
        return of(parts).report(parts);
    }

    private CaseReport report(ReleaseParts parts) {
        Map<PolicyCase, CaseResult> results = new LinkedHashMap<>();
        Set<String> notRun = new LinkedHashSet<>();
        try (CaseRunner runner = CaseRunner.strict(parts)) {
            for (PolicyCase one : all()) {
                if (runner.canRun(one)) {
                    results.put(one, runner.run(one));
                } else {
                    notRun.add(one.file());
                }
            }
        }
        List<CaseResult> all = new ArrayList<>(results.values());
        all.addAll(Scenarios.run(parts));
        return new CaseReport(all, malformed, trials(parts, results), List.copyOf(notRun));
    }

    private List<PolicyCase> all() {
        return files.stream().flatMap(file -> file.cases().stream()).toList();
    }

    /**
     * The first case that notices a difference from what is expected: one that fails. Scenarios are not run, they repeat
     * what cases of tables say.
     *
     * @param parts may differ from the release whose cases these are
     * @param near path of the table or rules whose cases are asked first
     */
    public Optional<CaseResult> firstFailure(ReleaseParts parts, String near) {
        try (CaseRunner runner = CaseRunner.sketch(parts)) {
            List<CaseFile> order = new ArrayList<>(files);
            order.sort((one, other) ->
                    Boolean.compare(!one.of().equals(near), !other.of().equals(near)));
            for (CaseFile file : order) {
                // A table that did not change answers its cases as before.
                if (file.of().endsWith(".dmn") && !file.of().equals(near)) {
                    continue;
                }
                for (PolicyCase one : file.cases()) {
                    CaseResult result = runner.run(one);
                    if (!result.passed()) {
                        return Optional.of(result);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private List<Trial> trials(ReleaseParts parts, Map<PolicyCase, CaseResult> results) {
        List<Trial> trials = new ArrayList<>();
        for (String path : parts.files().keySet()) {
            String name = path.substring(path.lastIndexOf('/') + 1).replace(".dmn", "");
            if (path.endsWith(".dmn") && parts.tables().has(name)) {
                Table table = parts.tables().get(name);
                for (Hit row : table.hits()) {
                    trials.add(trial(
                            path,
                            row.source(),
                            near(path),
                            results,
                            table.hits().size() == 1));
                }
            }
        }
        for (DrlFile file : parts.drl()) {
            for (String rule : file.ruleIds()) {
                trials.add(trial(file.path(), rule, near(file.path()), results, false));
            }
        }
        return trials;
    }

    /** Cases beside a file; a treasury decision is one of all its rules, so that there all its cases count. */
    private List<PolicyCase> near(String path) {
        List<PolicyCase> beside = files.stream()
                .filter(file -> file.of().equals(path))
                .flatMap(file -> file.cases().stream())
                .toList();
        return beside.stream().anyMatch(PolicyCase.OfTreasury.class::isInstance)
                ? all().stream().filter(PolicyCase.OfTreasury.class::isInstance).toList()
                : beside;
    }

    private static Trial trial(
            String path, String source, List<PolicyCase> cases, Map<PolicyCase, CaseResult> results, boolean alone) {
        List<String> fires = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (PolicyCase one : cases) {
            CaseResult result = results.get(one);
            if (one.fires().contains(source)) {
                fires.add(one.name());
            } else if (result != null && !result.fired().contains(source)) {
                silent.add(one.name());
            }
        }
        return new Trial(path, source, fires, silent, alone);
    }
}
