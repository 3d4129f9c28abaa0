package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * One row of {@code dmn/quote-care.dmn}: how resting quotes are looked after by what fills tell.
 *
 * @param concern {@code quoteAge}, {@code slippageShare} or {@code toxicFlow}
 * @param limit beyond it the action is taken: a quantile of fill times (0..1), a share of the theoretical half-spread, a
 *     toxicity
 * @param action what is done
 * @param factor SHRINK: factor on sizes, 0..1; WIDEN: how much of the toxicity widens the half-spread; CANCEL: unused
 * @param refreshCycles how many refreshes the reading of the concern is remembered for
 * @param fewestFills readings from fewer fills than this count for nothing
 */
public record QuoteCare(
        String concern, double limit, CareAction action, double factor, int refreshCycles, int fewestFills) {
    public QuoteCare {
        Objects.requireNonNull(concern);
        Objects.requireNonNull(action);
        limit = Six.decimals(limit);
        factor = Six.decimals(factor);
        if (limit < 0 || factor < 0 || refreshCycles < 0 || fewestFills < 0) {
            throw new IllegalArgumentException("Expected a limit, factor, cycles and fills of zero or more for "
                    + concern + ", but got " + limit + ", " + factor + ", " + refreshCycles + " and " + fewestFills);
        }
        if (action == CareAction.SHRINK && factor > 1) {
            throw new IllegalArgumentException(
                    "Expected a factor of at most 1 that shrinks for " + concern + ", but got " + factor);
        }
        if (concern.equals("quoteAge") && !(limit > 0 && limit <= 1)) {
            throw new IllegalArgumentException(
                    "Expected a quantile of fill times above 0 and up to 1 for quoteAge, but got " + limit);
        }
    }
}
