package io.dynamicmarket.workflows.bpmn;

import io.dynamicmarket.governance.process.Finding;
import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.governance.process.ProcessRefused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.w3c.dom.Element;

/** Reads a file into a model and collects everything that is wrong with it. */
final class BpmnReader {
    /** Children of a process that say nothing about how it runs. */
    private static final Set<String> NOTES =
            Set.of("documentation", "extensionElements", "textAnnotation", "association", "laneSet", "group");

    private final ProcessFile file;
    private final List<Finding> findings = new ArrayList<>();
    private final SortedMap<String, io.dynamicmarket.workflows.bpmn.Element> elements = new TreeMap<>();
    private final List<Flow> flows = new ArrayList<>();

    BpmnReader(ProcessFile file) {
        this.file = file;
    }

    ProcessModel read() {
        Element root;
        try {
            root = Xml.root(file.xml());
        } catch (IllegalArgumentException e) {
            throw new ProcessRefused(List.of(new Finding(file.name(), "file", String.valueOf(e.getMessage()))));
        }
        if (!Xml.BPMN.equals(root.getNamespaceURI()) || !"definitions".equals(root.getLocalName())) {
            throw new ProcessRefused(List.of(
                    new Finding(file.name(), "file", "Expected BPMN 2.0 definitions, but got " + root.getNodeName())));
        }
        ProcessModel model = model(root);
        if (!findings.isEmpty()) {
            throw new ProcessRefused(findings);
        }
        return model;
    }

    private ProcessModel model(Element root) {
        List<Element> processes = Xml.children(root, Xml.BPMN, "process");
        if (processes.size() != 1) {
            throw new ProcessRefused(List.of(new Finding(
                    file.name(), "definitions", "Expected exactly one process, but got " + processes.size())));
        }
        Element process = processes.get(0);
        String id = process.getAttribute("id");
        require(
                id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"),
                "process",
                "Expected a process id in lower case with" + " hyphens, but got '" + id + "'");
        require(process.getAttribute("isExecutable").equals("true"), id, "Expected isExecutable=\"true\"");
        require(!process.getAttribute("name").isBlank(), id, "Expected a name for people");
        ElementReader reader = new ElementReader(messages(root), this::find);
        for (Element child : Xml.children(process, Xml.BPMN, "*")) {
            take(child, reader);
        }
        ProcessModel model = new ProcessModel(file, id, process.getAttribute("name"), elements, flows);
        new ModelCheck(model, this::find).run();
        new DiagramCheck(model, root, this::find).run();
        return model;
    }

    private void take(Element child, ElementReader reader) {
        if (NOTES.contains(child.getLocalName())) {
            return;
        }
        if (child.getLocalName().equals("sequenceFlow")) {
            flows.add(flow(child));
            return;
        }
        reader.read(child).ifPresent(element -> {
            if (element.id().isBlank() || elements.put(element.id(), element) != null) {
                find(element.id(), "Expected an id of its own, but got '" + element.id() + "'");
            }
        });
    }

    private Flow flow(Element child) {
        return new Flow(
                child.getAttribute("id"),
                child.getAttribute("sourceRef"),
                child.getAttribute("targetRef"),
                Expression.of(Xml.text(child, "conditionExpression")));
    }

    /** Names of messages by id. */
    private Map<String, String> messages(Element root) {
        Map<String, String> names = new HashMap<>();
        for (Element message : Xml.children(root, Xml.BPMN, "message")) {
            String id = message.getAttribute("id");
            require(
                    Xml.extensions(message, "subscription").stream()
                            .anyMatch(
                                    each -> each.getAttribute("correlationKey").equals("=businessKey")),
                    id,
                    "Expected the message to find its instance by zeebe:subscription correlationKey=\"=businessKey\"");
            require(!message.getAttribute("name").isBlank(), id, "Expected a name of the message");
            names.put(id, message.getAttribute("name"));
        }
        return names;
    }

    private void require(boolean condition, String element, String sentence) {
        if (!condition) {
            find(element, sentence);
        }
    }

    private void find(String element, String sentence) {
        findings.add(new Finding(file.name(), element, sentence));
    }
}
