package io.dynamicmarket.workflows.bpmn;

import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.workflows.bpmn.Element.BoundaryMessage;
import io.dynamicmarket.workflows.bpmn.Element.BoundaryTimer;
import io.dynamicmarket.workflows.bpmn.Element.End;
import io.dynamicmarket.workflows.bpmn.Element.Gateway;
import io.dynamicmarket.workflows.bpmn.Element.MessageWait;
import io.dynamicmarket.workflows.bpmn.Element.ServiceTask;
import io.dynamicmarket.workflows.bpmn.Element.Start;
import io.dynamicmarket.workflows.bpmn.Element.TimerWait;
import io.dynamicmarket.workflows.bpmn.Element.UserTask;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads single elements; what cannot be run is a fault, never passed over. */
record ElementReader(Map<String, String> messages, Faults faults) {
    private static final String DEFINITION = "EventDefinition";

    /** Children of an element that say nothing more about how it runs. */
    private static final Set<String> NOTES = Set.of("documentation", "extensionElements", "incoming", "outgoing");

    Optional<Element> read(org.w3c.dom.Element xml) {
        String id = xml.getAttribute("id");
        String name = xml.getAttribute("name");
        refuseLoops(xml, id);
        return switch (xml.getLocalName()) {
            case "startEvent" -> plain(xml, new Start(id, name));
            case "endEvent" -> plain(xml, new End(id, name));
            case "exclusiveGateway" -> Optional.of(gateway(xml, Gateway.Kind.EXCLUSIVE));
            case "parallelGateway" -> Optional.of(gateway(xml, Gateway.Kind.PARALLEL));
            case "eventBasedGateway" -> Optional.of(gateway(xml, Gateway.Kind.EVENT_BASED));
            case "serviceTask" -> Optional.of(serviceTask(xml));
            case "userTask" -> Optional.of(userTask(xml));
            case "intermediateCatchEvent" -> wait(xml);
            case "boundaryEvent" -> boundary(xml);
            case "scriptTask" -> refused(id, "Expected no scripts: make it a service task with a step type");
            default ->
                refused(
                        id,
                        "Expected service and user tasks, exclusive, parallel and event-based gateways, message and"
                                + " timer events only, but got " + xml.getLocalName() + "; draw it with these");
        };
    }

    private void refuseLoops(org.w3c.dom.Element xml, String id) {
        for (org.w3c.dom.Element child : Xml.children(xml, Xml.BPMN, "*")) {
            if (child.getLocalName().endsWith("LoopCharacteristics")) {
                faults.add(id, "Expected no " + child.getLocalName() + ": one task, counted by whoever completes it");
            }
        }
    }

    private Optional<Element> plain(org.w3c.dom.Element xml, Element event) {
        for (org.w3c.dom.Element child : Xml.children(xml, Xml.BPMN, "*")) {
            if (!NOTES.contains(child.getLocalName())) {
                return refused(event.id(), "Expected a plain start or end, but got " + child.getLocalName());
            }
        }
        return Optional.of(event);
    }

    private static Element gateway(org.w3c.dom.Element xml, Gateway.Kind kind) {
        return new Gateway(xml.getAttribute("id"), xml.getAttribute("name"), kind, xml.getAttribute("default"));
    }

    private Element serviceTask(org.w3c.dom.Element xml) {
        String id = xml.getAttribute("id");
        String type = "";
        int attempts = 0;
        for (org.w3c.dom.Element definition : Xml.extensions(xml, "taskDefinition")) {
            type = definition.getAttribute("type");
            attempts = attempts(id, definition.getAttribute("retries"));
        }
        if (!type.matches("[a-z][a-z-]*(\\.[a-z][a-z-]*)+")) {
            faults.add(id, "Expected zeebe:taskDefinition with a type like signoff.execute, but got '" + type + "'");
        }
        return new ServiceTask(id, xml.getAttribute("name"), type, attempts, inputs(xml, id));
    }

    private int attempts(String id, String retries) {
        if (retries.isEmpty() || retries.matches("[1-9][0-9]{0,2}")) {
            return retries.isEmpty() ? 0 : Integer.parseInt(retries);
        }
        faults.add(id, "Expected retries to be a number from 1 to 999, but got '" + retries + "'");
        return 0;
    }

