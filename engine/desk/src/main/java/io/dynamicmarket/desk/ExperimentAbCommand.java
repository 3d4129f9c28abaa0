package io.dynamicmarket.desk;

import io.dynamicmarket.desk.experiment.AbExperiment;
import io.dynamicmarket.desk.experiment.AbReport;
import io.dynamicmarket.desk.experiment.AbRequest;
import io.dynamicmarket.desk.experiment.ExperimentRequest;
import io.dynamicmarket.facts.Preset;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.PresetFile;
import io.dynamicmarket.quoting.experiment.AbMetric;
import io.dynamicmarket.quoting.sequential.SignTestPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares two presets by turns on one market, with a stopping rule that is settled beforehand. */
@Command(
        name = "ab",
        mixinStandardHelpOptions = true,
        description =
                "Compare two presets in randomised blocks of market time by a sequential test; the design's hash is"
                        + " told before the result.")
final class ExperimentAbCommand implements Callable<Integer> {
    @Mixin
    private ExperimentOptions options;

    @Mixin
    private PolicyOptions policy;

    @Option(
            names = "--a",
            paramLabel = "PRESET",
            required = true,
            description = "Preset A: a name in the release or a JSON file of a preset.")
    private String a;

    @Option(names = "--b", paramLabel = "PRESET", required = true, description = "Preset B, the same.")
    private String b;

    @Option(
            names = "--block",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = MarketTime.class,
            description = "Market time of one block (default ${DEFAULT-VALUE}).")
    private Duration block;

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            defaultValue = "PROFIT_PER_MINUTE",
            description = "By what they are compared: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private AbMetric metric;

    @Option(
            names = "--alpha",
            paramLabel = "P",
            defaultValue = "0.05",
            description = "Most chance of a difference that is not there (default ${DEFAULT-VALUE}).")
    private double alpha;

    @Option(
            names = "--beta",
            paramLabel = "P",
            defaultValue = "0.2",
            description = "Most chance of missing the smallest effect worth seeing, if the tape does not end before"
                    + " (default ${DEFAULT-VALUE}).")
    private double beta;

    @Option(
            names = "--effect",
            paramLabel = "SHARE",
            defaultValue = "0.75",
            description = "Smallest effect worth seeing: the share of pairs that the better one wins, over 0.5 (default"
                    + " ${DEFAULT-VALUE}).")
    private double effect;

    @Option(
            names = "--max-blocks",
            paramLabel = "N",
            defaultValue = "400",
            description = "Most blocks that are looked at, two a pair (default ${DEFAULT-VALUE}).")
    private int maxBlocks;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for report.md and report.json.")
    private @Nullable Path out;

    @Option(
            names = "--json",
            description = "Print the report as JSON; the design's hash goes to standard error beforehand.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    ExperimentAbCommand() {}

    @Override
    public Integer call() {
        Path folder = out;
        if (folder != null) {
            ReplayCommand.refuseUnwritable(folder);
        }
        try {
            SignTestPlan plan = new SignTestPlan(alpha, beta, effect, maxBlocks / 2);
            ExperimentRequest ground = options.request();
            refuseUnknown(a);
            refuseUnknown(b);
            try (CompiledRelease release = policy.compiledCold()) {
                AbRequest request = new AbRequest(
                        ground, a, preset(a, release), b, preset(b, release), metric, block.toMillis(), plan);
                AbReport report = watched(AbExperiment.design(request, release));
                if (folder != null) {
                    Files.createDirectories(folder);
                    Files.writeString(folder.resolve("report.md"), report.toMarkdown());
                    Files.writeString(folder.resolve("report.json"), report.toJson() + "\n");
                }
                return 0;
            }
        } catch (IllegalArgumentException refused) {
            throw new Unusable(refused.getMessage() + ".", refused);
        } catch (IOException e) {
            throw new Unusable("The comparison stopped: " + e.getMessage(), e);
        }
    }

    /** The design is out before anything is quoted. */
    private AbReport watched(AbExperiment experiment) throws IOException {
        PrintWriter before =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        before.println(json ? "design " + experiment.design().hash() : experiment.designInWords());
        before.flush();
        AbReport report = experiment.run();
        PrintWriter to = spec.commandLine().getOut();
        to.println(json ? report.toJson() : report.resultInWords());
        to.flush();
        return report;
    }

    /** Before the release is compiled, which takes a while. */
    private static void refuseUnknown(String named) {
        if (!isName(named) && !Files.isRegularFile(file(named))) {
            throw new IllegalArgumentException("Expected one of " + Arrays.toString(PresetName.values())
                    + " or a JSON file of a preset, but got " + named);
        }
    }

    private static Preset preset(String named, CompiledRelease release) throws IOException {
        return isName(named)
                ? release.preset(PresetName.valueOf(named))
                : PresetFile.read(Files.readAllBytes(file(named)));
    }

    private static boolean isName(String named) {
        return Arrays.stream(PresetName.values()).anyMatch(name -> name.name().equals(named));
    }

    private static Path file(String named) {
        try {
            return Path.of(named);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("Expected a preset or its file, but got " + named, e);
        }
    }
}
