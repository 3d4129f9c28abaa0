package io.dynamicmarket.desk.loop;

import java.util.Objects;

/** What a person tells the loop. */
public sealed interface ControlCommand {
    /**
     * Halt quoting and cancel everything, at once; only a sign-off lifts it.
     *
     * @param operator who
     * @param reason why
     */
    record Kill(String operator, String reason) implements ControlCommand {
        public Kill {
            Objects.requireNonNull(operator);
            Objects.requireNonNull(reason);
            if (operator.isBlank() || operator.length() > 100 || reason.isBlank() || reason.length() > 500) {
                throw new IllegalArgumentException(
                        "Expected an operator of 1..100 and a reason of 1..500 characters for the kill switch");
            }
        }
    }
}
