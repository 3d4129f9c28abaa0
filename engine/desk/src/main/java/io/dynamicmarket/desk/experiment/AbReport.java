package io.dynamicmarket.desk.experiment;

import io.dynamicmarket.quoting.experiment.AbDesign;
import io.dynamicmarket.quoting.experiment.AbMetric;
import io.dynamicmarket.quoting.experiment.AbPair;
import io.dynamicmarket.quoting.experiment.AbResult;
import io.dynamicmarket.quoting.experiment.RunScore;
import io.dynamicmarket.quoting.sequential.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a comparison found, format {@code ab/1}. */
public final class AbReport {
    private final Ground ground;
    private final AbResult result;
    private final int pairsOnTape;

    AbReport(Ground ground, AbResult result, int pairsOnTape) {
        this.ground = ground;
        this.result = result;
        this.pairsOnTape = pairsOnTape;
    }

    /** The result for people, who have seen the design before. */
    public String resultInWords() {
        return AbWords.result(result, pairsOnTape);
    }

    /** Design, hash and result. */
    public String toJson() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("format", "ab/1");
        values.put("designHash", result.design().hash());
        values.put("design", result.design().canonicalText().strip().lines().toList());
        values.putAll(ground.values());
        values.put("pairsOnTape", pairsOnTape);
        values.put("decision", result.decided() ? result.standing().name() : "NO_DECISION");
        values.put("sentence", AbWords.decision(result, pairsOnTape));
        values.put("stoppedAfterPairs", result.pairs().size());
        values.put("stoppedAfterBlocks", result.blocks());
        values.put("winsOfA", result.winsOfA());
        values.put("winsOfB", result.winsOfB());
        values.put("ties", result.ties());
        values.put("shareOfB", interval(result.shareOfB()));
        values.put("meanDifference", result.meanDifference());
        values.put("meanDifferenceInterval", interval(result.meanInterval()));
        values.put("a", Figures.of(result.totalOfA()));
        values.put("b", Figures.of(result.totalOfB()));
        values.put("pairs", result.pairs().stream().map(this::pair).toList());
        return Figures.json(values);
    }

    private static List<Double> interval(Interval interval) {
        return Arrays.asList(Figures.finite(interval.low()), Figures.finite(interval.high()));
    }

    private Map<String, Object> pair(AbPair pair) {
        AbMetric metric = result.design().metric();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("first", pair.bFirst() ? "B" : "A");
        values.put("a", metric.of(pair.a()));
        values.put("b", metric.of(pair.b()));
        values.put("difference", pair.difference(metric));
        return values;
    }

    /** Design, hash and result as Markdown. */
    public String toMarkdown() {
        AbDesign design = result.design();
        List<String> lines = new ArrayList<>();
        lines.add("# " + design.a() + " (A) against " + design.b() + " (B)");
        lines.add("");
        lines.add("**Decision:** " + AbWords.decision(result, pairsOnTape) + ", after "
                + result.pairs().size() + " pairs (" + result.blocks() + " blocks).");
        lines.add("");
        lines.add("## Design, settled before the first block");
        lines.add("");
        lines.add("SHA-256 `" + design.hash() + "` of");
        lines.add("");
        lines.add("```");
        lines.add(design.canonicalText().strip());
        lines.add("```");
        lines.add("");
        lines.add("Not played: " + Ground.NOT_PLAYED + ".");
        lines.add("");
        lines.add("## Result");
        lines.add("");
        lines.add("- pairs won: B " + result.winsOfB() + ", A " + result.winsOfA() + ", ties " + result.ties());
        lines.add("- B wins " + AbWords.share(result) + " (valid whenever one stops)");
        lines.add("- B less A: " + Figures.number(result.meanDifference(), 6) + " a pair, "
                + AbWords.interval(result.meanInterval(), 6));
        lines.add("");
        lines.add("| | profit a minute | realized spread, bps | fill ratio, % | inventory variance | fills |");
        lines.add("|---|---|---|---|---|---|");
        lines.add(row("A", result.totalOfA()));
        lines.add(row("B", result.totalOfB()));
        lines.add("");
        lines.add("## Pairs");
        lines.add("");
        lines.add("| pair | first | A | B | B less A |");
        lines.add("|---|---|---|---|---|");
        for (int pair = 0; pair < result.pairs().size(); pair++) {
            lines.add(row(pair + 1, result.pairs().get(pair)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String row(String name, RunScore run) {
        return "| " + name + " | " + Figures.number(run.profitPerMinute(), 4) + " | "
                + Figures.number(run.realizedSpreadBps(), 4) + " | " + Figures.number(100 * run.fillRatio(), 3) + " | "
                + Figures.number(run.inventoryVariance(), 6) + " | " + run.fills() + " |";
    }

    private String row(int number, AbPair pair) {
        AbMetric metric = result.design().metric();
        return "| " + number + " | " + (pair.bFirst() ? "B" : "A") + " | "
                + Figures.number(metric.of(pair.a()), 4) + " | " + Figures.number(metric.of(pair.b()), 4) + " | "
                + Figures.number(pair.difference(metric), 4) + " |";
    }
}
