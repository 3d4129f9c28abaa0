package io.dynamicmarket.policy.table;

import io.dynamicmarket.policy.Finding;
import io.dynamicmarket.policy.Utf8;
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
        findings.addAll(Utf8.faults(file, xml));
        if (findings.size() > before) {
            return null;
        }
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
        HitPolicy hitPolicy = noted(
                "",
                HitPolicy.UNIQUE,
                () -> HitPolicy.read(xmlTable.attribute("hitPolicy"), xmlTable.attribute("aggregation")));
        List<Column> columns = xmlTable.all("input").stream().map(this::column).toList();
        List<Output> outputs = xmlTable.all("output").stream().map(this::output).toList();
        List<Row> rows = findings.size() > before ? List.of() : rows(xmlTable, columns, outputs);
        if (findings.size() > before) {
            return null;
        }
        Output.check(hitPolicy, outputs, rows, this::fault);
        checkAnswer(definitions, outputs);
        if (findings.size() > before) {
            return null;
        }
        List<Row> ranked = hitPolicy == HitPolicy.PRIORITY ? Output.ranked(outputs, rows) : rows;
        noted("", List.<Coverage.Fault>of(), () -> new Coverage(hitPolicy, columns, ranked).faults())
                .forEach(fault -> fault(fault.place(), fault.sentence()));
        return findings.size() > before ? null : new Table(name, hitPolicy, columns, rows, ranked);
    }

    private Output output(Xml output) {
        String label = output.attribute("name");
        String allowed = output.text("outputValues").strip();
        String type = output.attribute("typeRef");
        Output open = noted(label, Output.NONE, () -> new Output(label, type, List.of()));
        return noted(label, open, () -> new Output(label, type, Cells.literals(allowed)));
    }

    /** Where the answer's members are declared, they are the outputs: the DMN engine reads the one, a person the other. */
    private void checkAnswer(Xml definitions, List<Output> outputs) {
        Map<String, String> declared = new LinkedHashMap<>();
        definitions
                .all("itemComponent")
                .forEach(member -> declared.put(
                        member.attribute("name"), member.text("typeRef").strip()));
        Map<String, String> given = new LinkedHashMap<>();
        outputs.forEach(output -> given.put(output.name(), output.type()));
        if (!declared.isEmpty() && !declared.equals(given)) {
            fault("", "Expected the answer to be declared as its outputs " + given + ", but got " + declared);
        }
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

    private List<Row> rows(Xml table, List<Column> columns, List<Output> outputs) {
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

    private Row row(Xml rule, String id, List<Column> columns, List<Output> outputs) {
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
            box.add(noted(id + ", " + column.name(), Spans.NONE, () -> Cells.input(text, column)));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            String text = answers.get(i).text("text").strip();
            String output = outputs.get(i).name();
            values.put(output, noted(id + ", " + output, "", () -> Cells.literal(text)));
        }
        return new Row(box, texts, new Hit(name, id, description, values));
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
