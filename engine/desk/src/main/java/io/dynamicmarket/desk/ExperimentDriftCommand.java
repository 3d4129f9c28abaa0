package io.dynamicmarket.desk;

import io.dynamicmarket.desk.experiment.DriftReport;
import io.dynamicmarket.desk.experiment.DriftWatch;
import io.dynamicmarket.desk.replay.RecordedTape;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.policy.PolicyTables;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Calibrates window by window and tells when a preset no longer fits. */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        description =
                "Calibrate window by window and tell whether and when a preset no longer fits what is measured. Exit"
                        + " status 1 where it drifted or no window could be measured.")
final class ExperimentDriftCommand implements Callable<Integer> {
    private static final int DRIFTED = 1;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(7);

    @Option(
            names = "--recording",
            paramLabel = "FILE",
            required = true,
            description = "Recorded frames, '<receive time, ns> <json>' per line, plain or gzip. Given again, the"
                    + " further ones are later ones of the same market.")
    private List<Path> recordings;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "STEADY_STATE",
            description = "Preset to watch: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private PresetName preset;

    @Option(
            names = "--window",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = MarketTime.class,
            description = "Market time of one calibration (default ${DEFAULT-VALUE}).")
    private Duration window;

    @Mixin
    private PolicyOptions policy;

    @Option(names = "--json", description = "Print the report as JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    ExperimentDriftCommand() {}

    @Override
    public Integer call() {
        recordings.forEach(ReplayCommand::refuseUnreadable);
        if (window.compareTo(LONGEST_WINDOW) > 0) {
            throw new Unusable(
                    "Expected a window of up to " + LONGEST_WINDOW.toHours() + "h, but got " + window.toHours() + "h.");
        }
        PolicyTables tables = policy.tables();
        DriftWatch watch = new DriftWatch(tables.preset(preset), tables.driftLimits());
        RecordedTape tape =
                new RecordedTape(tables, tables.calibrationSettings(VenueKind.CEX), window.toNanos(), watch::onStretch);
        Recordings.read(recordings, tape, spec.commandLine().getErr());
        DriftReport report =
                new DriftReport(Recordings.names(recordings), instrument(tape, watch), window.toMillis(), watch);
        PrintWriter to = spec.commandLine().getOut();
        to.println(json ? report.toJson() : report.inWords());
        to.flush();
        return watch.sound() ? 0 : DRIFTED;
    }

    private Instrument instrument(RecordedTape tape, DriftWatch watch) {
        Instrument instrument = tape.instrument();
        if (instrument == null || !watch.any()) {
            throw new Unusable("Expected a known market for one whole window of " + window.toMillis()
                    + " ms, but the recordings end before.");
        }
        return instrument;
    }
}
