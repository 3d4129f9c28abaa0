package io.dynamicmarket.adapters.zeebe;

import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.dynamicmarket.adapters.zeebe.Running.Job;
import io.dynamicmarket.adapters.zeebe.Running.Subscription;
import io.dynamicmarket.adapters.zeebe.Running.Timer;
import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.bpmn.Element;
import io.dynamicmarket.workflows.bpmn.Element.BoundaryMessage;
import io.dynamicmarket.workflows.bpmn.Element.BoundaryTimer;
import io.dynamicmarket.workflows.bpmn.Element.End;
import io.dynamicmarket.workflows.bpmn.Element.Gateway;
import io.dynamicmarket.workflows.bpmn.Element.MessageWait;
import io.dynamicmarket.workflows.bpmn.Element.ServiceTask;
import io.dynamicmarket.workflows.bpmn.Element.Start;
import io.dynamicmarket.workflows.bpmn.Element.TimerWait;
import io.dynamicmarket.workflows.bpmn.Element.UserTask;
import io.dynamicmarket.workflows.bpmn.Flow;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import io.dynamicmarket.workflows.bpmn.Timing;
import io.dynamicmarket.workflows.feel.Feel;
import io.grpc.Status;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A cluster in memory: a token machine for what the house's files use, as docs.camunda.io describes it. A buffered
 * message waits for a subscription and is known by its id; an interrupting event terminates its host and cancels the
 * host's job; a cycle sets a timer of its own for each repetition; a job without retries raises an incident; inputs are
 * variables of the element, answers go up to the instance.
 */
final class Cluster {
    private static final String USER_TASK = "io.camunda.zeebe:userTask";

    private final Told told;
    private final Map<Long, ProcessModel> definitions = new TreeMap<>();
    private final Map<Long, Running> instances = new TreeMap<>();
    private final Map<Long, Job> jobs = new TreeMap<>();
    private final Map<Long, Timer> timers = new TreeMap<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final Map<String, Message> messages = new TreeMap<>();
    private final Map<Long, Incident> incidents = new TreeMap<>();
    private long keys = 2_251_799_813_685_248L;
    private final InstantSource clock;
    private long aheadMillis;
    private long nowMillis;

    Cluster(Exported exported, InstantSource clock) {
        this.told = new Told(exported);
        this.clock = clock;
        this.nowMillis = clock.millis();
    }

    private record Message(String name, String correlationKey, Variables variables, List<String> takenBy) {}

    private record Incident(Map<String, Object> value, Runnable again) {}

    List<Running> running(String businessKey) {
        return instances.values().stream()
                .filter(instance -> instance.businessKey().equals(businessKey))
                .toList();
    }

    long nowMillis() {
        return nowMillis;
    }

    /** A file that was deployed before keeps its key. */
    long deploy(ProcessFile file) {
        for (Map.Entry<Long, ProcessModel> known : definitions.entrySet()) {
            if (known.getValue().file().equals(file)) {
                return known.getKey();
            }
        }
        long key = ++keys;
        definitions.put(key, ProcessModel.read(file));
        return key;
    }

    ProcessModel definition(long key) {
        return Objects.requireNonNull(definitions.get(key));
    }

    long create(long definition, Variables variables) {
        if (!definitions.containsKey(definition)) {
            throw Status.NOT_FOUND.asRuntimeException();
        }
        Running instance = new Running(++keys, definition(definition));
        instances.put(instance.key, instance);
        merge(instance, variables);
        told.created(instance, ++keys, variables);
        told.process(instance, ProcessInstanceIntent.ELEMENT_ACTIVATED);
        instance.model.elements().values().stream()
                .filter(Start.class::isInstance)
                .findFirst()
                .ifPresent(start -> enter(instance, start));
        return instance.key;
    }

