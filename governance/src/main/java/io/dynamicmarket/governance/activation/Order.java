package io.dynamicmarket.governance.activation;

import java.util.Objects;

/**
 * What a person wants to rule.
 *
 * @param scope where
 * @param ruling what
 * @param fromMillis from when on, UTC epoch milliseconds; {@link #NOW} for the moment of recording
 * @param untilMillis until when; {@link Activation#FOR_GOOD} for no end
 * @param operator who
 * @param reason why
 */
public record Order(Scope scope, Ruling ruling, long fromMillis, long untilMillis, String operator, String reason) {
    /** From the moment at which it is recorded. */
    public static final long NOW = -1;

    public Order {
        Objects.requireNonNull(scope);
        Objects.requireNonNull(ruling);
        Objects.requireNonNull(operator);
        Objects.requireNonNull(reason);
    }

    /** At once and without end. */
    public static Order forGood(Scope scope, Ruling ruling, String operator, String reason) {
        return new Order(scope, ruling, NOW, Activation.FOR_GOOD, operator, reason);
    }
}
