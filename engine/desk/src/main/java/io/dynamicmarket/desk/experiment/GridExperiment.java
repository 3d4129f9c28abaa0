package io.dynamicmarket.desk.experiment;

import io.dynamicmarket.facts.Preset;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.PresetFile;
import io.dynamicmarket.quoting.experiment.Candidate;
import io.dynamicmarket.quoting.experiment.Folds;
import io.dynamicmarket.quoting.experiment.GridSearch;
import io.dynamicmarket.quoting.experiment.RunScore;
import io.dynamicmarket.quoting.experiment.WalkForward;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A grid search over gamma, beta and kappa of a preset, on as many threads as asked for. */
public final class GridExperiment {
    private GridExperiment() {}

    /**
     * Searches.
     *
     * @throws IOException if the recording cannot be read
     * @throws IllegalArgumentException with a sentence, if request, recording and release do not make a search
     */
    public static GridReport run(GridRequest request, CompiledRelease release) throws IOException {
        Ground ground = Ground.of(request.ground(), release);
        Folds folds =
                Folds.of(ground.overview(), request.folds(), request.ground().markoutMillis());
        Preset preset = request.preset() == null ? ground.market().presetOfState() : release.preset(request.preset());
        List<Candidate> candidates = candidates(request, preset, ground.market());
        ExecutorService threads = Executors.newFixedThreadPool(request.threads());
        try {
            long started = System.nanoTime();
            List<List<RunScore>> scores =
                    GridSearch.run(ground.tape(), ground.conditions(), folds, candidates, threads, request.threads());
            double seconds = (System.nanoTime() - started) / 1e9;
            WalkForward forward = WalkForward.of(scores, request.weights());
            return new GridReport(request, ground, preset.name(), candidates, scores, forward, seconds);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Candidate> candidates(GridRequest request, Preset preset, StatedMarket market) {
        List<Candidate> candidates = new ArrayList<>();
        for (double gamma : request.gammas()) {
            for (double betaBps : request.betasBps()) {
                for (double kappa : request.kappas()) {
                    Preset varied = PresetFile.with(preset, Map.of("gamma", gamma, "betaBps", betaBps, "kappa", kappa));
                    candidates.add(new Candidate(gamma, betaBps, kappa, market.directive(varied)));
                }
            }
        }
        return candidates;
    }
}
