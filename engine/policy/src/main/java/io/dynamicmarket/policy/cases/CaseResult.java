package io.dynamicmarket.policy.cases;

import java.util.List;
import java.util.Objects;

/**
 * What one case or scenario said.
 *
 * @param file path of the cases or scenarios
 * @param name of the case
 * @param failure what was expected and what came out; empty where it passed
 * @param fired rows and rules that answered
 */
public record CaseResult(String file, String name, String failure, List<String> fired) {
    public CaseResult {
        Objects.requireNonNull(file);
        Objects.requireNonNull(name);
        Objects.requireNonNull(failure);
        fired = List.copyOf(fired);
    }

    public boolean passed() {
        return failure.isEmpty();
    }
}
