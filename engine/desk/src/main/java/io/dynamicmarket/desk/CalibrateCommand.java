package io.dynamicmarket.desk;

import io.dynamicmarket.desk.calibration.Calibration;
import io.dynamicmarket.desk.calibration.CalibrationJson;
import io.dynamicmarket.desk.calibration.CalibrationWords;
import io.dynamicmarket.desk.calibration.IntensityPlot;
import io.dynamicmarket.desk.replay.RecordedTape;
import io.dynamicmarket.facts.CalibrationSettings;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.policy.PolicyTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures trading intensity and volatility in recordings. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description =
                "Measure trading intensity A exp(-k d) of bids and asks, and volatility, in a recording. Exit status"
                        + " 1 where a fit is refused.")
final class CalibrateCommand implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final long LONGEST_WINDOW_MILLIS = 3_600_000;

    @Option(
            names = "--recording",
            paramLabel = "FILE",
            required = true,
            description = "Recorded frames, '<receive time, ns> <json>' per line, plain or gzip. Given again, the"
                    + " further ones are more of the same market.")
    private List<Path> recordings;

    @Option(
            names = "--window",
            paramLabel = "MILLIS",
            description = "Length of a refresh window; what dmn/calibration.dmn says (100) if left out.")
    private @Nullable Long windowMillis;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw intensity against distance into this file.")
    private @Nullable Path svg;

    @Mixin
    private PolicyOptions policy;

    @Option(names = "--json", description = "Print the calibration as JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    CalibrateCommand() {}

    @Override
    public Integer call() {
        recordings.forEach(ReplayCommand::refuseUnreadable);
        refuseImpossible();
        PolicyTables tables = policy.tables();
        CalibrationSettings ruled = tables.calibrationSettings(VenueKind.CEX);
        CalibrationSettings settings = windowMillis == null ? ruled : ruled.withWindow(windowMillis);
        Calibration calibration = measured(tables, settings);
        String drawn = drawn(calibration);
        PrintWriter to = spec.commandLine().getOut();
        to.println(
                json
                        ? CalibrationJson.write(calibration)
                        : CalibrationWords.write(calibration) + System.lineSeparator() + drawn);
        to.flush();
        return calibration.fitted() ? 0 : REFUSED;
    }

    private void refuseImpossible() {
        Long window = windowMillis;
        if (window != null && (window <= 0 || window > LONGEST_WINDOW_MILLIS)) {
            throw new Unusable("Expected a window of 1 to " + LONGEST_WINDOW_MILLIS + " ms, but got " + window + ".");
        }
        Path file = svg;
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new Unusable("Expected a file to draw into at " + file + ", but it is a folder.");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Unusable("Expected a folder for " + file + ", but there is no " + folder + ".");
        }
    }

    private Calibration measured(PolicyTables tables, CalibrationSettings settings) {
        RecordedTape tape = new RecordedTape(tables, settings);
        Recordings.read(recordings, tape, spec.commandLine().getErr());
        return Calibration.of(Recordings.names(recordings), tape, settings);
    }

    /** Draws, if that is asked for, and says what became of it. */
    private String drawn(Calibration calibration) {
        Path file = svg;
        if (file == null) {
            return "picture      none; --svg FILE draws one";
        }
        if (!calibration.drawable()) {
            return "picture      none; no arrivals were measured that could be drawn";
        }
        try {
            Files.writeString(file, IntensityPlot.svg(calibration));
            return "picture      " + file;
        } catch (IOException e) {
            throw new Unusable("Expected to write " + file + ", but " + e.getMessage() + ".", e);
        }
    }
}
