package io.dynamicmarket.desk.shadow;

import io.dynamicmarket.facts.ReleaseId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a shadow release differs from the active one.
 *
 * @param shadow the release that decides beside
 * @param operator who started it
 * @param reason why
 * @param sinceMillis since when, wall time, UTC epoch milliseconds
 * @param decisions situations that both have decided
 * @param differing of them with any difference
 * @param byKind of them by kind of difference; one decision may count under several
 * @param dropped situations that the shadow could not keep up with and never saw
 * @param last example; null before the first difference
 * @param problem why it has stopped; empty while it runs
 */
public record DivergenceReport(
        ReleaseId shadow,
        String operator,
        String reason,
        long sinceMillis,
        long decisions,
        long differing,
        Map<Divergence, Long> byKind,
        long dropped,
        @Nullable Example last,
        String problem) {
    public DivergenceReport {
        byKind = Map.copyOf(byKind);
    }

    /**
     * One situation that was decided differently.
     *
     * @param atMillis market time
     * @param kinds of difference, in words
     * @param active what the active release decided, and by what
     * @param shadow what the shadow decided, and by what
     */
    public record Example(long atMillis, String kinds, String active, String shadow) {}
}
