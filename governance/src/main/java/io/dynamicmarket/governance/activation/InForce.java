package io.dynamicmarket.governance.activation;

import io.dynamicmarket.facts.ReleaseId;
import java.util.Objects;
import java.util.Optional;

/** What rules at an instant. */
public sealed interface InForce {
    /**
     * A release is valid.
     *
     * @param scope whose activation it is
     * @param period over which it is, as believed
     */
    record Valid(Scope scope, Period period) implements InForce {
        public Valid {
            Objects.requireNonNull(scope);
            Objects.requireNonNull(period);
        }
    }

    /** Nothing was activated for it: nothing may be quoted. */
    record Nothing() implements InForce {}

    /** The release, if one is valid. */
    default Optional<ReleaseId> release() {
        return this instanceof Valid valid ? Optional.of(valid.period().release()) : Optional.empty();
    }
}
