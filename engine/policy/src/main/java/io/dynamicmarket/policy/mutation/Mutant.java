package io.dynamicmarket.policy.mutation;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * A release with one thing changed.
 *
 * @param file path of the changed file
 * @param place row and column, rule, or field
 * @param change what stood there and what stands there now
 */
public record Mutant(String file, String place, String change) {
    public Mutant {
        Objects.requireNonNull(file);
        Objects.requireNonNull(place);
        Objects.requireNonNull(change);
    }

    static Mutant of(String file, String place, String from, String to) {
        return new Mutant(file, place, from + " to " + (to.isEmpty() ? "nothing" : to));
    }

    /** A change, and the changed file as soon as somebody asks for it. */
    record Draft(Mutant mutant, Supplier<byte[]> bytes) {}
}
