package io.dynamicmarket.workflows.bpmn;

import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.workflows.bpmn.Element.BoundaryMessage;
import io.dynamicmarket.workflows.bpmn.Element.BoundaryTimer;
import io.dynamicmarket.workflows.bpmn.Element.End;
import io.dynamicmarket.workflows.bpmn.Element.MessageWait;
import io.dynamicmarket.workflows.bpmn.Element.ServiceTask;
import io.dynamicmarket.workflows.bpmn.Element.Start;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A process that can be run: read, and free of findings. */
public record ProcessModel(
        ProcessFile file, String id, String name, SortedMap<String, Element> elements, List<Flow> flows) {
    public ProcessModel {
        elements = new TreeMap<>(elements);
        flows = List.copyOf(flows);
    }

    /**
     * Reads and checks a file.
     *
     * @throws io.dynamicmarket.governance.process.ProcessRefused with all findings
     */
    public static ProcessModel read(ProcessFile file) {
        return new BpmnReader(file).read();
    }

    public Element element(String id) {
        Element element = elements.get(id);
        if (element == null) {
            throw new IllegalStateException("Expected an element of process " + this.id + ", but got '" + id + "'");
        }
        return element;
    }

    /** Types of steps that it needs handlers for. */
    public Set<String> stepTypes() {
        Set<String> types = new TreeSet<>();
        for (Element element : elements.values()) {
            if (element instanceof ServiceTask task) {
                types.add(task.type());
            }
        }
        return types;
    }

    /** Names of the messages that an instance waits for while it is at these elements. */
    public Set<String> awaited(Collection<String> at) {
        Set<String> names = new TreeSet<>();
        for (Element element : elements.values()) {
            if (element instanceof MessageWait wait && at.contains(wait.id())) {
                names.add(wait.message());
            }
            if (element instanceof BoundaryMessage boundary && at.contains(boundary.attachedTo())) {
                names.add(boundary.message());
            }
        }
        return names;
    }

    /** The timers at the edge of an element. */
    public List<BoundaryTimer> timersOf(String id) {
        List<BoundaryTimer> timers = new ArrayList<>();
        for (Element element : elements.values()) {
            if (element instanceof BoundaryTimer timer && timer.attachedTo().equals(id)) {
                timers.add(timer);
            }
        }
        return timers;
    }

    /** Ends that the main way leads to: not those of what only happens beside it. */
    public Set<String> mainEnds() {
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>();
        elements.values().stream().filter(Start.class::isInstance).forEach(start -> next.add(start.id()));
        while (!next.isEmpty()) {
            String id = next.remove();
            if (reached.add(id)) {
                from(id).forEach(flow -> next.add(flow.to()));
                edgesOf(id).stream().filter(this::interrupts).forEach(next::add);
            }
        }
        reached.removeIf(id -> !(element(id) instanceof End));
        return reached;
    }

    private boolean interrupts(String edge) {
        return element(edge) instanceof BoundaryTimer timer
                ? timer.interrupting()
                : element(edge) instanceof BoundaryMessage message && message.interrupting();
    }

    /** Ids of the events at the edge of an element. */
    List<String> edgesOf(String id) {
        List<String> edges = new ArrayList<>();
        timersOf(id).forEach(timer -> edges.add(timer.id()));
        for (Element element : elements.values()) {
            if (element instanceof BoundaryMessage message
                    && message.attachedTo().equals(id)) {
                edges.add(message.id());
            }
        }
        return edges;
    }

    List<Flow> from(String id) {
        return flows.stream().filter(flow -> flow.from().equals(id)).toList();
    }

    List<Flow> to(String id) {
        return flows.stream().filter(flow -> flow.to().equals(id)).toList();
    }
}
