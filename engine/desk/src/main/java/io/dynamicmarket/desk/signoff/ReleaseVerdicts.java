package io.dynamicmarket.desk.signoff;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.activation.Releases;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.compare.SemanticDifference;
import io.dynamicmarket.policy.compare.TextualDifference;
import io.dynamicmarket.policy.compare.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is proven of one release against another; releases never change, so each pair is compared once. */
final class ReleaseVerdicts {
    private static final int MOST_KEPT = 100;

    private final Releases releases;
    private final Map<Pair, Verdict> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Verdict> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Pair(ReleaseId before, ReleaseId after) {}

    ReleaseVerdicts(Releases releases) {
        this.releases = releases;
    }

    /** Takes seconds the first time. */
    synchronized Verdict between(ReleaseId before, ReleaseId after) {
        return known.computeIfAbsent(new Pair(before, after), this::compare);
    }

    private Verdict compare(Pair pair) {
        Release before = releases.release(pair.before());
        Release after = releases.release(pair.after());
        try (CompiledRelease old = CompiledRelease.compileCold(before);
                CompiledRelease next = CompiledRelease.compileCold(after)) {
            return SemanticDifference.between(old, next, TextualDifference.of(before, after))
                    .verdict();
        }
    }
}
