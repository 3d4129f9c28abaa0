package io.dynamicmarket.desk.difference;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many of the decisions of recordings fell into a region.
 *
 * @param ticks decisions in the region
 * @param of decisions in all
 * @param example the first of them; null if there is none
 */
public record TickShare(long ticks, long of, @Nullable Example example) {
    /** None of none: nothing was replayed. */
    static final TickShare NONE = new TickShare(0, 0, null);

    /**
     * A decision.
     *
     * @param recording name of its file
     * @param at time of the market
     * @param inputs of the table, by name
     */
    public record Example(String recording, Instant at, Map<String, Object> inputs) {
        public Example {
            inputs = new LinkedHashMap<>(inputs);
        }
    }
}
