package io.dynamicmarket.adapters.venue;

import java.time.Instant;
import java.util.Objects;

/**
 * How a source is doing, for health and metrics.
 *
 * @param phase where it stands
 * @param since when it came there, UTC
 * @param frames delivered since the start, snapshots included
 * @param reconnects links opened after the first one
 * @param snapshotRequests requests sent to the venue since the start
 * @param lastProblem the latest error in a sentence; empty while there was none
 */
public record SourceStatus(
        SourcePhase phase, Instant since, long frames, long reconnects, long snapshotRequests, String lastProblem) {
    public SourceStatus {
        Objects.requireNonNull(phase);
        Objects.requireNonNull(since);
        Objects.requireNonNull(lastProblem);
    }
}
