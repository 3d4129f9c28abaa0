package io.dynamicmarket.desk;

import io.dynamicmarket.desk.replay.Replay;
import io.dynamicmarket.desk.replay.ReplayRequest;
import io.dynamicmarket.desk.replay.ReplaySummary;
import io.dynamicmarket.governance.audit.AuditTrailFailed;
import io.dynamicmarket.governance.checkpoint.CheckpointSigner;
import io.dynamicmarket.policy.CompiledRelease;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays recordings at full speed. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Replay a recording through feed, policy, quoting and treasury at full speed.")
final class ReplayCommand implements Callable<Integer> {
    @Option(
            names = "--recording",
            paramLabel = "FILE",
            required = true,
            description = "Recorded frames, '<receive time, ns> <json>' per line, plain or gzip. Given again, the"
                    + " further ones are reference venues of the first.")
    private List<Path> recordings;

    @Mixin
    private PolicyOptions policy;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the paper venue's latency (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "replay-out",
            description = "Folder for receipts.jsonl, checkpoints.jsonl and summary.json (default ${DEFAULT-VALUE}).")
    private Path out;

    @Mixin
    private CheckpointOptions checkpoints;

    @Option(
            names = "--checkpoint-key",
            paramLabel = "FILE",
            description = "Ed25519 private key (PEM) that signs the checkpoints, its public half beside it"
                    + " (key.pem, key.pub.pem). Without one they are not signed: a key made for one replay would prove"
                    + " nothing, and the same recording would no longer give the same bytes.")
    private @Nullable Path checkpointKey;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "25",
            description = "Longest time to warm up on the recording's beginning, before the clock starts and without a"
                    + " trace in the receipts; 0 for none (default ${DEFAULT-VALUE}).")
    private double warmUpSeconds;

    @Option(names = "--json", description = "Print the summary as JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    ReplayCommand() {}

    @Override
    public Integer call() {
        recordings.forEach(ReplayCommand::refuseUnreadable);
        refuseUnwritable(out);
        Path key = checkpointKey;
        CheckpointSigner signer = key == null ? new CheckpointSigner.Nobody() : CheckpointKey.read(key);
        try (CompiledRelease release = policy.compiled()) {
            ReplayRequest request =
                    new ReplayRequest(recordings, out, seed, warmUpSeconds, checkpoints.settings(), signer);
            ReplaySummary summary = json ? Replay.run(request, release, (read, of) -> {}) : watched(request, release);
            report(summary);
            return 0;
        } catch (IOException | UncheckedIOException | AuditTrailFailed e) {
            throw new Unusable("The replay stopped: " + e.getMessage(), e);
        }
    }

    static void refuseUnreadable(Path recording) {
        if (Files.isDirectory(recording)) {
            throw new Unusable("Expected a recording at " + recording + ", but it is a folder.");
        }
        if (!Files.isReadable(recording)) {
            throw new Unusable("Expected a readable recording at " + recording + ", but there is none.");
        }
        if (recording.toFile().length() == 0) {
            throw new Unusable("Expected recorded frames in " + recording + ", but the file is empty.");
        }
    }

    static Unusable noneUsable(Path recording, @Nullable Object lines) {
        return new Unusable(
                "Expected recorded frames in " + recording + ", but none of its " + lines + " lines could be used.");
    }

    /** Before the policy is compiled and minutes of replay are lost. */
    static void refuseUnwritable(Path folder) {
        for (Path part = folder.toAbsolutePath(); part != null; part = part.getParent()) {
            if (Files.exists(part)) {
                if (!Files.isDirectory(part) || !Files.isWritable(part)) {
                    throw new Unusable("Expected a folder to write to at " + folder + ", but " + part
                            + (Files.isDirectory(part) ? " cannot be written to." : " is a file."));
                }
                return;
            }
        }
    }

    private static ReplaySummary watched(ReplayRequest request, CompiledRelease release) throws IOException {
        if (System.console() == null) {
            return Replay.run(request, release, (read, of) -> {});
        }
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("replay")
                .setUnit(" MB", 1_000_000)
                .setUpdateIntervalMillis(100)
                .build()) {
            return Replay.run(request, release, (read, of) -> {
                bar.maxHint(of);
                bar.stepTo(read);
            });
        }
    }

    private void report(ReplaySummary summary) {
        PrintWriter err = spec.commandLine().getErr();
        summary.problems().forEach(err::println);
        err.flush();
        if (summary.accepted() == 0) {
            throw noneUsable(recordings.get(0), summary.values().get("lines"));
        }
        PrintWriter to = spec.commandLine().getOut();
        to.println(json ? summary.toJson() : summary.inWords(out));
        to.flush();
    }
}
