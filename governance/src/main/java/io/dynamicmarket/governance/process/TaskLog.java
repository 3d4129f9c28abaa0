package io.dynamicmarket.governance.process;

import io.dynamicmarket.governance.access.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps who did what with tasks. */
public interface TaskLog {
    /** Keeps an action; false where it can happen only once and has. */
    boolean keep(TaskAction action);

    /** In order. */
    List<TaskAction> of(String task);

    /** Who has which of these tasks; one that nobody has is left out. */
    Map<String, PersonId> holders(Collection<String> tasks);

    /** Of all tasks of a process, in order. */
    List<TaskAction> about(String businessKey);
}