    void publish(String name, String correlationKey, String id, Variables variables) {
        Message message = new Message(name, correlationKey, variables, new ArrayList<>());
        if (messages.putIfAbsent(id, message) != null) {
            throw Status.ALREADY_EXISTS.withDescription("message " + id).asRuntimeException();
        }
        List.copyOf(subscriptions).forEach(this::correlate);
    }

    List<Job> activate(String type, int limit, long timeoutMillis) {
        List<Job> free = jobs.values().stream()
                .filter(job -> job.type.equals(type) && job.retries > 0 && job.freeAtMillis <= nowMillis)
                .limit(limit)
                .toList();
        free.forEach(job -> job.freeAtMillis = nowMillis + timeoutMillis);
        return free;
    }

    void complete(long key, Variables answer) {
        Job job = job(key);
        jobs.remove(key);
        told.job(job, JobIntent.COMPLETED);
        merge(job.instance, answer);
        leave(job.instance, job.host, ProcessInstanceIntent.ELEMENT_COMPLETED);
    }

    void fail(long key, int retries, long pauseMillis, String sentence) {
        Job job = job(key);
        job.retries = retries;
        job.freeAtMillis = nowMillis + pauseMillis;
        told.job(job, JobIntent.FAILED);
        if (retries == 0) {
            raise(job.instance, job.element, "JOB_NO_RETRIES", sentence, key, () -> {});
        }
    }

    void retries(long key, int retries) {
        Job job = job(key);
        job.retries = retries;
        job.freeAtMillis = nowMillis;
        told.job(job, JobIntent.RETRIES_UPDATED);
    }

    void resolve(long key) {
        Incident incident = incidents.remove(key);
        if (incident == null) {
            throw Status.NOT_FOUND.asRuntimeException();
        }
        told.incident(key, IncidentIntent.RESOLVED, incident.value());
        incident.again().run();
    }

    void set(long instance, Variables variables) {
        merge(instance(instance), variables);
    }

    void cancel(long key) {
        Running instance = instance(key);
        List.copyOf(instance.active.keySet())
                .forEach(host -> end(instance, host, ProcessInstanceIntent.ELEMENT_TERMINATED));
        told.process(instance, ProcessInstanceIntent.ELEMENT_TERMINATED);
        instances.remove(key);
    }

    /** Its clock is moved ahead and goes on from there. */
    void pass(long millis) {
        aheadMillis += millis;
        turn();
    }

    /** What has fallen due by now: timers fire in the order in which they do. */
    void turn() {
        long until = clock.millis() + aheadMillis;
        for (Optional<Timer> next = due(until); next.isPresent(); next = due(until)) {
            nowMillis = Math.max(nowMillis, next.get().due().atMillis());
            fire(next.get());
        }
        nowMillis = until;
    }

    private Optional<Timer> due(long until) {
        return timers.values().stream()
                .filter(timer -> timer.due().atMillis() <= until)
                .min(Comparator.comparingLong(timer -> timer.due().atMillis()));
    }

    private void fire(Timer timer) {
        timers.remove(timer.key());
        told.timer(timer, TimerIntent.TRIGGERED);
        if (timer.due().times() > 1) {
            Timing.Due due = timer.due();
            wait(
                    timer.instance(),
                    timer.host(),
                    timer.target(),
                    new Timing.Due(due.atMillis() + due.everyMillis(), due.times() - 1, due.everyMillis()));
        }
        happened(timer.instance(), timer.host(), timer.target());
    }

    private void correlate(Subscription subscription) {
        String businessKey = subscription.instance().businessKey();
        String process = subscription.instance().model.id();
        for (Message message : messages.values()) {
            if (subscriptions.contains(subscription)
                    && message.name().equals(subscription.name())
                    && message.correlationKey().equals(businessKey)
                    && !message.takenBy().contains(process)) {
                message.takenBy().add(process);
                told.subscription(subscription, ProcessMessageSubscriptionIntent.CORRELATED);
                merge(subscription.instance(), message.variables());
                happened(subscription.instance(), subscription.host(), subscription.target());
                return;
            }
        }
    }

