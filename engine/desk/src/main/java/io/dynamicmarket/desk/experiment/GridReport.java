package io.dynamicmarket.desk.experiment;

import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.quoting.experiment.Candidate;
import io.dynamicmarket.quoting.experiment.RunScore;
import io.dynamicmarket.quoting.experiment.ScoreWeights;
import io.dynamicmarket.quoting.experiment.WalkForward;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What a grid search found, format {@code grid/1}. */
public final class GridReport {
    private static final String ROW = "  %4s %9s %9s %9s %8s %9s %9s %7s %7s %11s";

    private final GridRequest request;
    private final Ground ground;
    private final PresetName preset;
    private final List<Candidate> candidates;
    private final List<RunScore> totals;
    private final List<Double> scores;
    private final WalkForward forward;
    private final int folds;
    private final double wallSeconds;

    GridReport(
            GridRequest request,
            Ground ground,
            PresetName preset,
            List<Candidate> candidates,
            List<List<RunScore>> byFold,
            WalkForward forward,
            double wallSeconds) {
        this.request = request;
        this.ground = ground;
        this.preset = preset;
        this.candidates = List.copyOf(candidates);
        this.folds = byFold.get(0).size();
        this.totals = WalkForward.together(byFold, 0, folds);
        this.scores = request.weights().scores(totals);
        this.forward = forward;
        this.wallSeconds = wallSeconds;
    }

    /** Everything but the speed is the same in every run on every machine. */
    public String toJson() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("format", "grid/1");
        values.putAll(ground.values());
        values.put("preset", preset.name());
        values.put("folds", folds);
        values.put("weights", weights());
        values.put("candidates", ranked().stream().map(this::candidate).toList());
        values.put("walkForward", forward.steps().stream().map(this::step).toList());
        values.put("meanRankCorrelation", Figures.finite(meanCorrelation()));
        values.put("meanOutOfSampleRank", meanRank());
        values.put("speed", Map.of("wallSeconds", wallSeconds, "candidatesPerSecond", candidates.size() / wallSeconds));
        return Figures.json(values);
    }

    private Map<String, Object> weights() {
        ScoreWeights weights = request.weights();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("inventory", weights.inventory());
        values.put("spread", weights.spread());
        values.put("fill", weights.fill());
        values.put("profit", weights.profit());
        return values;
    }

    private Map<String, Object> point(int which) {
        Candidate candidate = candidates.get(which);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("gamma", candidate.gamma());
        values.put("betaBps", candidate.betaBps());
        values.put("kappa", candidate.kappa());
        return values;
    }

    private Map<String, Object> candidate(int which) {
        Map<String, Object> values = point(which);
        values.put("score", scores.get(which));
        values.putAll(Figures.of(totals.get(which)));
        return values;
    }

    private Map<String, Object> step(WalkForward.Step step) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("fold", step.fold() + 1);
        values.put("chosen", point(step.chosen()));
        values.put("inSampleScore", step.inSampleScore());
        values.put("inSample", Figures.of(step.inSample()));
        values.put("outOfSampleScore", step.outOfSampleScore());
        values.put("outOfSample", Figures.of(step.outOfSample()));
        values.put("outOfSampleRank", step.outOfSampleRank());
        values.put("best", point(step.best()));
        values.put("rankCorrelation", Figures.finite(step.rankCorrelation()));
        return values;
    }

    /** The report for people. */
    public String inWords() {
        ScoreWeights weights = request.weights();
        List<String> lines = new ArrayList<>();
        lines.add(ground.inWords());
        lines.add("grid         " + candidates.size() + " candidates of preset " + preset + ": gamma "
                + request.gammas() + " x beta " + request.betasBps() + " bps x kappa " + request.kappas());
        lines.add("score        " + Figures.number(weights.profit(), 2) + " profit + "
                + Figures.number(weights.spread(), 2) + " realized spread + " + Figures.number(weights.fill(), 2)
                + " fill ratio - " + Figures.number(weights.inventory(), 2)
                + " inventory variance, each standardised over the grid");
        lines.add("all " + folds + " folds  profit and gas in "
                + ground.overview().instrument().settlement().id()
                + ", inventory in soft limits, spread against the mid "
                + Figures.number(request.ground().markoutMillis() / 1e3, 1) + " s later");
        lines.add(row("rank", "gamma", "beta", "kappa", "score", "inv.var", "spread", "fill %", "fills", "profit"));
        List<Integer> ranked = ranked();
        for (int rank = 0; rank < ranked.size(); rank++) {
            lines.add(row(String.valueOf(rank + 1), ranked.get(rank), scores.get(ranked.get(rank)), totals));
        }
        lines.add("walk forward each choice by all folds before it");
        for (WalkForward.Step step : forward.steps()) {
            lines.add(words(step));
        }
        lines.add("stability    mean rank out of sample " + Figures.number(meanRank(), 1) + " of " + candidates.size()
                + " (chance " + Figures.number((candidates.size() + 1) / 2.0, 1) + "), mean rank correlation "
                + Figures.number(meanCorrelation(), 2));
        lines.add("speed        " + Figures.number(candidates.size() / wallSeconds, 1) + " candidates/s on "
                + request.threads() + " thread(s), each over the whole tape");
        return String.join("\n", lines);
    }

    private String words(WalkForward.Step step) {
        Candidate chosen = candidates.get(step.chosen());
        return "  fold " + (step.fold() + 1) + "     gamma " + chosen.gamma() + ", beta " + chosen.betaBps()
                + ", kappa " + chosen.kappa() + ": in sample " + measures(step.inSampleScore(), step.inSample())
                + "; out of sample " + measures(step.outOfSampleScore(), step.outOfSample()) + ", rank "
                + Figures.number(step.outOfSampleRank(), 1) + " of " + candidates.size() + "; rank correlation "
                + Figures.number(step.rankCorrelation(), 2);
    }

    private static String measures(double score, RunScore run) {
        return "score " + Figures.number(score, 2) + " (spread " + Figures.number(run.realizedSpreadBps(), 3)
                + " bps, profit " + Figures.number(run.profitPerMinute(), 2) + " a minute)";
    }

    private String row(String rank, int which, double score, List<RunScore> runs) {
        Candidate candidate = candidates.get(which);
        RunScore run = runs.get(which);
        return row(
                rank,
                String.valueOf(candidate.gamma()),
                String.valueOf(candidate.betaBps()),
                String.valueOf(candidate.kappa()),
                Figures.number(score, 2),
                Figures.number(run.inventoryVariance(), 5),
                Figures.number(run.realizedSpreadBps(), 3),
                Figures.number(100 * run.fillRatio(), 2),
                String.valueOf(run.fills()),
                Figures.number(run.profit(), 2));
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, ROW, cells);
    }

    /** Numbers of the candidates, the best first; equals in the order of the grid. */
    private List<Integer> ranked() {
        return IntStream.range(0, candidates.size())
                .boxed()
                .sorted(Comparator.comparing(scores::get, Comparator.reverseOrder()))
                .toList();
    }

    private double meanRank() {
        return forward.steps().stream()
                .mapToDouble(WalkForward.Step::outOfSampleRank)
                .average()
                .orElse(Double.NaN);
    }

    private double meanCorrelation() {
        return forward.steps().stream()
                .mapToDouble(WalkForward.Step::rankCorrelation)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}
