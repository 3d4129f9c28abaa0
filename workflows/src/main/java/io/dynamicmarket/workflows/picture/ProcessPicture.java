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
    private static final int MARGIN = 36;
    private static final String CLOCK_HANDS = "v-8m0 8h6";
    private static final String ENVELOPE = "m-8-5h16v10h-16zl8 6l8-6";
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
            .process text.left{text-anchor:end}
            .process text.right{text-anchor:start}
            .process .shape{fill:var(--paper)}
            .process .here .shape{stroke:var(--here);stroke-width:3}
            .process .here text{fill:var(--here);font-weight:600}
            .process .endEvent .shape{stroke-width:3}
            .process .beside .shape{stroke-dasharray:4 2}
            .process .head{fill:var(--ink)}
            </style>
            """;

    private final Element root;
    private final Element process;
    private final Map<String, Element> elements = new HashMap<>();
    private final StringBuilder out = new StringBuilder(8_192);

    private ProcessPicture(Element root) {
        this.root = root;
        this.process = Xml.children(root, Xml.BPMN, "process").get(0);
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
        Box all = shapes.stream().map(Box::of).reduce(Box::with).orElse(new Box(0, 0, 0, 0));
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"process\" role=\"img\" viewBox=\"%d %d %d %d\">\n"
                .formatted(all.x - 45, all.y - MARGIN, all.width + 90, all.height + 2 * MARGIN));
        out.append("<title>%s</title>\n".formatted(escaped(process.getAttribute("name"))))
                .append(STYLE);
        out.append(
                "<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\""
                        + " orient=\"auto\"><path class=\"head\" d=\"M0 0L8 4L0 8z\"/></marker></defs>\n");
        all("BPMNEdge").forEach(this::way);
        shapes.forEach(shape -> shape(shape, here));
        return out.append("</svg>\n").toString();
    }

    private void way(Element edge) {
        List<String> points = new ArrayList<>();
        Xml.children(edge, DI, "waypoint").forEach(point -> points.add(number(point, "x") + "," + number(point, "y")));
        out.append("<polyline class=\"way\" marker-end=\"url(#head)\" points=\"%s\"/>"
                .formatted(String.join(" ", points)));
        Element flow = elements.get(edge.getAttribute("bpmnElement"));
        if (flow != null) {
            named(Xml.children(edge, DI, "waypoint"), flow.getAttribute("name"));
        }
        out.append('\n');
    }

    /** Beside the way's beginning. */
    private void named(List<Element> points, String name) {
        Element from = points.get(0);
        boolean vertical = number(from, "x") == number(points.get(1), "x");
        boolean down = number(points.get(1), "y") > number(from, "y");
        text(name, number(from, "x") + 5, number(from, "y") + (vertical && down ? 14 : -5), "right");
    }

    private void shape(Element shape, Collection<String> here) {
        String id = shape.getAttribute("bpmnElement");
        Element element = elements.get(id);
        if (element == null) {
            return;
        }
        String kind = element.getLocalName();
        List<String> classes = new ArrayList<>(List.of(kind));
        if (element.getAttribute("cancelActivity").equals("false")) {
            classes.add("beside");
        }
        if (here.contains(id)) {
            classes.add("here");
        }
        String name = element.getAttribute("name");
        out.append("<g id=\"at-%s\" class=\"%s\"><title>%s</title>"
                .formatted(escaped(id), String.join(" ", classes), escaped(name)));
        draw(Box.of(shape), element, kind, name);
        out.append("</g>\n");
    }

    private void draw(Box box, Element element, String kind, String name) {
        if (kind.endsWith("Task")) {
            task(box, kind, name);
        } else if (kind.endsWith("Gateway")) {
            gateway(box, kind, name);
        } else {
            event(box, element, kind, name);
        }
    }

    private void task(Box box, String kind, String name) {
        out.append("<rect class=\"shape\" rx=\"6\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>"
                .formatted(box.x, box.y, box.width, box.height));
        text(kind.equals("userTask") ? "person" : "machine", box.middle(), box.y + 11, "kind");
        List<String> lines = wrapped(name, CHARACTERS_IN_TASK);
        lines(lines, box.middle(), box.centre() + 8 - LINE * (lines.size() - 1) / 2, "");
    }

    private void gateway(Box box, String kind, String name) {
        out.append("<path class=\"shape\" d=\"M%d %dl%d %dl%d %dl%d %dz\"/>"
                .formatted(
                        box.x,
                        box.centre(),
                        box.width / 2,
                        -box.height / 2,
                        box.width / 2,
                        box.height / 2,
                        -box.width / 2,
                        box.height / 2));
        String sign = kind.equals("parallelGateway") ? "+" : kind.equals("eventBasedGateway") ? "\u25CB" : "\u00D7";
        text(sign, box.middle(), box.centre() + 4, "");
        lines(wrapped(name, CHARACTERS_BESIDE), box.middle() - 10, box.y + box.height + 4, "left");
    }

    private void event(Box box, Element element, String kind, String name) {
        circle(box, box.width / 2);
        if (!kind.equals("startEvent") && !kind.equals("endEvent")) {
            circle(box, box.width / 2 - 3);
            boolean timer =
                    !Xml.children(element, Xml.BPMN, "timerEventDefinition").isEmpty();
            out.append("<path d=\"M%d %d%s\"/>".formatted(box.middle(), box.centre(), timer ? CLOCK_HANDS : ENVELOPE));
        }
        if (!kind.equals("boundaryEvent")) {
            lines(wrapped(name, CHARACTERS_BESIDE), box.middle(), box.y + box.height + LINE, "");
        }
    }

    private void circle(Box box, int radius) {
        out.append(
                "<circle class=\"shape\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>".formatted(box.middle(), box.centre(), radius));
    }

    private void lines(List<String> lines, int x, int y, String kind) {
        for (int i = 0; i < lines.size(); i++) {
            text(lines.get(i), x, y + LINE * i, kind);
        }
    }

    private void text(String text, int x, int y, String kind) {
        if (!text.isEmpty()) {
            out.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>".formatted(kind, x, y, escaped(text)));
        }
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

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static int number(Element element, String name) {
        return (int) Math.round(Double.parseDouble(element.getAttribute(name)));
    }

    /** Where a shape is. */
    private record Box(int x, int y, int width, int height) {
        static Box of(Element shape) {
            Element bounds = Xml.children(shape, DC, "Bounds").get(0);
            return new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
        }

        int middle() {
            return x + width / 2;
        }

        int centre() {
            return y + height / 2;
        }

        /** Around both. */
        Box with(Box other) {
            int left = Math.min(x, other.x);
            int top = Math.min(y, other.y);
            int right = Math.max(x + width, other.x + other.width);
            int bottom = Math.max(y + height, other.y + other.height);
            return new Box(left, top, right - left, bottom - top);
        }
    }
}
