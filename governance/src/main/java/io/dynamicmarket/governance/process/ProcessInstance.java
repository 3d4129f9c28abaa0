package io.dynamicmarket.governance.process;

import io.dynamicmarket.facts.ReleaseId;
import java.util.List;

/**
 * A running or finished process.
 *
 * @param release the policy that it was started under
 * @param elements where it is now, by id, sorted; empty where it is finished
 */
public record ProcessInstance(
        ProcessKey key,
        ProcessVersion version,
        ReleaseId release,
        InstanceState state,
        List<String> elements,
        Variables variables,
        long startedAtMillis,
        long changedAtMillis) {
    public ProcessInstance {
        elements = List.copyOf(elements);
    }
}
