package io.dynamicmarket.policy.table;

import java.util.List;
import java.util.Objects;

/**
 * What a table answered and how nearly it would have answered otherwise.
 *
 * @param hit the answer
 * @param margins inputs that alone could change the outputs, in the order of the table
 * @param others why each other row did not answer, in the order of the table
 */
public record TableExplanation(Hit hit, List<Margin> margins, List<WhyNot> others) {
    public TableExplanation {
        Objects.requireNonNull(hit);
        margins = List.copyOf(margins);
        others = List.copyOf(others);
    }
}
