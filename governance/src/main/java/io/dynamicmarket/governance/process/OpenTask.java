package io.dynamicmarket.governance.process;

import io.dynamicmarket.governance.access.Role;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that a person has to do.
 *
 * @param element id of the task in the process
 * @param instructions what the process says about it; may be empty
 * @param roles who may do it; whether a certain person may is checked by whoever completes it
 * @param variables what the instance knows
 * @param dueAtMillis when the process goes on without it; {@link #NEVER} where it does not
 * @param reminders how often people were reminded so far
 */
public record OpenTask(
        String id,
        ProcessKey instance,
        ProcessVersion version,
        String element,
        String name,
        String instructions,
        Set<Role> roles,
        Variables variables,
        long openedAtMillis,
        long dueAtMillis,
        int reminders) {
    public static final long NEVER = Long.MAX_VALUE;

    public OpenTask {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("Expected a role for task '" + name + "', but got none");
        }
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    }
}
