package io.dynamicmarket.policy.table;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * How an input of a table is read off a situation.
 *
 * @param <S> the situation
 */
public sealed interface Reading<S> {
    /** A number in millionths. */
    record Millionths<S>(ToLongFunction<S> of) implements Reading<S> {}

    /** A word. */
    record Word<S>(Function<S, Enum<?>> of) implements Reading<S> {}

    /** True or false. */
    record Truth<S>(Predicate<S> of) implements Reading<S> {}
}
