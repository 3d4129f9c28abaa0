package io.dynamicmarket.desk.changeover;

import io.dynamicmarket.facts.ReleaseId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time from one frame to the next on the loop's thread, without the time of the witness; of frames that came under the
 * same release and of those between which it changed. Of the loop's thread, read once it has ended. Where the loop waits for
 * frames the time counts too, so these are upper bounds.
 */
final class Pauses {
    private final List<Long> swaps = new ArrayList<>();
    private @Nullable ReleaseId before;
    private long atNanos;
    private long witnessNanos;
    private long longestOther;

    void afterFrame(ReleaseId release, long witnessTookNanos) {
        long now = System.nanoTime();
        long took = now - atNanos - (witnessTookNanos - witnessNanos);
        if (before != null && !before.equals(release)) {
            swaps.add(took);
        } else if (before != null) {
            longestOther = Math.max(longestOther, took);
        }
        before = release;
        atNanos = now;
        witnessNanos = witnessTookNanos;
    }

    long longestSwapNanos() {
        return Collections.max(swaps);
    }

    long typicalSwapNanos() {
        return swaps.stream().sorted().toList().get(swaps.size() / 2);
    }

    long longestOtherNanos() {
        return longestOther;
    }
}
