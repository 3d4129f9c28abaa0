package io.dynamicmarket.workflows.bpmn;

import java.util.HashSet;
import java.util.Set;
import org.w3c.dom.NodeList;

/** Whether the file also has the picture of everything in it: a process that cannot be seen is not deployed. */
record DiagramCheck(ProcessModel model, org.w3c.dom.Element root, Faults faults) {
    void run() {
        Set<String> shapes = drawn("BPMNShape");
        Set<String> edges = drawn("BPMNEdge");
        for (String id : model.elements().keySet()) {
            if (!shapes.contains(id)) {
                faults.add(id, "Expected a place in the picture (BPMNShape)");
            }
        }
        for (Flow flow : model.flows()) {
            if (!edges.contains(flow.id())) {
                faults.add(flow.id(), "Expected a line in the picture (BPMNEdge)");
            }
        }
    }

    private Set<String> drawn(String kind) {
        Set<String> ids = new HashSet<>();
        NodeList drawn = root.getElementsByTagNameNS(Xml.DIAGRAM, kind);
        for (int i = 0; i < drawn.getLength(); i++) {
            ids.add(((org.w3c.dom.Element) drawn.item(i)).getAttribute("bpmnElement"));
        }
        return ids;
    }
}
