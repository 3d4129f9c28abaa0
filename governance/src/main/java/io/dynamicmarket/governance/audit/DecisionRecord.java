package io.dynamicmarket.governance.audit;

import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import java.util.List;
import java.util.Objects;

/**
 * One decision, as it is to be recorded.
 *
 * @param kind market, treasury, control, activation, ...: lower-case letters and hyphens
 * @param market where it was taken
 * @param atMillis market time, UTC epoch milliseconds
 * @param release under which release
 * @param input the facts it was taken on, a form that {@link CanonicalJson} knows
 * @param output what was decided, likewise
 * @param fired rows and rules that fired, in order
 * @param margins how nearly each asked table would have answered otherwise, in the order of asking
 */
public record DecisionRecord(
        String kind,
        MarketId market,
        long atMillis,
        ReleaseId release,
        Object input,
        Object output,
        List<String> fired,
        List<TableMargins> margins) {
    public DecisionRecord {
        Objects.requireNonNull(market);
        Objects.requireNonNull(release);
        Objects.requireNonNull(input);
        Objects.requireNonNull(output);
        fired = List.copyOf(fired);
        margins = List.copyOf(margins);
        if (kind.isEmpty() || !kind.chars().allMatch(c -> c == '-' || (c >= 'a' && c <= 'z'))) {
            throw new IllegalArgumentException(
                    "Expected a kind of decision in lower-case letters and hyphens, but got '" + kind + "'");
        }
    }

    /** A decision that no table took. */
    public DecisionRecord(
            String kind,
            MarketId market,
            long atMillis,
            ReleaseId release,
            Object input,
            Object output,
            List<String> fired) {
        this(kind, market, atMillis, release, input, output, fired, List.of());
    }
}
