package io.dynamicmarket.governance.override;

import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.governance.activation.Scope;
import java.util.Objects;

/**
 * An override as it was signed, and what became of it.
 *
 * @param proposal SHA-256 of what was signed
 * @param scope everything or one market
 * @param override what, from when, until when
 * @param begunAtMillis when it was carried out, UTC epoch milliseconds
 * @param end how it ended
 */
public record SignedOverride(String proposal, Scope scope, PolicyOverride override, long begunAtMillis, End end) {
    /** How an override ends. */
    public sealed interface End {
        /** It has not ended. */
        record NotYet() implements End {}

        /**
         * It was taken back; what ruled before rules again.
         *
         * @param by person, or the clock
         * @param reason in words
         * @param atMillis UTC epoch milliseconds
         */
        record TakenBack(String by, String reason, long atMillis) implements End {
            public TakenBack {
                Objects.requireNonNull(by);
                Objects.requireNonNull(reason);
            }
        }
    }

    public SignedOverride {
        Objects.requireNonNull(proposal);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(override);
        Objects.requireNonNull(end);
    }
}
