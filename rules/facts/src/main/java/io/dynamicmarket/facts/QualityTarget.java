package io.dynamicmarket.facts;

import java.util.List;
import java.util.Objects;

/**
 * One row of {@code dmn/quality-targets.dmn}.
 *
 * @param target which reading of {@link QualityReadings}
 * @param limit in the unit of the reading
 * @param beyond on which side of the limit the target is missed
 * @param windows how many windows in a row may miss it before people must look; 0 for a reading over time
 * @param windowMillis time that the reading is over; 0 where its windows are refreshes
 */
public record QualityTarget(String target, double limit, Beyond beyond, int windows, long windowMillis) {
    private static final List<String> OVER_TIME = List.of("inventoryDriftShare", "quotesPerGasRatio");

    /** A side of a limit, which itself is within the target. */
    public enum Beyond {
        ABOVE,
        BELOW
    }

    public QualityTarget {
        Objects.requireNonNull(target);
        Objects.requireNonNull(beyond);
        limit = Six.decimals(limit);
        if (windows < 0 || windowMillis < 0) {
            throw new IllegalArgumentException("Expected windows of zero or more for " + target + ", but got " + windows
                    + " of " + windowMillis + " ms");
        }
        if (windowMillis == 0 && OVER_TIME.contains(target)) {
            throw new IllegalArgumentException("Expected a time that " + target + " is over, but got 0 ms");
        }
    }

    /** Whether a reading misses the target. */
    public boolean missedBy(double reading) {
        return beyond == Beyond.ABOVE ? reading > limit : reading < limit;
    }
}
