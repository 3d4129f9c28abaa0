package io.dynamicmarket.policy.cases;

import java.util.List;
import java.util.Objects;

/**
 * How the cases try one row or rule.
 *
 * @param file path of the table or rule file
 * @param source {@code table#row} or the id of a rule
 * @param firesIn names of the cases that ask for it
 * @param silentIn names of the cases in which it stays silent
 * @param alone whether it is the only row of its table, which then never is silent
 */
public record Trial(String file, String source, List<String> firesIn, List<String> silentIn, boolean alone) {
    public Trial {
        Objects.requireNonNull(file);
        Objects.requireNonNull(source);
        firesIn = List.copyOf(firesIn);
        silentIn = List.copyOf(silentIn);
    }

    /** Whether it is shown to fire where it should and to be silent where it should. */
    public boolean tried() {
        return !firesIn.isEmpty() && (alone || !silentIn.isEmpty());
    }
}
