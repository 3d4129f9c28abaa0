package io.dynamicmarket.workflows.bpmn;

import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.bpmn.Element.BoundaryMessage;
import io.dynamicmarket.workflows.bpmn.Element.BoundaryTimer;
import io.dynamicmarket.workflows.bpmn.Element.End;
import io.dynamicmarket.workflows.bpmn.Element.Gateway;
import io.dynamicmarket.workflows.bpmn.Element.MessageWait;
import io.dynamicmarket.workflows.bpmn.Element.ServiceTask;
import io.dynamicmarket.workflows.bpmn.Element.Start;
import io.dynamicmarket.workflows.bpmn.Element.TimerWait;
import io.dynamicmarket.workflows.bpmn.Element.UserTask;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether the elements fit together so that every engine runs them alike. */
record ModelCheck(ProcessModel model, Faults faults) {
    void run() {
        model.elements().values().forEach(this::check);
        model.flows().forEach(this::check);
        long starts = model.elements().values().stream()
                .filter(Start.class::isInstance)
                .count();
        if (starts != 1) {
            faults.add(model.id(), "Expected exactly one start, but got " + starts);
        }
        model.elements().values().stream()
                .filter(element -> element instanceof Gateway && leadsBack(element.id()))
                .forEach(gateway -> faults.add(
                        gateway.id(), "Expected a task or event in every loop, but got one of gateways alone"));
        unreached().forEach(id -> faults.add(id, "Expected a way from the start to here; draw one or take it away"));
    }

    private void check(Element element) {
        ways(element);
        if (element instanceof Gateway gateway) {
            check(gateway);
        } else if (element instanceof ServiceTask task) {
            named(task);
            task.inputs().forEach((name, expression) -> input(task.id(), name, expression));
        } else if (element instanceof UserTask task) {
            named(task);
        } else if (element instanceof TimerWait wait) {
            check(wait.id(), wait.timing(), true);
        } else if (element instanceof BoundaryTimer timer) {
            attached(timer.id(), timer.attachedTo());
            check(timer.id(), timer.timing(), timer.interrupting());
        } else if (element instanceof BoundaryMessage message) {
            attached(message.id(), message.attachedTo());
        }
    }

    private void named(Element task) {
        if (task.name().isBlank()) {
            faults.add(task.id(), "Expected a name that tells people what is done here");
        }
    }

    private void ways(Element element) {
        int in = model.to(element.id()).size();
        int out = model.from(element.id()).size();
        boolean begins =
                element instanceof Start || element instanceof BoundaryTimer || element instanceof BoundaryMessage;
        boolean gateway = element instanceof Gateway;
        if (begins ? in != 0 : in < 1 || in > 1 && !gateway) {
            faults.add(
                    element.id(),
                    "Expected " + (begins ? "no way" : gateway ? "a way" : "one way") + " leading here, but got " + in
                            + "; bring several ways together in a gateway before it");
        }
        boolean ends = element instanceof End;
        if (ends ? out != 0 : out < 1 || out > 1 && !gateway) {
            faults.add(
                    element.id(),
                    "Expected " + (ends ? "no way" : gateway ? "a way" : "one way") + " on from here, but got " + out
                            + "; part the way in a gateway after it");
        }
    }

    private void check(Gateway gateway) {
        List<Flow> out = model.from(gateway.id());
        if (model.to(gateway.id()).size() > 1 && out.size() > 1) {
            faults.add(gateway.id(), "Expected a gateway to bring together or to part, not both; draw two");
        }
        if (!gateway.defaultFlow().isEmpty()
                && out.stream().noneMatch(flow -> flow.id().equals(gateway.defaultFlow()))) {
            faults.add(
                    gateway.id(),
                    "Expected the default to be a way on from here, but got '" + gateway.defaultFlow() + "'");
        }
        if (gateway.kind() == Gateway.Kind.EVENT_BASED) {
            for (Flow flow : out) {
                Element next = model.elements().get(flow.to());
                if (!(next instanceof TimerWait || next instanceof MessageWait) || out.size() < 2) {
                    faults.add(gateway.id(), "Expected two or more messages or timers after it, but got " + flow.to());
                }
            }
        }
    }

    private void check(Flow flow) {
        if (!model.elements().containsKey(flow.from()) || !model.elements().containsKey(flow.to())) {
            faults.add(
                    flow.id(),
                    "Expected a way between two elements, but got '" + flow.from() + "' to '" + flow.to() + "'");
            return;
        }
        boolean parts = model.element(flow.from()) instanceof Gateway gateway
                && gateway.kind() == Gateway.Kind.EXCLUSIVE
                && model.from(flow.from()).size() > 1
                && !gateway.defaultFlow().equals(flow.id());
        if (parts == flow.condition().isEmpty()) {
            faults.add(
                    flow.id(),
                    parts
                            ? "Expected a condition, or to be the gateway's default"
                            : "Expected no condition but on the ways, the default apart, that part at an exclusive gateway");
        } else if (parts && !flow.condition().feel()) {
            faults.add(
                    flow.id(),
                    "Expected a condition in FEEL with an equals sign before it, but got '"
                            + flow.condition().text() + "'");
        }
        feel(flow.id(), flow.condition());
    }

    private void check(String id, Timing timing, boolean once) {
        if (once && timing.form() == Timing.Form.CYCLE) {
            faults.add(id, "Expected timeDuration or timeDate: it fires once only");
        }
        feel(id, timing.expression());
        if (!timing.expression().feel() && !timing.expression().isEmpty()) {
            try {
                timing.from(0, Variables.NONE);
            } catch (IllegalArgumentException e) {
                faults.add(id, String.valueOf(e.getMessage()));
            }
        }
    }

    private void attached(String id, String attachedTo) {
        Element element = model.elements().get(attachedTo);
        if (!(element instanceof UserTask || element instanceof ServiceTask)) {
            faults.add(id, "Expected to be at the edge of a task, but got '" + attachedTo + "'");
        }
    }

    private void input(String id, String name, Expression expression) {
        try {
            Variables.of(name, "");
        } catch (IllegalArgumentException e) {
            faults.add(id, String.valueOf(e.getMessage()));
        }
        feel(id, expression);
    }

    private void feel(String id, Expression expression) {
        expression
                .faults()
                .forEach(fault -> faults.add(id, "Expected FEEL, but got '" + expression.text() + "': " + fault));
    }

    /** Whether gateways alone lead from a gateway back to it: an instance would turn for ever. */
    private boolean leadsBack(String gateway) {
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(gateway));
        while (!next.isEmpty()) {
            for (Flow flow : model.from(next.remove())) {
                if (flow.to().equals(gateway)) {
                    return true;
                }
                if (model.elements().get(flow.to()) instanceof Gateway && seen.add(flow.to())) {
                    next.add(flow.to());
                }
            }
        }
        return false;
    }

    private Set<String> unreached() {
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>();
        model.elements().values().stream().filter(Start.class::isInstance).forEach(start -> next.add(start.id()));
        while (!next.isEmpty()) {
            String id = next.remove();
            if (reached.add(id)) {
                model.from(id).forEach(flow -> next.add(flow.to()));
                model.edgesOf(id).forEach(edge -> next.add(edge));
            }
        }
        Set<String> unreached = new TreeSet<>(model.elements().keySet());
        unreached.removeAll(reached);
        return unreached;
    }
}