    private Map<String, Expression> inputs(org.w3c.dom.Element xml, String id) {
        Map<String, Expression> inputs = new TreeMap<>();
        for (org.w3c.dom.Element mapping : Xml.extensions(xml, "ioMapping")) {
            for (org.w3c.dom.Element input : Xml.children(mapping, Xml.ZEEBE, "input")) {
                inputs.put(input.getAttribute("target"), Expression.of(input.getAttribute("source")));
            }
            if (!Xml.children(mapping, Xml.ZEEBE, "output").isEmpty()) {
                faults.add(id, "Expected inputs only: what a step returns becomes the instance's as it is");
            }
        }
        return inputs;
    }

    private Element userTask(org.w3c.dom.Element xml) {
        String id = xml.getAttribute("id");
        Set<Role> roles = new TreeSet<>();
        for (org.w3c.dom.Element assignment : Xml.extensions(xml, "assignmentDefinition")) {
            for (String name : assignment.getAttribute("candidateGroups").split(",")) {
                Arrays.stream(Role.values())
                        .filter(role -> role.name().equals(name.trim()))
                        .findFirst()
                        .ifPresentOrElse(
                                roles::add,
                                () -> faults.add(
                                        id,
                                        "Expected roles of " + Arrays.toString(Role.values())
                                                + " in candidateGroups, but got '" + name + "'"));
            }
        }
        if (roles.isEmpty()) {
            faults.add(id, "Expected zeebe:assignmentDefinition with candidateGroups");
        }
        String instructions = Xml.text(xml, "documentation").replaceAll("\\s+", " ");
        return new UserTask(id, xml.getAttribute("name"), instructions, roles);
    }

    private Optional<Element> wait(org.w3c.dom.Element xml) {
        String id = xml.getAttribute("id");
        String name = xml.getAttribute("name");
        org.w3c.dom.Element definition = definition(xml);
        return switch (definition.getLocalName()) {
            case "timerEventDefinition" -> Optional.of(new TimerWait(id, name, timing(definition, id)));
            case "messageEventDefinition" -> Optional.of(new MessageWait(id, name, message(definition, id)));
            default -> refused(id, "Expected a message or a timer to wait for");
        };
    }

    private Optional<Element> boundary(org.w3c.dom.Element xml) {
        String id = xml.getAttribute("id");
        String name = xml.getAttribute("name");
        String attachedTo = xml.getAttribute("attachedToRef");
        boolean interrupting = !xml.getAttribute("cancelActivity").equals("false");
        org.w3c.dom.Element definition = definition(xml);
        return switch (definition.getLocalName()) {
            case "timerEventDefinition" ->
                Optional.of(new BoundaryTimer(id, name, attachedTo, interrupting, timing(definition, id)));
            case "messageEventDefinition" ->
                Optional.of(new BoundaryMessage(id, name, attachedTo, interrupting, message(definition, id)));
            default -> refused(id, "Expected a message or a timer at the edge of a task");
        };
    }

    /** The event's one definition, or the event itself where it has none or several. */
    private static org.w3c.dom.Element definition(org.w3c.dom.Element xml) {
        List<org.w3c.dom.Element> definitions = Xml.children(xml, Xml.BPMN, "*").stream()
                .filter(child -> child.getLocalName().endsWith(DEFINITION))
                .toList();
        return definitions.size() == 1 ? definitions.get(0) : xml;
    }

    private Timing timing(org.w3c.dom.Element definition, String id) {
        for (Timing.Form form : Timing.Form.values()) {
            String text = Xml.text(definition, form.element());
            if (!text.isEmpty()) {
                return new Timing(form, Expression.of(text));
            }
        }
        faults.add(id, "Expected timeDuration, timeCycle or timeDate");
        return new Timing(Timing.Form.DURATION, Expression.of(""));
    }

    private String message(org.w3c.dom.Element definition, String id) {
        String name = messages.get(definition.getAttribute("messageRef"));
        if (name == null) {
            faults.add(id, "Expected a message of the file, but got '" + definition.getAttribute("messageRef") + "'");
            return "";
        }
        return name;
    }

    private Optional<Element> refused(String id, String sentence) {
        faults.add(id, sentence);
        return Optional.empty();
    }
}
