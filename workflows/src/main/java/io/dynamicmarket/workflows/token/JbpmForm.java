package io.dynamicmarket.workflows.token;

import io.dynamicmarket.workflows.bpmn.Element;
import io.dynamicmarket.workflows.bpmn.Element.BoundaryMessage;
import io.dynamicmarket.workflows.bpmn.Element.BoundaryTimer;
import io.dynamicmarket.workflows.bpmn.Element.Gateway;
import io.dynamicmarket.workflows.bpmn.Element.MessageWait;
import io.dynamicmarket.workflows.bpmn.Element.ServiceTask;
import io.dynamicmarket.workflows.bpmn.Element.Start;
import io.dynamicmarket.workflows.bpmn.Element.TimerWait;
import io.dynamicmarket.workflows.bpmn.Element.UserTask;
import io.dynamicmarket.workflows.bpmn.Flow;
import io.dynamicmarket.workflows.bpmn.ProcessModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A process in the words that jBPM's reader wants: a message has an item, a service task an operation, a gateway a
 * direction, and there is no blank between the tags of a timer. Conditions and times stay with us: a condition is only
 * marked, and each timer has a duration by which it is known again.
 */
record JbpmForm(ProcessModel model) {
    /** The timer that a duration stands for. */
    static String timer(ProcessModel model, String mark) {
        for (String id : timers(model)) {
            if (mark(model, id).equals(mark)) {
                return id;
            }
        }
        throw new IllegalStateException("Expected a timer of " + model.id() + ", but got " + mark);
    }

    /** PT1S is the first timer. */
    private static String mark(ProcessModel model, String id) {
        return "PT" + (timers(model).indexOf(id) + 1) + "S";
    }

    /** Ids of the elements with a timer, in a fixed order. */
    private static List<String> timers(ProcessModel model) {
        List<String> ids = new ArrayList<>();
        for (Element element : model.elements().values()) {
            if (element instanceof TimerWait || element instanceof BoundaryTimer) {
                ids.add(element.id());
            }
        }
        return ids;
    }

    String xml() {
        StringBuilder out =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><definitions id=\"definitions\""
                        + " targetNamespace=\"urn:dynamic-market\" xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                        + "<itemDefinition id=\"item\" structureRef=\"String\"/>"
                        + "<message id=\"message.step\" name=\"step\" itemRef=\"item\"/>");
        messages()
                .forEach(name -> out.append("<message id=\"message.")
                        .append(name)
                        .append("\" name=\"")
                        .append(name)
                        .append("\" itemRef=\"item\"/>"));
        out.append("<interface id=\"steps\" name=\"steps\"><operation id=\"step\" name=\"step\">"
                + "<inMessageRef>message.step</inMessageRef></operation></interface>");
        out.append("<process processType=\"Public\" isExecutable=\"true\" id=\"")
                .append(model.id())
                .append("\" name=\"")
                .append(model.id())
                .append("\">");
        model.elements().values().forEach(element -> out.append(xml(element)));
        model.flows().forEach(flow -> out.append(xml(flow)));
        return out.append("</process></definitions>").toString();
    }

    private Set<String> messages() {
        Set<String> names = new TreeSet<>();
        for (Element element : model.elements().values()) {
            if (element instanceof MessageWait wait) {
                names.add(wait.message());
            } else if (element instanceof BoundaryMessage boundary) {
                names.add(boundary.message());
            }
        }
        return names;
    }

    private String xml(Element element) {
        if (element instanceof Gateway gateway) {
            return xml(gateway);
        }
        if (element instanceof ServiceTask task) {
            return tag("serviceTask", task.id(), " operationRef=\"step\" implementation=\"Java\"", "");
        }
        if (element instanceof UserTask task) {
            return tag("userTask", task.id(), "", "");
        }
        if (element instanceof TimerWait wait) {
            return tag("intermediateCatchEvent", wait.id(), "", timer(wait.id()));
        }
        if (element instanceof MessageWait wait) {
            return tag("intermediateCatchEvent", wait.id(), "", message(wait.message()));
        }
        if (element instanceof BoundaryTimer timer) {
            return boundary(timer.id(), timer.attachedTo(), timer.interrupting(), timer(timer.id()));
        }
        if (element instanceof BoundaryMessage edge) {
            return boundary(edge.id(), edge.attachedTo(), edge.interrupting(), message(edge.message()));
        }
        return tag(element instanceof Start ? "startEvent" : "endEvent", element.id(), "", "");
    }

    private String xml(Gateway gateway) {
        long out = model.flows().stream()
                .filter(flow -> flow.from().equals(gateway.id()))
                .count();
        String standard = gateway.defaultFlow().isEmpty() ? "" : " default=\"" + gateway.defaultFlow() + "\"";
        String direction = out > 1 ? "Diverging" : "Converging";
        return tag(gateway.kind().element(), gateway.id(), " gatewayDirection=\"" + direction + "\"" + standard, "");
    }

    private static String xml(Flow flow) {
        String condition = flow.condition().isEmpty()
                ? ""
                : "<conditionExpression xsi:type=\"tFormalExpression\">" + flow.id() + "</conditionExpression>";
        return "<sequenceFlow id=\"" + flow.id() + "\" sourceRef=\"" + flow.from() + "\" targetRef=\"" + flow.to()
                + "\">" + condition + "</sequenceFlow>";
    }

    private String timer(String id) {
        return "<timerEventDefinition><timeDuration xsi:type=\"tFormalExpression\">" + mark(model, id)
                + "</timeDuration></timerEventDefinition>";
    }

    private static String message(String name) {
        return "<messageEventDefinition messageRef=\"message." + name + "\"/>";
    }

    private static String boundary(String id, String attachedTo, boolean interrupting, String definition) {
        return tag(
                "boundaryEvent",
                id,
                " attachedToRef=\"" + attachedTo + "\" cancelActivity=\"" + interrupting + "\"",
                definition);
    }

    private static String tag(String tag, String id, String attributes, String content) {
        return "<" + tag + " id=\"" + id + "\" name=\"" + id + "\"" + attributes + ">" + content + "</" + tag + ">";
    }
}
