package io.dynamicmarket.desk.difference;

import io.dynamicmarket.desk.loop.LoopObserver;
import io.dynamicmarket.desk.replay.ObservedReplay;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.Finding;
import io.dynamicmarket.policy.PolicyRefused;
import io.dynamicmarket.policy.compare.SemanticDifference;
import io.dynamicmarket.policy.compare.TextualDifference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What two releases decide differently, or why that cannot be told. */
public sealed interface Effects {
    /**
     * Compiles both releases and compares what they decide.
     *
     * @param texts the texts that differ
     * @param recordings replayed under the release before, to count the ticks that are answered differently
     * @throws UncheckedIOException if a recording cannot be read
     */
    static Effects of(Release before, Release after, TextualDifference texts, List<Path> recordings) {
        Map<String, List<Finding>> findings = new LinkedHashMap<>();
        try (CompiledRelease old = compiled(before, "before", findings);
                CompiledRelease now = compiled(after, "after", findings)) {
            if (old == null || now == null) {
                return new Unsound(findings);
            }
            SemanticDifference difference = SemanticDifference.between(old, now, texts);
            RegionTicks ticks = RegionTicks.of(difference, old);
            TickPlot plot = TickPlot.of(texts, difference, old);
            for (Path recording : ticks.isWatching() ? recordings : List.<Path>of()) {
                ticks.next(String.valueOf(recording.getFileName()));
                if (ObservedReplay.run(recording, old, both(ticks, plot)) == 0) {
                    throw new IOException("Expected recorded frames in " + recording + ", but none could be used");
                }
            }
            String unasked = recordings.isEmpty() || ticks.isWatching()
                    ? ""
                    : "\n\nNothing was replayed: no table that is asked at every decision answers differently";
            return new Told(
                    EffectWords.inWords(difference, ticks) + unasked,
                    EffectTree.of(difference, ticks),
                    plot == null || ticks.decisions() == 0 ? "" : plot.svg());
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    private static LoopObserver both(RegionTicks ticks, @Nullable TickPlot plot) {
        return new LoopObserver() {
            @Override
            public void decided(MarketSituation situation, MarketDecision decision) {
                ticks.decided(situation, decision);
                if (plot != null) {
                    plot.decided(situation, decision);
                }
            }
        };
    }

    private static @Nullable CompiledRelease compiled(
            Release release, String which, Map<String, List<Finding>> findings) {
        try {
            return CompiledRelease.compileCold(release);
        } catch (PolicyRefused refused) {
            findings.put(which, refused.findings());
            return null;
        }
    }

    /** In words. */
    String inWords();

    /** As a tree of JSON values. */
    Map<String, Object> toTree();

    /** SVG; empty if there is nothing to draw. */
    default String picture() {
        return "";
    }

    /**
     * Both releases compile.
     *
     * @param words for people
     * @param tree for programs
     * @param picture the changed cell over the ticks as SVG; empty where no such cell or no tick is there
     */
    record Told(String words, Map<String, Object> tree, String picture) implements Effects {
        @Override
        public String inWords() {
            return words;
        }

        @Override
        public Map<String, Object> toTree() {
            return tree;
        }
    }

    /**
     * A release does not compile: what it would decide is unknown.
     *
     * @param findings by {@code before} and {@code after}
     */
    record Unsound(Map<String, List<Finding>> findings) implements Effects {
        private static final int MOST_FINDINGS = 5;

        @Override
        public String inWords() {
            StringBuilder words = new StringBuilder("needs two sound releases; policy check names all faults");
            findings.forEach((which, faults) -> {
                words.append("\n  the release ")
                        .append(which)
                        .append(" has ")
                        .append(faults.size())
                        .append(" fault(s):");
                faults.stream()
                        .limit(MOST_FINDINGS)
                        .forEach(fault -> words.append("\n    ").append(fault));
            });
            return words.toString();
        }

        @Override
        public Map<String, Object> toTree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("verdict", "UNKNOWN");
            tree.put("sentence", "needs two sound releases");
            tree.put("faults", findings);
            return tree;
        }
    }
}
