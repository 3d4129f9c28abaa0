package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * A time-bounded instruction that stands above the tables while it lasts.
 *
 * @param id unique
 * @param authority who stands behind it; the higher authority wins where two contradict
 * @param effect what it does
 * @param fromMillis first moment in force
 * @param untilMillis first moment no longer in force
 * @param reason in words
 */
public record PolicyOverride(
        String id, Authority authority, Effect effect, long fromMillis, long untilMillis, String reason) {
    /** Rising precedence. */
    public enum Authority {
        OPERATOR,
        RISK,
        GOVERNANCE
    }

    /** What an override can do. */
    public sealed interface Effect {
        /** Use this preset. */
        record UsePreset(PresetName preset) implements Effect {}

        /** Quote at most as loosely as this. */
        record CapQuoting(QuotingMode mode) implements Effect {}

        /** Multiply the half-spread, 1 or more. */
        record WidenSpread(double factor) implements Effect {
            public WidenSpread {
                factor = Six.decimals(factor);
                if (factor < 1) {
                    throw new IllegalArgumentException("Expected a spread factor of at least 1, but got " + factor);
                }
            }
        }

        /** No buybacks. */
        record PauseBuyback() implements Effect {}

        /** No burns. */
        record PauseBurn() implements Effect {}
    }

    public PolicyOverride {
        Objects.requireNonNull(id);
        Objects.requireNonNull(authority);
        Objects.requireNonNull(effect);
        Objects.requireNonNull(reason);
        if (untilMillis <= fromMillis) {
            throw new IllegalArgumentException(
                    "Expected override " + id + " to end after it starts, but got " + fromMillis + ".." + untilMillis);
        }
    }
}
