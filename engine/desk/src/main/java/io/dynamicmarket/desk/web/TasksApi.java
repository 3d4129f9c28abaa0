package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.access.Caller;
import io.dynamicmarket.desk.process.TaskDesk;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.governance.access.Person;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.process.HistoryLine;
import io.dynamicmarket.governance.process.OpenTask;
import io.dynamicmarket.governance.process.ProcessInstance;
import io.dynamicmarket.governance.process.ProcessKey;
import io.dynamicmarket.governance.process.TaskAction;
import io.dynamicmarket.workflows.picture.ProcessPicture;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The inbox: what people have to do, by their roles. */
@RestController
@RequestMapping("/api/tasks")
final class TasksApi {
    private final Desk desk;
    private final Clock clock = Clock.systemUTC();

    TasksApi(Desk desk) {
        this.desk = desk;
    }

    /**
     * @param holder who has claimed it; null if nobody has
     * @param due null if the process does not go on without it
     */
    record Listed(
            String id,
            String process,
            String businessKey,
            String name,
            String instructions,
            Set<Role> roles,
            Instant openedAt,
            @Nullable Instant due,
            int reminders,
            @Nullable String holder) {}

    record Acted(String kind, String person, String note, Instant at) {}

    record Step(String kind, String element, String detail, Instant at) {}

    /**
     * @param variables what the process knows, the id of the proposal or incident among it
     * @param actions who saw it and did what with it
     * @param history of its process
     */
    record Whole(
            Listed task,
            String element,
            String processVersion,
            Map<String, Object> variables,
            List<Acted> actions,
            List<Step> history) {}

    /** @param person to whom, of a delegation */
    record Wanted(
            @Nullable String note,
            @Nullable List<String> lines,
            @Nullable String person) {}

    /** Those that somebody of the caller's roles has to do, the oldest first. */
    @GetMapping
    List<Listed> inbox(Caller caller, @RequestParam(defaultValue = "50") int limit) {
        List<OpenTask> open = tasks().inbox(caller.roles(), Asked.limit(limit));
        Map<String, PersonId> holders =
                tasks().holders(open.stream().map(OpenTask::id).toList());
        return open.stream().map(task -> listed(task, holders.get(task.id()))).toList();
    }

    /** Looking at a task is kept. */
    @GetMapping("/{id}")
    Whole one(@PathVariable String id, Caller caller) {
        OpenTask task = tasks().look(id, caller.human().id(), caller.roles(), clock.millis());
        return new Whole(
                listed(task, tasks().holders(List.of(id)).get(id)),
                task.element(),
                task.version().sha256(),
                task.variables().values(),
                tasks().actions(id).stream().map(TasksApi::acted).toList(),
                desk.processes().records().history(task.instance().businessKey()).stream()
                        .map(TasksApi::step)
                        .toList());
    }

    /** Where the process of a task stands, drawn. */
    @GetMapping(path = "/{id}/picture", produces = "image/svg+xml;charset=UTF-8")
    String picture(@PathVariable String id, Caller caller) {
        OpenTask task = tasks().look(id, caller.human().id(), caller.roles(), clock.millis());
        return picture(task.instance());
    }

    private String picture(ProcessKey key) {
        ProcessInstance instance = desk.processes()
                .records()
                .instance(key)
                .orElseThrow(() -> new NotKept("Expected a process " + key + ", but there is none."));
        return ProcessPicture.of(
                desk.processes().records().file(instance.version()).orElseThrow(), instance.elements());
    }

    @PostMapping("/{id}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void claim(@PathVariable String id, Caller caller) {
        tasks().claim(id, caller.human().id(), caller.roles(), clock.millis());
    }

    @PostMapping("/{id}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String id, Caller caller) {
        tasks().release(id, caller.human().id(), caller.roles(), clock.millis());
    }

    @PostMapping(path = "/{id}/delegate", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delegate(@PathVariable String id, @RequestBody Wanted wanted, Caller caller) {
        PersonId to = Asked.fact(() -> new PersonId(Asked.text(wanted.person(), "person")));
        Set<Role> others = desk.accessStore().persons().stream()
                .filter(person -> person.id().equals(to) && !person.disabled())
                .map(Person::roles)
                .findFirst()
                .orElse(Set.of());
        tasks().delegate(id, caller.human().id(), caller.roles(), to, others, clock.millis());
    }

    @PostMapping(path = "/{id}/decline", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(@PathVariable String id, @RequestBody Wanted wanted, Caller caller) {
        tasks().decline(id, caller.human().id(), caller.roles(), Asked.text(wanted.note(), "note"), clock.millis());
    }

    @PostMapping(path = "/{id}/complete", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(@PathVariable String id, @RequestBody Wanted wanted, Caller caller) {
        List<String> lines = wanted.lines();
        tasks().complete(
                        id,
                        caller.human().id(),
                        caller.roles(),
                        Asked.text(wanted.note(), "note"),
                        lines == null ? List.of() : lines,
                        clock.millis());
    }

    private TaskDesk tasks() {
        return desk.processes().tasks();
    }

    private static Listed listed(OpenTask task, @Nullable PersonId holder) {
        return new Listed(
                task.id(),
                task.instance().process(),
                task.instance().businessKey(),
                task.name(),
                task.instructions(),
                task.roles(),
                Instant.ofEpochMilli(task.openedAtMillis()),
                task.dueAtMillis() == OpenTask.NEVER ? null : Instant.ofEpochMilli(task.dueAtMillis()),
                task.reminders(),
                holder == null ? null : holder.value());
    }

    private static Acted acted(TaskAction action) {
        return new Acted(
                action.kind().name(), action.person().value(), action.note(), Instant.ofEpochMilli(action.atMillis()));
    }

    private static Step step(HistoryLine line) {
        return new Step(line.kind().name(), line.element(), line.detail(), Instant.ofEpochMilli(line.atMillis()));
    }
}
