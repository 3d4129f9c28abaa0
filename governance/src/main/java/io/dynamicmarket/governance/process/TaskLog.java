package io.dynamicmarket.governance.process;

import java.util.List;

/** Keeps who did what with tasks. */
public interface TaskLog {
    /** Keeps an action; false where it can happen only once and has. */
    boolean keep(TaskAction action);

    /** In order. */
    List<TaskAction> of(String task);

    /** Of all tasks of a process, in order. */
    List<TaskAction> about(String businessKey);
}
