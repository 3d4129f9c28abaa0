package io.dynamicmarket.desk.process;

import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.incident.IncidentEntry;
import io.dynamicmarket.governance.incident.IncidentStore;
import io.dynamicmarket.governance.process.OpenTask;
import io.dynamicmarket.governance.process.TaskAction;
import io.dynamicmarket.governance.process.TaskAction.Kind;
import io.dynamicmarket.governance.process.TaskLog;
import io.dynamicmarket.governance.process.Variables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which person may do which task. The workflow says who could, by role; here it is said who may: nobody beside the one who
 * has claimed it, nobody who is excluded, and nobody at all a task of signing, which signatures alone complete.
 */
public final class TaskDesk {
    /** Who has done the task, for the steps after it. */
    static final String DONE_BY = "doneBy";

    private static final Map<String, IncidentEntry.Kind> STAGES = Map.of(
            "acknowledge", IncidentEntry.Kind.ACKNOWLEDGED,
            "mitigate", IncidentEntry.Kind.MITIGATED,
            "resolve", IncidentEntry.Kind.RESOLVED,
            "review", IncidentEntry.Kind.CLOSED);

    private final Commanding commanding;
    private final TaskLog log;
    private final IncidentStore incidents;

    TaskDesk(Commanding commanding, TaskLog log, IncidentStore incidents) {
        this.commanding = commanding;
        this.log = log;
        this.incidents = incidents;
    }

    /** Open tasks of a person's roles, the oldest first. */
    public List<OpenTask> inbox(Set<Role> roles, int limit) {
        return roles.isEmpty() ? List.of() : commanding.records().inbox(roles, limit);
    }

    /** What people did with a task so far, in order. */
    public List<TaskAction> actions(String task) {
        return log.of(task);
    }

    /** Who has which of these tasks; one that nobody has claimed is left out. */
    public Map<String, PersonId> holders(List<String> tasks) {
        return log.holders(tasks);
    }

    private Optional<PersonId> holder(String task) {
        return Optional.ofNullable(log.holders(List.of(task)).get(task));
    }

    /** A task that a person may look at; that the person has seen it is kept. */
    public OpenTask look(String id, PersonId person, Set<Role> roles, long nowMillis) {
        OpenTask task = allowed(id, roles);
        log.keep(action(task, Kind.SEEN, person, "", nowMillis));
        return task;
    }

    public void claim(String id, PersonId person, Set<Role> roles, long nowMillis) {
        commanding.together(nowMillis, processes -> {
            OpenTask task = free(id, person, roles);
            return log.keep(action(task, Kind.CLAIMED, person, "", nowMillis));
        });
    }

    public void release(String id, PersonId person, Set<Role> roles, long nowMillis) {
        commanding.together(nowMillis, processes -> {
            OpenTask task = allowed(id, roles);
            if (!holder(id).equals(Optional.of(person))) {
                throw new TaskRefused("Expected " + person + " to have claimed the task, but " + holds(id));
            }
            return log.keep(action(task, Kind.RELEASED, person, "", nowMillis));
        });
    }

    /**
     * Hands a task to somebody of the same role.
     *
     * @param others roles of the person it is handed to
     */
    public void delegate(String id, PersonId person, Set<Role> roles, PersonId to, Set<Role> others, long nowMillis) {
        commanding.together(nowMillis, processes -> {
            OpenTask task = free(id, person, roles);
            if (task.roles().stream().noneMatch(others::contains)) {
                throw new TaskRefused(
                        "Expected " + to + " to have one of the roles " + task.roles() + ", but it has " + others);
            }
            refuseExcluded(task, to);
            return log.keep(action(task, Kind.DELEGATED, person, to.value(), nowMillis));
        });
    }

    /** Says that one will not do it, and why; the task stays open for others. */
    public void decline(String id, PersonId person, Set<Role> roles, String reason, long nowMillis) {
        commanding.together(nowMillis, processes -> {
            OpenTask task = allowed(id, roles);
            if (holder(id).equals(Optional.of(person))) {
                log.keep(action(task, Kind.RELEASED, person, "", nowMillis));
            }
            return log.keep(action(task, Kind.DECLINED, person, required(reason), nowMillis));
        });
    }

    /**
     * Does a task.
     *
     * @param note what was found or done
     * @param lines of a checklist; none for other tasks
     */
    public void complete(String id, PersonId person, Set<Role> roles, String note, List<String> lines, long nowMillis) {
        commanding.together(nowMillis, processes -> {
            OpenTask task = free(id, person, roles);
            if (task.variables().has(ProposalFlow.PROPOSAL)) {
                throw new TaskRefused("Expected signatures for this task, but got a completion: send a signed statement"
                        + " about proposal " + task.variables().text(ProposalFlow.PROPOSAL));
            }
            if (!log.keep(action(task, Kind.DONE, person, required(note), nowMillis))) {
                throw new TaskRefused("Expected the task to be open, but somebody has done it");
            }
            processes.complete(id, outcome(task, person, lines));
            IncidentEntry.Kind stage = STAGES.get(task.element());
            if (stage != null) {
                incidents.add(
                        task.instance().businessKey(),
                        new IncidentEntry(stage, person.value(), required(note), nowMillis));
            }
            return true;
        });
    }

    private static Variables outcome(OpenTask task, PersonId person, List<String> lines) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(DONE_BY, person.value());
        boolean checklist =
                task.element().equals("recovery") || task.instance().process().equals("daily-checklist");
        if (checklist) {
            if (lines.isEmpty() || lines.stream().anyMatch(String::isBlank)) {
                throw new TaskRefused("Expected the lines of the checklist, each filled in, but got " + lines);
            }
            values.put(ResumeFlow.LINES, lines);
        }
        return Variables.of(values);
    }

    private OpenTask allowed(String id, Set<Role> roles) {
        OpenTask task = commanding.records().task(id).orElseThrow(() -> new UnknownTask(id));
        if (task.roles().stream().noneMatch(roles::contains)) {
            throw new TaskRefused("Expected a person of " + task.roles() + ", but got one of " + roles);
        }
        return task;
    }

    private OpenTask free(String id, PersonId person, Set<Role> roles) {
        OpenTask task = allowed(id, roles);
        if (holder(id).filter(holder -> !holder.equals(person)).isPresent()) {
            throw new TaskRefused("Expected the task to be free for " + person + ", but " + holds(id));
        }
        refuseExcluded(task, person);
        return task;
    }

    /** Whoever has resolved an incident does not review it: four eyes. */
    private void refuseExcluded(OpenTask task, PersonId person) {
        boolean own = task.element().equals("review")
                && log.about(task.instance().businessKey()).stream()
                        .anyMatch(action -> action.kind() == Kind.DONE
                                && action.person().equals(person)
                                && !action.task().equals(task.id()));
        if (own) {
            throw new TaskRefused("Expected another person than " + person + ", who has worked on this incident");
        }
    }

    private String holds(String id) {
        return holder(id).map(holder -> holder + " has it").orElse("nobody has it");
    }

    private static String required(String text) {
        if (text.isBlank() || text.length() > 1_000) {
            throw new TaskRefused("Expected a text of 1..1000 characters, but got " + text.length());
        }
        return text;
    }

    private static TaskAction action(OpenTask task, Kind kind, PersonId person, String note, long nowMillis) {
        return new TaskAction(task.id(), task.instance().businessKey(), kind, person, note, nowMillis);
    }
}
