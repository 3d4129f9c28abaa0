package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.PolicyOverride;
import java.util.List;
import java.util.Objects;

/** What people tell the loop. */
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

    /**
     * Release a latched breaker; it was signed by several persons. One that was released already stays so.
     *
     * @param kind which
     * @param trippedAtMillis which of its trips: a later one is not released by this
     * @param proposal SHA-256 of what was signed
     * @param reason why, as it was signed
     */
    record Resume(BreakerKind kind, long trippedAtMillis, String proposal, String reason) implements ControlCommand {
        public Resume {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(proposal);
            Objects.requireNonNull(reason);
        }
    }

    /**
     * These overrides stand above the tables from now on, and no others.
     *
     * @param overrides in order of id
     */
    record Override(List<PolicyOverride> overrides) implements ControlCommand {
        public Override {
            overrides = List.copyOf(overrides);
        }
    }
}
