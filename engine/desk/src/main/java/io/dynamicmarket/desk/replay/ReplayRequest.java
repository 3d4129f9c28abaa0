package io.dynamicmarket.desk.replay;

import java.nio.file.Path;
import java.util.List;

/**
 * What to replay.
 *
 * @param recordings files of one market each; the first is quoted, the others are references for it
 * @param out folder that receives {@code receipts.jsonl} and {@code summary.json}
 * @param seed of the paper venue's latencies
 * @param warmUpSeconds longest time to warm up before the clock starts; 0 for none
 */
public record ReplayRequest(List<Path> recordings, Path out, long seed, double warmUpSeconds) {
    public ReplayRequest {
        recordings = List.copyOf(recordings);
        if (recordings.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one recording to replay, but got none");
        }
    }
}