    /** An event that an element waited for. */
    private void happened(Running instance, long host, Element target) {
        boolean beside = (target instanceof BoundaryTimer timer && !timer.interrupting())
                || (target instanceof BoundaryMessage message && !message.interrupting());
        if (instance.active.get(host) == target) {
            leave(instance, host, ProcessInstanceIntent.ELEMENT_COMPLETED);
            return;
        }
        if (!beside) {
            boolean gateway = instance.active.get(host) instanceof Gateway;
            end(
                    instance,
                    host,
                    gateway ? ProcessInstanceIntent.ELEMENT_COMPLETED : ProcessInstanceIntent.ELEMENT_TERMINATED);
        }
        long key = ++keys;
        instance.active.put(key, target);
        told.element(instance, key, target, ProcessInstanceIntent.ELEMENT_ACTIVATED);
        leave(instance, key, ProcessInstanceIntent.ELEMENT_COMPLETED);
    }

    private void enter(Running instance, Element element) {
        long key = ++keys;
        instance.active.put(key, element);
        told.element(instance, key, element, ProcessInstanceIntent.ELEMENT_ACTIVATING);
        begin(instance, key, element);
    }

    private void begin(Running instance, long key, Element element) {
        try {
            timersAndMessages(instance, key, element);
        } catch (RuntimeException e) {
            takeBack(key);
            raise(
                    instance,
                    element.id(),
                    "EXTRACT_VALUE_ERROR",
                    String.valueOf(e.getMessage()),
                    -1,
                    () -> begin(instance, key, element));
            return;
        }
        told.element(instance, key, element, ProcessInstanceIntent.ELEMENT_ACTIVATED);
        if (element instanceof UserTask) {
            add(new Job(++keys, instance, key, element, USER_TASK, Variables.NONE));
        } else if (element instanceof ServiceTask task) {
            Map<String, Object> inputs = new TreeMap<>();
            task.inputs().forEach((name, input) -> inputs.put(name, input.value(instance.variables)));
            add(new Job(++keys, instance, key, element, task.type(), Variables.of(inputs)));
        } else if (element instanceof Start
                || element instanceof End
                || (element instanceof Gateway gateway && gateway.kind() == Gateway.Kind.EXCLUSIVE)) {
            leave(instance, key, ProcessInstanceIntent.ELEMENT_COMPLETED);
        } else if (element instanceof Gateway gateway && gateway.kind() == Gateway.Kind.PARALLEL) {
            throw new IllegalStateException("Expected no parallel gateway, which no file of the house has");
        }
        subscriptions.stream().filter(each -> each.host() == key).toList().forEach(this::correlate);
    }

    private void timersAndMessages(Running instance, long host, Element element) {
        for (Element target : instance.model.elements().values()) {
            boolean follows = element instanceof Gateway gateway
                    && gateway.kind() == Gateway.Kind.EVENT_BASED
                    && from(instance, element).stream()
                            .anyMatch(flow -> flow.to().equals(target.id()));
            if (target instanceof BoundaryTimer timer && timer.attachedTo().equals(element.id())) {
                wait(instance, host, target, timer.timing().from(nowMillis, instance.variables));
            } else if (target instanceof TimerWait timer && (follows || target == element)) {
                wait(instance, host, target, timer.timing().from(nowMillis, instance.variables));
            } else if (target instanceof BoundaryMessage message
                    && message.attachedTo().equals(element.id())) {
                subscribe(instance, host, target, message.message());
            } else if (target instanceof MessageWait message && (follows || target == element)) {
                subscribe(instance, host, target, message.message());
            }
        }
    }

    private void wait(Running instance, long host, Element target, Timing.Due due) {
        Timer timer = new Timer(++keys, instance, host, target, due);
        timers.put(timer.key(), timer);
        told.timer(timer, TimerIntent.CREATED);
    }

