package io.dynamicmarket.policy.table;

import io.dynamicmarket.policy.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the decision table of one DMN file into boxes, and notes every fault on the way. */
final class TableReader {
    private final String file;
    private final String name;
    private final List<Finding> findings;

    TableReader(String file, List<Finding> findings) {
        this.file = file;
        this.name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".dmn".length());
        this.findings = findings;
    }

    /** File name without its ending. */
    String name() {
        return name;
    }

    /** The table, or null where faults were noted. */
    @Nullable
    Table read(byte[] xml) {
        int before = findings.size();
        Xml definitions = Xml.parse(xml, this::fault);
        if (findings.size() > before) {
            return null;
        }
        List<Xml> tables = definitions.all("decisionTable");
        if (tables.size() != 1 || !definitions.attribute("name").equals(name)) {
            fault(
                    "",
                    "Expected definitions named " + name + " with one decision table, but got "
                            + definitions.attribute("name") + " with " + tables.size());
            return null;
        }
        Xml xmlTable = tables.get(0);
        Table.HitPolicy hitPolicy = hitPolicy(xmlTable.attribute("hitPolicy"));
        List<Column> columns = xmlTable.all("input").stream().map(this::column).toList();
        List<String> outputs = xmlTable.all("output").stream()
                .map(output -> output.attribute("name"))
                .toList();
        List<Row> rows = findings.size() > before ? List.of() : rows(xmlTable, columns, outputs);
        if (findings.size() > before) {
            return null;
        }
        check(hitPolicy, columns, rows);
        return findings.size() > before ? null : new Table(name, hitPolicy, columns, rows);
    }

    private Table.HitPolicy hitPolicy(String text) {
        if (text.equals("FIRST")) {
            return Table.HitPolicy.FIRST;
        }
        if (!text.equals("UNIQUE")) {
            fault("", "Expected hit policy UNIQUE or FIRST, stated, but got '" + text + "'");
        }
        return Table.HitPolicy.UNIQUE;
    }

    private Column column(Xml input) {
        String label = input.text("inputExpression").strip();
        String type = input.child("inputExpression").attribute("typeRef");
        String allowed = input.text("inputValues").strip();
        Column open = switch (type) {
            case "boolean" -> new Column(label, Column.Kind.TRUTH, List.of(), Spans.of(0, 1));
            case "string" -> wordColumn(label, allowed);
            default -> new Column(label, Column.Kind.NUMBER, List.of(), Spans.ALL);
        };
        if (open.kind() != Column.Kind.NUMBER) {
            return open;
        }
        if (!type.equals("number") || allowed.isEmpty()) {
            fault(
                    label,
                    "Expected a boolean, or a number or string with allowed values, but got " + type + " with '"
                            + allowed + "'");
            return open;
        }
        return noted(label, open, () -> open.within(Cells.parse(allowed, open)));
    }

    private Column wordColumn(String label, String allowed) {
        Column none = new Column(label, Column.Kind.WORD, List.of(), Spans.NONE);
        return noted(label, none, () -> {
            List<String> words = Cells.words(allowed);
            return new Column(label, Column.Kind.WORD, words, Spans.of(0, words.size() - 1L));
        });
    }

    private List<Row> rows(Xml table, List<Column> columns, List<String> outputs) {
        List<Row> rows = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Xml rule : table.all("rule")) {
            String id = rule.attribute("id");
            if (id.isEmpty() || !ids.add(id)) {
                fault("row " + (ids.size() + 1), "Expected a row id of its own, but got '" + id + "'");
            }
            rows.add(row(rule, id, columns, outputs));
        }
        return rows;
    }

    private Row row(Xml rule, String id, List<Column> columns, List<String> outputs) {
        List<Xml> cells = rule.all("inputEntry");
        List<Xml> answers = rule.all("outputEntry");
        String description = rule.text("description").strip();
        if (cells.size() != columns.size() || answers.size() != outputs.size() || description.isEmpty()) {
            fault(
                    id,
                    "Expected " + columns.size() + " input and " + outputs.size()
                            + " output cells and a description, but got " + cells.size() + ", " + answers.size()
                            + " and '"
                            + description + "'");
            return new Row(List.of(), List.of(), new Hit(name, id, description, Map.of()));
        }
        List<Spans> box = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Column column = columns.get(i);
            String text = cells.get(i).text("text").strip();
            texts.add(text);
            box.add(noted(id + ", " + column.name(), Spans.NONE, () -> Cells.parse(text, column)));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            String text = answers.get(i).text("text").strip();
            values.put(outputs.get(i), noted(id + ", " + outputs.get(i), "", () -> literal(text)));
        }
        return new Row(box, texts, new Hit(name, id, description, values));
    }

    private static Object literal(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        if (text.length() >= 2 && text.startsWith("\"") && text.indexOf('"', 1) == text.length() - 1) {
            return text.substring(1, text.length() - 1);
        }
        if (text.matches("-?\\d+(\\.\\d+)?")) {
            return new BigDecimal(text);
        }
        throw new IllegalArgumentException("Expected a number, a quoted text, true or false, but got " + text);
    }

    private void check(Table.HitPolicy hitPolicy, List<Column> columns, List<Row> rows) {
        List<Long> gap = Coverage.gap(columns, rows);
        if (!gap.isEmpty()) {
            fault("", "Expected a row for every allowed input, but none answers " + shown(columns, gap));
        }
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (Coverage.ownPoint(rows.subList(0, i), row).isEmpty()) {
                fault(row.hit().row(), "Expected a row that can answer, but earlier rows cover it or it is empty");
            }
            for (Row earlier : hitPolicy == Table.HitPolicy.UNIQUE ? rows.subList(0, i) : List.<Row>of()) {
                List<Long> both = Coverage.overlap(earlier, row);
                if (!both.isEmpty()) {
                    fault(
                            row.hit().row(),
                            "Expected one answer under UNIQUE, but "
                                    + earlier.hit().row() + " also answers " + shown(columns, both));
                }
            }
        }
    }

    private static String shown(List<Column> columns, List<Long> point) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < point.size(); i++) {
            values.put(columns.get(i).name(), columns.get(i).value(point.get(i)));
        }
        return values.toString();
    }

    private void fault(String place, String sentence) {
        findings.add(new Finding(file, place, sentence));
    }

    private <T> T noted(String place, T instead, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException refused) {
            fault(place, String.valueOf(refused.getMessage()));
            return instead;
        }
    }
}
