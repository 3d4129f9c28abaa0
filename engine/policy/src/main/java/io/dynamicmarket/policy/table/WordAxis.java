package io.dynamicmarket.policy.table;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Reads a word off a situation: an enum constant's place in the words of a column, -1 where it is none of them. */
final class WordAxis<S> implements ToLongFunction<S> {
    /** The places of the constants of an enum, by ordinal. */
    private record Places(Class<?> type, int[] byOrdinal) {}

    private static final Places NONE = new Places(void.class, new int[0]);

    private final List<String> words;
    private final Function<S, Enum<?>> word;
    /** Of the enum that was read last; the same for ever. Threads may fill it at once, all with the same. */
    private Places places = NONE;

    WordAxis(List<String> words, Function<S, Enum<?>> word) {
        this.words = words;
        this.word = word;
    }

    @Override
    public long applyAsLong(S situation) {
        Enum<?> constant = word.apply(situation);
        Places known = places;
        if (known.type() != constant.getDeclaringClass()) {
            known = places(constant.getDeclaringClass());
            places = known;
        }
        return known.byOrdinal()[constant.ordinal()];
    }

    private Places places(Class<? extends Enum<?>> type) {
        return new Places(
                type,
                Arrays.stream(type.getEnumConstants())
                        .mapToInt(constant -> words.indexOf(constant.name()))
                        .toArray());
    }
}
