package io.dynamicmarket.facts;

import java.util.List;

/**
 * What the policy decided about the treasury; never empty, a decision to do nothing is a {@link TreasuryVerdict.Hold}.
 *
 * @param verdicts in the order in which they are to be carried out
 * @param fired rows and rules that fired
 * @param release under which release
 */
public record TreasuryDecision(List<TreasuryVerdict> verdicts, List<String> fired, ReleaseId release) {
    public TreasuryDecision {
        verdicts = List.copyOf(verdicts);
        fired = List.copyOf(fired);
        if (verdicts.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one treasury verdict, but got none");
        }
    }
}
