package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * A session begins anew after two persons have released the drawdown breaker: losses up to here are accepted, and the
 * drawdown counts from here on.
 *
 * @param total profit of all sessions at its start, in the settlement asset
 */
public record SessionStarted(Amount total) {
    public SessionStarted {
        Objects.requireNonNull(total);
    }
}