    private void subscribe(Running instance, long host, Element target, String name) {
        Subscription subscription = new Subscription(++keys, instance, host, target, name);
        subscriptions.add(subscription);
        told.subscription(subscription, ProcessMessageSubscriptionIntent.CREATED);
    }

    private void add(Job job) {
        jobs.put(job.key, job);
        told.job(job, JobIntent.CREATED);
    }

    /** Ends an element and takes its ways on. */
    private void leave(Running instance, long key, ProcessInstanceIntent intent) {
        Element element = Objects.requireNonNull(instance.active.get(key));
        List<Flow> ways;
        try {
            ways = ways(instance, element);
        } catch (RuntimeException e) {
            raise(
                    instance,
                    element.id(),
                    "EXTRACT_VALUE_ERROR",
                    String.valueOf(e.getMessage()),
                    -1,
                    () -> leave(instance, key, intent));
            return;
        }
        end(instance, key, intent);
        ways.forEach(way -> enter(instance, instance.model.element(way.to())));
        if (instance.active.isEmpty() && instances.remove(instance.key) != null) {
            told.process(instance, ProcessInstanceIntent.ELEMENT_COMPLETED);
        }
    }

    private List<Flow> ways(Running instance, Element element) {
        List<Flow> all = from(instance, element);
        if (!(element instanceof Gateway gateway) || all.size() == 1) {
            return all;
        }
        List<Flow> open = all.stream()
                .filter(flow -> !flow.condition().isEmpty()
                        && Feel.holds(flow.condition().text(), instance.variables))
                .limit(1)
                .toList();
        List<Flow> ways = open.isEmpty()
                ? all.stream()
                        .filter(flow -> flow.id().equals(gateway.defaultFlow()))
                        .toList()
                : open;
        if (ways.isEmpty()) {
            throw new IllegalStateException("Expected at least one condition to hold at " + element.id());
        }
        return ways;
    }

    private static List<Flow> from(Running instance, Element element) {
        return instance.model.flows().stream()
                .filter(flow -> flow.from().equals(element.id()))
                .toList();
    }

    /** Ends an element with everything that belongs to it. */
    private void end(Running instance, long key, ProcessInstanceIntent intent) {
        jobs.values().stream().filter(job -> job.host == key).toList().forEach(job -> {
            jobs.remove(job.key);
            told.job(job, JobIntent.CANCELED);
        });
        takeBack(key);
        told.element(instance, key, Objects.requireNonNull(instance.active.get(key)), intent);
        instance.active.remove(key);
    }

    private void takeBack(long key) {
        timers.values().stream().filter(timer -> timer.host() == key).toList().forEach(timer -> {
            timers.remove(timer.key());
            told.timer(timer, TimerIntent.CANCELED);
        });
        subscriptions.removeIf(each -> each.host() == key);
    }

    private void raise(Running instance, String element, String type, String sentence, long job, Runnable again) {
        long key = ++keys;
        Map<String, Object> value = Map.of(
                "processInstanceKey", instance.key,
                "elementId", element,
                "errorType", type,
                "errorMessage", sentence,
                "jobKey", job);
        incidents.put(key, new Incident(value, again));
        told.incident(key, IncidentIntent.CREATED, value);
    }

    private void merge(Running instance, Variables variables) {
        variables.values().forEach((name, value) -> told.variable(instance, ++keys, name, value));
        instance.variables = instance.variables.and(variables);
    }

    private Job job(long key) {
        Job job = jobs.get(key);
        if (job == null) {
            throw Status.NOT_FOUND.withDescription("job " + key).asRuntimeException();
        }
        return job;
    }

    private Running instance(long key) {
        Running instance = instances.get(key);
        if (instance == null) {
            throw Status.NOT_FOUND.withDescription("instance " + key).asRuntimeException();
        }
        return instance;
    }
}
