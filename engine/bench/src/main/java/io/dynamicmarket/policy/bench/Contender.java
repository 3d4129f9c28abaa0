package io.dynamicmarket.policy.bench;

import io.dynamicmarket.facts.MarketState;

/**
 * One way to decide the classification table.
 *
 * @param <T> the form in which it takes a tick
 */
public interface Contender<T> extends AutoCloseable {
    /** A tick as this contender takes it, made beforehand and not counted. */
    T taken(Tick tick);

    /** The state that a tick points at. */
    MarketState decide(T tick);

    @Override
    default void close() {}
}
