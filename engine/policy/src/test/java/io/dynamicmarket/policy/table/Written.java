package io.dynamicmarket.policy.table;

import io.dynamicmarket.policy.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** DMN files written line by line for a test, read by the reader that reads those of a release. */
final class Written {
    private Written() {}

    /**
     * A table.
     *
     * @param inputs each {@code name: type: allowed values}
     * @param outputs each {@code name: type}, and {@code : values} where they have an order
     * @param rows each {@code id | cell | cell -> value | value}
     */
    static String dmn(String name, String policy, List<String> inputs, List<String> outputs, List<String> rows) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<definitions xmlns=\"")
                .append("https://www.omg.org/spec/DMN/20230324/MODEL/\" id=\"d\" name=\"" + name)
                .append("\" namespace=\"urn:test:" + name + "\" expressionLanguage=\"")
                .append("https://www.omg.org/spec/DMN/20230324/FEEL/\">\n");
        for (String input : inputs) {
            String[] parts = input.split(": ", 3);
            xml.append("<inputData id=\"input-" + parts[0] + "\" name=\"" + parts[0] + "\"><variable id=\"variable-")
                    .append(parts[0] + "\" name=\"" + parts[0] + "\" typeRef=\"" + parts[1] + "\"/></inputData>\n");
        }
        xml.append("<decision id=\"decision\" name=\"" + name + "\"><variable id=\"variable\" name=\"" + name)
                .append("\"/>\n");
        for (String input : inputs) {
            String column = input.split(": ", 3)[0];
            xml.append("<informationRequirement id=\"requires-" + column + "\"><requiredInput href=\"#input-" + column)
                    .append("\"/></informationRequirement>\n");
        }
        xml.append("<decisionTable id=\"table\" " + policy + ">\n");
        for (String input : inputs) {
            String[] parts = input.split(": ", 3);
            xml.append("<input id=\"column-" + parts[0] + "\"><inputExpression id=\"expression-" + parts[0])
                    .append("\" typeRef=\"" + parts[1] + "\"><text>" + parts[0] + "</text></inputExpression>")
                    .append(parts.length < 3 ? "" : values("inputValues", parts[0], parts[2]))
                    .append("</input>\n");
        }
        for (String output : outputs) {
            String[] parts = output.split(": ", 3);
            xml.append("<output id=\"output-" + parts[0] + "\" name=\"" + parts[0] + "\" typeRef=\"" + parts[1] + "\">")
                    .append(parts.length < 3 ? "" : values("outputValues", parts[0], parts[2]))
                    .append("</output>\n");
        }
        rows.forEach(row -> xml.append(rule(row)));
        return xml.append("</decisionTable></decision></definitions>\n").toString();
    }

    /** The table of one file, with the faults that were found in it. */
    static Table table(String name, String xml, List<Finding> findings) {
        Tables tables = tables(name, xml, findings);
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("Expected a sound table, but got " + findings);
        }
        return tables.get(name);
    }

    static Tables tables(String name, String xml, List<Finding> findings) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("dmn/" + name + ".dmn", xml.getBytes(StandardCharsets.UTF_8));
        return Tables.compile(files, findings);
    }

    /** The same without faults. */
    static Table table(String name, String policy, List<String> inputs, List<String> outputs, List<String> rows) {
        return table(name, dmn(name, policy, inputs, outputs, rows), new ArrayList<>());
    }

    private static String values(String element, String name, String allowed) {
        return "<" + element + " id=\"" + element + "-" + name + "\"><text>" + escaped(allowed) + "</text></" + element
                + ">";
    }

    private static String rule(String row) {
        String[] idAndRest = row.split(" \\| ", 2);
        String[] sides = idAndRest[1].split(" -> ", 2);
        StringBuilder rule = new StringBuilder(
                "<rule id=\"" + idAndRest[0] + "\"><description>Row " + idAndRest[0] + "</description>");
        int cell = 0;
        for (String text : sides[0].split(" \\| ")) {
            rule.append(entry("inputEntry", idAndRest[0] + "-in-" + cell++, text));
        }
        for (String text : sides[1].split(" \\| ")) {
            rule.append(entry("outputEntry", idAndRest[0] + "-out-" + cell++, text));
        }
        return rule + "</rule>\n";
    }

    private static String entry(String element, String id, String text) {
        return "<" + element + " id=\"" + id + "\"><text>" + escaped(text) + "</text></" + element + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
