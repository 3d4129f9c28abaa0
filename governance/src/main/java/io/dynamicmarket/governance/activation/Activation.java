package io.dynamicmarket.governance.activation;

import java.util.Objects;

/**
 * A person's word that something rules in a scope for a time. It is never changed; a later one for the same time takes
 * its place, and which one was believed when stays readable.
 *
 * @param number in the order in which they were recorded, from 1
 * @param scope where
 * @param ruling what
 * @param fromMillis from when on, UTC epoch milliseconds, at {@code recordedAtMillis} or later
 * @param untilMillis until when, exclusive; {@link #FOR_GOOD} if without end. What ruled before rules again then
 * @param operator who, 1..100 characters
 * @param reason why, 1..500 characters
 * @param recordedAtMillis transaction time: when it became known
 */
public record Activation(
        long number,
        Scope scope,
        Ruling ruling,
        long fromMillis,
        long untilMillis,
        String operator,
        String reason,
        long recordedAtMillis) {
    /** No end. */
    public static final long FOR_GOOD = Long.MAX_VALUE;

    public Activation {
        Objects.requireNonNull(scope);
        Objects.requireNonNull(ruling);
        operator = operator.strip();
        reason = reason.strip();
        if (operator.isEmpty() || operator.length() > 100 || reason.isEmpty() || reason.length() > 500) {
            throw new IllegalArgumentException(
                    "Expected an operator of 1..100 and a reason of 1..500 characters for an activation");
        }
        if (number < 1 || recordedAtMillis < 0) {
            throw new IllegalArgumentException("Expected a number from 1 on and a time after 1970, but got " + number
                    + " and " + recordedAtMillis + " ms");
        }
        if (fromMillis < recordedAtMillis) {
            throw new IllegalArgumentException("Expected an activation from now (" + Period.text(recordedAtMillis)
                    + ") on or later, but got " + Period.text(fromMillis)
                    + ": what the desk has decided under stands in its receipts");
        }
        if (untilMillis <= fromMillis) {
            throw new IllegalArgumentException("Expected an activation to end after its beginning at "
                    + Period.text(fromMillis) + ", but got " + Period.text(untilMillis));
        }
        if (scope instanceof Scope.Everything && ruling instanceof Ruling.AsEverything) {
            throw new IllegalArgumentException(
                    "Expected a release for everything: only a market can be ruled as everything is");
        }
    }
}
