package io.dynamicmarket.governance.process;

import io.dynamicmarket.governance.access.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known about processes. */
public interface ProcessRecords {
    /** Open tasks of any of the roles, the oldest first. */
    List<OpenTask> inbox(Set<Role> roles, int limit);

    /** Open tasks of an instance, the oldest first. */
    List<OpenTask> tasks(ProcessKey instance);

    /** An open task; empty where it is done, withdrawn or unknown. */
    Optional<OpenTask> task(String id);

    Optional<ProcessInstance> instance(ProcessKey key);

    /** Instances that are neither ended nor cancelled, the one that changed last first. */
    List<ProcessInstance> unfinished(int limit);

    /** Everything that happened under a business key, of whatever process, in order. */
    List<HistoryLine> history(String businessKey);

    /** Steps that were given up, the oldest first. */
    List<DeadLetter> deadLetters(int limit);

    /** The .bpmn of a version, byte by byte as it was deployed. */
    Optional<ProcessFile> file(ProcessVersion version);
}
