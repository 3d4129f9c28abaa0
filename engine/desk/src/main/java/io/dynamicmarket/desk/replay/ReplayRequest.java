package io.dynamicmarket.desk.replay;

import io.dynamicmarket.governance.checkpoint.CheckpointSettings;
import io.dynamicmarket.governance.checkpoint.CheckpointSigner;
import java.nio.file.Path;
import java.util.List;

/**
 * What to replay.
 *
 * @param recordings files of one market each; the first is quoted, the others are references for it
 * @param out folder that receives {@code receipts.jsonl}, {@code checkpoints.jsonl} and {@code summary.json}
 * @param seed of the paper venue's latencies
 * @param warmUpSeconds longest time to warm up before the clock starts; 0 for none
 * @param checkpoints when checkpoints of the receipts are made
 * @param signer who signs them
 */
public record ReplayRequest(
        List<Path> recordings,
        Path out,
        long seed,
        double warmUpSeconds,
        CheckpointSettings checkpoints,
        CheckpointSigner signer) {
    /** With checkpoints that nobody signs. */
    public ReplayRequest(List<Path> recordings, Path out, long seed, double warmUpSeconds) {
        this(recordings, out, seed, warmUpSeconds, CheckpointSettings.STANDARD, new CheckpointSigner.Nobody());
    }

    public ReplayRequest {
        recordings = List.copyOf(recordings);
        if (recordings.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one recording to replay, but got none");
        }
    }
}
