package io.dynamicmarket.desk;

import io.dynamicmarket.desk.whatif.MadeUp;
import io.dynamicmarket.desk.whatif.Sweep;
import io.dynamicmarket.desk.whatif.SweepReport;
import io.dynamicmarket.desk.whatif.SweptCell;
import io.dynamicmarket.desk.whatif.WhatIf;
import io.dynamicmarket.desk.whatif.WhatIfReport;
import io.dynamicmarket.desk.whatif.WhatIfRequest;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.ReleaseRefused;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.PolicyRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a change of release would have made. */
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        description = "Replay recordings and made-up markets under two releases side by side, or under one whose cell"
                + " takes several values.")
final class PolicyWhatIfCommand implements Callable<Integer> {
    @Option(
            names = "--recording",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Recorded frames, one market a file; each is quoted by itself.")
    private List<Path> recordings = new ArrayList<>();

    @Option(
            names = "--generate",
            paramLabel = "MARKETS,HOURS",
            description = "Make markets up out of the seed, one decision a second.")
    private @Nullable String generate;

    @Option(names = "--before", paramLabel = "DIR", description = "Release before; the one in the jar if left out.")
    private @Nullable Path before;

    @Option(names = "--after", paramLabel = "DIR", description = "Release after; needed without --sweep.")
    private @Nullable Path after;

    @Option(
            names = "--sweep",
            paramLabel = "TABLE#ROW:COLUMN=FROM..TO/COUNT",
            description = "Give one cell of the release before so many values instead, its comparison kept, and draw"
                    + " halts, profit and drawdown over them.")
    private @Nullable String sweep;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of latencies and of made-up markets (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "whatif-out",
            description = "Folder for the report as JSON, Markdown and a page (default ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--json", description = "Print the report and its SHA-256 as JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    PolicyWhatIfCommand() {}

    @Override
    public Integer call() {
        recordings.forEach(ReplayCommand::refuseUnreadable);
        ReplayCommand.refuseUnwritable(out);
        try {
            WhatIfRequest request = new WhatIfRequest(
                    recordings, generate == null ? null : MadeUp.of(generate), seed, new Version().getVersion()[0]);
            String cell = sweep;
            if (cell != null) {
                return swept(request, SweptCell.of(cell));
            }
            return compared(request);
        } catch (IllegalArgumentException refused) {
            throw new Unusable(refused.getMessage() + ".", refused);
        } catch (IOException | UncheckedIOException e) {
            throw new Unusable("The replay stopped: " + e.getMessage() + ".", e);
        }
    }

    private int compared(WhatIfRequest request) throws IOException {
        Path folder = after;
        if (folder == null) {
            throw new IllegalArgumentException(
                    "Expected --after with a release, or --sweep with a cell, but got neither");
        }
        Release one = release(before);
        Release other = release(folder);
        try (CompiledRelease first = compiled(one);
                CompiledRelease second = next(first, other)) {
            long started = System.nanoTime();
            WhatIfReport report = WhatIf.run(request, first, second);
            double seconds = (System.nanoTime() - started) / 1e9;
            report.writeTo(out);
            print(report.json(), report.sha256(), report.inWords() + "\n" + speed(report.decisions(), seconds));
            return 0;
        }
    }

    private int swept(WhatIfRequest request, SweptCell cell) throws IOException {
        Release one = release(before);
        // a cell that is not there is told before anything is compiled
        cell.values().forEach(value -> cell.with(one, value));
        try (CompiledRelease compiled = compiled(one)) {
            SweepReport report = Sweep.run(request, cell, one, compiled);
            report.writeTo(out);
            print(report.json(), report.sha256(), report.inWords());
            return 0;
        } catch (PolicyRefused refused) {
            throw new Unusable("A value of the sweep makes a broken policy: " + refused.getMessage(), refused);
        }
    }

    private static String speed(long decisions, double seconds) {
        return String.format(Locale.ROOT, "speed        %d decisions in %.2f s", decisions, seconds);
    }

    private void print(String report, String sha256, String words) {
        PrintWriter to = spec.commandLine().getOut();
        to.println(
                json ? "{\"report\":" + report + ",\"sha256\":\"" + sha256 + "\"}" : words + "\nwritten      " + out);
        to.flush();
    }

    private static Release release(@Nullable Path folder) {
        try {
            return folder == null
                    ? Release.bundled(PolicyWhatIfCommand.class.getClassLoader())
                    : Release.fromFolder(folder);
        } catch (ReleaseRefused refused) {
            throw new Unusable("The policy cannot be read, nothing was started. " + refused.getMessage(), refused);
        }
    }

    private static CompiledRelease compiled(Release release) {
        return PolicyOptions.sound(release, CompiledRelease::compileSwift);
    }

    private static CompiledRelease next(CompiledRelease first, Release release) {
        return PolicyOptions.sound(release, first::compileNext);
    }
}
