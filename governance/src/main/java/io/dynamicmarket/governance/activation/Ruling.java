package io.dynamicmarket.governance.activation;

import io.dynamicmarket.facts.ReleaseId;
import java.util.Objects;

/** What rules in a scope. */
public sealed interface Ruling {
    /** A release of the scope's own. */
    record Use(ReleaseId release) implements Ruling {
        public Use {
            Objects.requireNonNull(release);
        }
    }

    /** Whatever rules everything; for a market alone. */
    record AsEverything() implements Ruling {}
}
