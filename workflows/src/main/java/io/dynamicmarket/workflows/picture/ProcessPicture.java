package io.dynamicmarket.workflows.picture;

import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.workflows.bpmn.Xml;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A process as SVG, drawn from the file's own picture, with the elements marked at which an instance is. No script; the
 * colours are those of the page: {@code --picture-ink}, {@code --picture-paper}, {@code --picture-here}, each with a
 * default for light and dark. Text is wrapped by characters, since there is nobody to measure it.
 */
public final class ProcessPicture {
    private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String DI = "http://www.omg.org/spec/DD/20100524/DI";
    private static final int MARGIN = 20;
    private static final int LINE = 12;
    private static final int CHARACTERS_IN_TASK = 18;
    private static final int CHARACTERS_BESIDE = 16;
    private static final String STYLE = """
            <style>
            .process{--ink:var(--picture-ink,#1f2933);--paper:var(--picture-paper,#fff);--here:var(--picture-here,#b45309)}
            @media(prefers-color-scheme:dark){.process{--ink:var(--picture-ink,#d9e2ec);--paper:var(--picture-paper,#1b222c);--here:var(--picture-here,#f6ad55)}}
            .process *{fill:none;stroke:var(--ink);stroke-width:1.2}
            .process text{fill:var(--ink);stroke:none;font:10.5px system-ui,sans-serif;text-anchor:middle}
            .process text.kind{font-size:8.5px;opacity:.7}
            .process .shape{fill:var(--paper)}
            .process .here .shape{stroke:var(--here);stroke-width:3}
            .process .here text{fill:var(--here);font-weight:600}
            .process .end .shape{stroke-width:3}
            .process .beside .shape{stroke-dasharray:4 2}
            .process .head{fill:var(--ink)}
            </style>
            """;

    private final Element root;
    private final Map<String, Element> elements = new HashMap<>();
    private final StringBuilder out = new StringBuilder(8_192);

    private ProcessPicture(Element root) {
        this.root = root;
        Element process = Xml.children(root, Xml.BPMN, "process").get(0);
        Xml.children(process, Xml.BPMN, "*").forEach(each -> elements.put(each.getAttribute("id"), each));
    }

    /**
     * Draws a process that was deployed.
     *
     * @param here ids of the elements to mark
     */
    public static String of(ProcessFile file, Collection<String> here) {
        return new ProcessPicture(Xml.root(file.xml())).draw(here);
    }

