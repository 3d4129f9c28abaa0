package io.dynamicmarket.policy.mutation;

import java.util.Objects;

/**
 * What became of a mutant.
 *
 * @param mutant which
 * @param outcome what became of it
 * @param by the case that failed, or the finding that refused it; empty otherwise
 */
public record Fate(Mutant mutant, Outcome outcome, String by) {
    /** What may become of a mutant. */
    public enum Outcome {
        /** The release does not compile, has a gap or leaves the bounds: it could not be proposed. */
        REFUSED,
        /** A case fails. */
        CAUGHT,
        /** It decides as before for every input, so that there is nothing to notice. */
        ALIKE,
        /** Nobody would have noticed. */
        SURVIVED
    }

    public Fate {
        Objects.requireNonNull(mutant);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(by);
    }
}
