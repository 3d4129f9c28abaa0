package io.dynamicmarket.governance.access;

import java.util.regex.Pattern;

/**
 * A person, or a machine that acts in nobody's place. Persons are counted by it, not by their keys.
 *
 * @param value 1..40 lower-case letters, digits, dots, hyphens and underscores, a letter first
 */
public record PersonId(String value) implements Comparable<PersonId> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9._-]{0,39}");

    public PersonId {
        if (!isOne(value)) {
            throw new IllegalArgumentException(
                    "Expected a person of 1..40 lower-case letters, digits, dots, hyphens and underscores, a letter"
                            + " first, but got '" + value + "'");
        }
    }

    /** Whether a text is the name of a person in this form. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
