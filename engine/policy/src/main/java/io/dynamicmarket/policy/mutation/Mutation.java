package io.dynamicmarket.policy.mutation;

import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.Cores;
import io.dynamicmarket.policy.Finding;
import io.dynamicmarket.policy.PolicyRefused;
import io.dynamicmarket.policy.PresetFile;
import io.dynamicmarket.policy.ReleaseParts;
import io.dynamicmarket.policy.cases.CaseResult;
import io.dynamicmarket.policy.cases.PolicyCases;
import io.dynamicmarket.policy.gate.GateFinding;
import io.dynamicmarket.policy.gate.PresetCheck;
import io.dynamicmarket.policy.mutation.Fate.Outcome;
import io.dynamicmarket.policy.mutation.Mutant.Draft;
import io.dynamicmarket.policy.rule.DrlFile;
import io.dynamicmarket.policy.table.AnswerGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How good the cases of a release are: every cell of its tables, every condition of its rules and every field of its
 * presets is changed, one at a time, and the cases say whether they notice. A change that none notices could be made by
 * mistake and nobody would know.
 */
public final class Mutation {
    private final ReleaseParts parts;
    private final PolicyCases cases;

    private Mutation(ReleaseParts parts) {
        this.parts = parts;
        this.cases = PolicyCases.of(parts);
    }

    /**
     * Tries the changes of a release.
     *
     * @param most how many of them at most, spread evenly over all
     * @throws PolicyRefused if the release has faults already
     */
    public static MutationReport run(Release release, int most) {
        try (ReleaseParts parts = ReleaseParts.compile(release)) {
            if (!parts.sound()) {
                throw new PolicyRefused(parts.findings());
            }
            Mutation mutation = new Mutation(parts);
            List<Draft> drafts = spread(mutation.drafts(), most);
            // Each is on its own, and a stream keeps their order whatever runs first.
            List<Fate> fates =
                    Cores.all(() -> drafts.parallelStream().map(mutation::fate).toList());
            return new MutationReport(release.id(), fates);
        }
    }

    private static List<Draft> spread(List<Draft> all, int most) {
        return all.size() <= most
                ? all
                : IntStream.range(0, most)
                        .mapToObj(i -> all.get((int) ((long) i * all.size() / most)))
                        .toList();
    }

    private List<Draft> drafts() {
        List<Draft> drafts = new ArrayList<>();
        parts.files().forEach((path, bytes) -> {
            if (path.endsWith(".dmn")) {
                drafts.addAll(TableMutants.of(path, bytes));
            } else if (PresetFile.isPreset(path)) {
                drafts.addAll(PresetMutants.of(path, bytes));
            }
        });
        for (DrlFile file : parts.drl()) {
            drafts.addAll(RuleMutants.of(file));
        }
        return drafts;
    }

    private Fate fate(Draft draft) {
        Mutant mutant = draft.mutant();
        try (ReleaseParts changed =
                parts.sketch(new TreeMap<>(Map.of(mutant.file(), draft.bytes().get())))) {
            if (!changed.sound()) {
                return new Fate(mutant, Outcome.REFUSED, first(changed.findings()));
            }
            List<GateFinding> beyond = PresetFile.isPreset(mutant.file()) ? PresetCheck.check(changed) : List.of();
            if (!beyond.isEmpty()) {
                return new Fate(mutant, Outcome.REFUSED, beyond.get(0).sentence());
            }
            Optional<CaseResult> failed = cases.firstFailure(changed, mutant.file());
            if (failed.isPresent()) {
                return new Fate(
                        mutant,
                        Outcome.CAUGHT,
                        failed.get().file() + ": " + failed.get().name());
            }
            return new Fate(mutant, alike(changed, mutant) ? Outcome.ALIKE : Outcome.SURVIVED, "");
        }
    }

    private static String first(List<Finding> findings) {
        return findings.isEmpty() ? "" : findings.get(0).toString();
    }

    private boolean alike(ReleaseParts changed, Mutant mutant) {
        String name =
                mutant.file().substring(mutant.file().lastIndexOf('/') + 1).replace(".dmn", "");
        return mutant.file().endsWith(".dmn")
                && AnswerGrid.sameAnswers(
                        parts.tables().get(name), changed.tables().get(name));
    }
}