    private String draw(Collection<String> here) {
        List<Element> shapes = all("BPMNShape");
        double right = 0;
        double bottom = 0;
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        for (Element shape : shapes) {
            Box box = Box.of(shape);
            left = Math.min(left, box.x());
            top = Math.min(top, box.y());
            right = Math.max(right, box.x() + box.width());
            bottom = Math.max(bottom, box.y() + box.height());
        }
        String name = Xml.children(root, Xml.BPMN, "process").get(0).getAttribute("name");
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"process\" role=\"img\" viewBox=\"")
                .append(whole(left - 2.0 * MARGIN))
                .append(' ')
                .append(whole(top - 2.0 * MARGIN))
                .append(' ')
                .append(whole(right - left + 4.0 * MARGIN))
                .append(' ')
                .append(whole(bottom - top + 5.0 * MARGIN))
                .append("\"><title>")
                .append(escaped(name))
                .append("</title>\n")
                .append(STYLE)
                .append(
                        "<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\""
                                + " markerHeight=\"7\" orient=\"auto\"><path class=\"head\" d=\"M0 0L8 4L0 8z\"/></marker></defs>\n");
        all("BPMNEdge").forEach(this::edge);
        shapes.forEach(shape -> shape(shape, here));
        return out.append("</svg>\n").toString();
    }

    private void edge(Element edge) {
        List<Element> points = Xml.children(edge, DI, "waypoint");
        out.append("<polyline class=\"way\" marker-end=\"url(#head)\" points=\"");
        points.forEach(point -> out.append(point.getAttribute("x"))
                .append(',')
                .append(point.getAttribute("y"))
                .append(' '));
        out.append("\"/>");
        Element flow = elements.get(edge.getAttribute("bpmnElement"));
        if (flow != null && !flow.getAttribute("name").isEmpty()) {
            Element from = points.get(0);
            boolean vertical = from.getAttribute("x").equals(points.get(1).getAttribute("x"));
            boolean down =
                    Double.parseDouble(points.get(1).getAttribute("y")) > Double.parseDouble(from.getAttribute("y"));
            double x = Double.parseDouble(from.getAttribute("x")) + 24;
            double y = Double.parseDouble(from.getAttribute("y")) + (vertical ? (down ? 14 : -6) : -5);
            text(flow.getAttribute("name"), x, y, "");
        }
        out.append('\n');
    }

    private void shape(Element shape, Collection<String> here) {
        String id = shape.getAttribute("bpmnElement");
        Element element = elements.get(id);
        if (element == null) {
            return;
        }
        String kind = element.getLocalName();
        String name = element.getAttribute("name");
        Box box = Box.of(shape);
        out.append("<g id=\"at-")
                .append(escaped(id))
                .append("\" class=\"")
                .append(kind.equals("endEvent") ? "end " : "")
                .append(element.getAttribute("cancelActivity").equals("false") ? "beside " : "")
                .append(here.contains(id) ? "here" : "")
                .append("\"><title>")
                .append(escaped(name))
                .append("</title>");
        if (kind.endsWith("Task")) {
            task(box, kind, name);
        } else if (kind.endsWith("Gateway")) {
            gateway(box, kind, name);
        } else {
            event(box, element, kind, name);
        }
        out.append("</g>\n");
    }

    private void task(Box box, String kind, String name) {
        out.append("<rect class=\"shape\" rx=\"6\" x=\"")
                .append(whole(box.x()))
                .append("\" y=\"")
                .append(whole(box.y()))
                .append("\" width=\"")
                .append(whole(box.width()))
                .append("\" height=\"")
                .append(whole(box.height()))
                .append("\"/>");
        text(kind.equals("userTask") ? "person" : "machine", box.middle(), box.y() + 11, "kind");
        List<String> lines = wrapped(name, CHARACTERS_IN_TASK);
        lines(lines, box.middle(), box.y() + box.height() / 2 + 8 - LINE * (lines.size() - 1) / 2.0);
    }

    private void gateway(Box box, String kind, String name) {
        double cy = box.y() + box.height() / 2;
        out.append("<path class=\"shape\" d=\"M")
                .append(whole(box.x()))
                .append(' ')
                .append(whole(cy))
                .append('L')
                .append(whole(box.middle()))
                .append(' ')
                .append(whole(box.y()))
                .append('L')
                .append(whole(box.x() + box.width()))
                .append(' ')
                .append(whole(cy))
                .append('L')
                .append(whole(box.middle()))
                .append(' ')
                .append(whole(box.y() + box.height()))
                .append("z\"/>");
        String sign = switch (kind) {
            case "parallelGateway" -> "+";
            case "eventBasedGateway" -> "\u25CE";
            default -> "\u00D7";
        };
        text(sign, box.middle(), cy + 4, "");
        lines(wrapped(name, CHARACTERS_BESIDE), box.x() - 6, box.y() + box.height() + 2);
    }

    private void event(Box box, Element element, String kind, String name) {
        double cy = box.y() + box.height() / 2;
        circle(box.middle(), cy, box.width() / 2);
        if (!kind.equals("startEvent") && !kind.equals("endEvent")) {
            circle(box.middle(), cy, box.width() / 2 - 3);
            boolean timer =
                    !Xml.children(element, Xml.BPMN, "timerEventDefinition").isEmpty();
            text(timer ? "\u23F2" : "\u2709", box.middle(), cy + 4, "");
        }
        if (!kind.equals("boundaryEvent")) {
            lines(wrapped(name, CHARACTERS_BESIDE), box.middle(), box.y() + box.height() + LINE);
        }
    }

    private void circle(double x, double y, double radius) {
        out.append("<circle class=\"shape\" cx=\"")
                .append(whole(x))
                .append("\" cy=\"")
                .append(whole(y))
                .append("\" r=\"")
                .append(whole(radius))
                .append("\"/>");
    }

    private void lines(List<String> lines, double x, double y) {
        for (int i = 0; i < lines.size(); i++) {
            text(lines.get(i), x, y + (double) LINE * i, "");
        }
    }

    private void text(String text, double x, double y, String kind) {
        out.append("<text")
                .append(kind.isEmpty() ? "" : " class=\"" + kind + "\"")
                .append(" x=\"")
                .append(whole(x))
                .append("\" y=\"")
                .append(whole(y))
                .append("\">")
                .append(escaped(text))
                .append("</text>");
    }

    private List<Element> all(String kind) {
        NodeList found = root.getElementsByTagNameNS(Xml.DIAGRAM, kind);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    private static List<String> wrapped(String text, int characters) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + word.length() >= characters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static long whole(double value) {
        return Math.round(value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Where a shape is. */
    private record Box(double x, double y, double width, double height) {
        static Box of(Element shape) {
            Element bounds = Xml.children(shape, DC, "Bounds").get(0);
            return new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
        }

        double middle() {
            return x + width / 2;
        }

        private static double number(Element element, String name) {
            return Double.parseDouble(element.getAttribute(name));
        }
    }
}
