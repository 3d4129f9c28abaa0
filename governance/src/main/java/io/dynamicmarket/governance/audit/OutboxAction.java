package io.dynamicmarket.governance.audit;

import java.util.Objects;

/**
 * What follows from a decision and must be carried out exactly once.
 *
 * @param kind what is to be done, for example {@code buy-back}
 * @param key identity of the action: a second action of the same key is the same action
 * @param payload the facts of it, a form that {@link CanonicalJson} knows
 */
public record OutboxAction(String kind, String key, Object payload) {
    public OutboxAction {
        Objects.requireNonNull(payload);
        if (kind.isBlank() || key.isBlank()) {
            throw new IllegalArgumentException(
                    "Expected an outbox action with a kind and a key, but got '" + kind + "' and '" + key + "'");
        }
    }
}
