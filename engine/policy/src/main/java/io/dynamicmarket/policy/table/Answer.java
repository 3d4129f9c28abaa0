package io.dynamicmarket.policy.table;

import java.util.Objects;

/** What a table says of an input. */
public sealed interface Answer {
    /** In words. */
    String words();

    /**
     * A row answers.
     *
     * @param hit the row and its outputs
     */
    record Row(Hit hit) implements Answer {
        public Row {
            Objects.requireNonNull(hit);
        }

        @Override
        public String words() {
            return hit.row() + " answers " + hit.words();
        }
    }

    /** The input is outside the allowed values of the table; whoever asks gets the most restrictive decision. */
    record NotAllowed() implements Answer {
        @Override
        public String words() {
            return "the input is not allowed";
        }
    }
}
