package io.dynamicmarket.desk;

import io.dynamicmarket.desk.experiment.GridExperiment;
import io.dynamicmarket.desk.experiment.GridReport;
import io.dynamicmarket.desk.experiment.GridRequest;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.experiment.ScoreWeights;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches a grid of gamma, beta and kappa by replay, and walks the choice forward. */
@Command(
        name = "grid",
        mixinStandardHelpOptions = true,
        description =
                "Search gamma, beta and kappa by replay: the tape is cut into folds, and what was best on the folds"
                        + " before is tried on the next.")
final class ExperimentGridCommand implements Callable<Integer> {
    @Mixin
    private ExperimentOptions options;

    @Mixin
    private PolicyOptions policy;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Preset whose gamma, beta and kappa are varied: ${COMPLETION-CANDIDATES}; the one that the"
                    + " rules choose in the state if left out.")
    private @Nullable PresetName preset;

    @Option(
            names = "--gamma",
            paramLabel = "G",
            split = ",",
            defaultValue = "0.05,0.1,0.2",
            description = "Values of gamma to try (default ${DEFAULT-VALUE}).")
    private List<Double> gammas;

    @Option(
            names = "--beta",
            paramLabel = "BPS",
            split = ",",
            defaultValue = "3,5,8",
            description = "Values of beta to try, bps (default ${DEFAULT-VALUE}).")
    private List<Double> betas;

    @Option(
            names = "--kappa",
            paramLabel = "K",
            split = ",",
            defaultValue = "0.5,1,2",
            description = "Values of kappa to try, per bps (default ${DEFAULT-VALUE}).")
    private List<Double> kappas;

    @Option(
            names = "--folds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Into how many stretches of equal market time the tape is cut (default ${DEFAULT-VALUE}).")
    private int folds;

    @Option(
            names = "--inventory-weight",
            paramLabel = "W",
            defaultValue = "1",
            description = "Weight of low inventory variance in the score (default ${DEFAULT-VALUE}).")
    private double inventoryWeight;

    @Option(
            names = "--spread-weight",
            paramLabel = "W",
            defaultValue = "1",
            description = "Weight of the realized spread in the score (default ${DEFAULT-VALUE}).")
    private double spreadWeight;

    @Option(
            names = "--fill-weight",
            paramLabel = "W",
            defaultValue = "1",
            description = "Weight of the fill ratio in the score (default ${DEFAULT-VALUE}).")
    private double fillWeight;

    @Option(
            names = "--profit-weight",
            paramLabel = "W",
            defaultValue = "1",
            description = "Weight of the profit in the score (default ${DEFAULT-VALUE}).")
    private double profitWeight;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to search with; as many as there are processors if left out. The result is the same"
                    + " with any number.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print the report as JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    ExperimentGridCommand() {}

    @Override
    public Integer call() {
        try {
            GridRequest request = new GridRequest(
                    options.request(),
                    preset,
                    gammas,
                    betas,
                    kappas,
                    folds,
                    new ScoreWeights(inventoryWeight, spreadWeight, fillWeight, profitWeight),
                    threads);
            try (CompiledRelease release = policy.compiledCold()) {
                GridReport report = GridExperiment.run(request, release);
                PrintWriter to = spec.commandLine().getOut();
                to.println(json ? report.toJson() : report.inWords());
                to.flush();
                return 0;
            }
        } catch (IllegalArgumentException refused) {
            throw new Unusable(refused.getMessage() + ".", refused);
        } catch (IOException e) {
            throw new Unusable("The search stopped: " + e.getMessage(), e);
        }
    }
}
