package io.dynamicmarket.policy.sheet;

import io.dynamicmarket.policy.sheet.TableText.RowText;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes the rows of a table: known ones by id with what changed in them, new ones in the form of the first. */
final class DmnRows {
    /** What XML takes as an id. */
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private final String text;
    private final List<Element> rules;
    private final Set<String> ids = new HashSet<>();
    private final int start;
    private final Map<String, Known> known = new LinkedHashMap<>();

    /** A row that is there, with the blanks and comments before it. */
    private record Known(RowText row, Element rule, String lead) {}

    DmnRows(String text, Element definitions, Element table, TableText present) {
        this.text = text;
        this.rules = table.all("rule");
        int at = table.contentStart();
        for (Element sibling : table.children()) {
            if (sibling.start() < rules.get(0).start()) {
                at = sibling.end();
            }
        }
        this.start = at;
        for (int i = 0; i < rules.size(); i++) {
            RowText row = present.rows().get(i);
            Known before = known.put(
                    row.id(),
                    new Known(row, rules.get(i), text.substring(at, rules.get(i).start())));
            if (before != null || row.cells().size() != present.columns().size()) {
                throw new SheetRefused("row " + row.id() + ": Expected an id of its own and a cell per column, but got "
                        + row.cells().size() + " cells" + (before == null ? "" : " and the id twice"));
            }
            at = rules.get(i).end();
        }
        collectIds(definitions);
    }

    /** Where the rows begin, with the blanks before the first. */
    int start() {
        return start;
    }

    String written(List<RowText> rows) {
        StringBuilder written = new StringBuilder();
        Set<String> seen = new HashSet<>();
        for (RowText row : rows) {
            if (!seen.add(row.id())) {
                throw new SheetRefused("row " + row.id() + ": Expected a row id of its own, but it is there twice");
            }
            Known old = known.get(row.id());
            written.append(old == null ? added(row) : old.lead() + changed(row, old));
        }
        return written.toString();
    }

    private String changed(RowText row, Known old) {
        Edits edits = new Edits(text, old.rule().start(), old.rule().end());
        edit(edits, old.rule(), old.row(), row);
        return edits.applied();
    }

    private String added(RowText row) {
        if (!ID.matcher(row.id()).matches()) {
            throw new SheetRefused("row " + row.id()
                    + ": Expected a new row id of letters, digits, '-', '_' or '.', a letter first, but got another");
        }
        Known form = known.values().iterator().next();
        Edits edits = new Edits(text, form.rule().start(), form.rule().end());
        rename(edits, form.rule(), form.row().id(), row.id());
        edit(
                edits,
                form.rule(),
                new RowText(form.row().id(), form.row().cells(), form.row().description()),
                row);
        for (Element annotation : form.rule().path("annotationEntry", "text")) {
            edits.content(annotation, "");
        }
        return form.lead().substring(Math.max(0, form.lead().lastIndexOf('>') + 1)) + edits.applied();
    }

    /** Ids of a new row and its cells, after those of the row whose form it takes. */
    private void rename(Edits edits, Element element, String from, String to) {
        for (Element.Attribute attribute : element.attributes()) {
            if (attribute.name().equals("id")) {
                String id = attribute.value().startsWith(from)
                        ? to + attribute.value().substring(from.length())
                        : to + "-" + attribute.value();
                if (!ids.add(id)) {
                    throw new SheetRefused(
                            "row " + to + ": Expected a row id that no other part of the file uses, but " + id + " is");
                }
                edits.replace(attribute.start(), attribute.end(), id);
            }
        }
        element.children().forEach(child -> rename(edits, child, from, to));
    }

    private void edit(Edits edits, Element rule, RowText from, RowText to) {
        List<Element> inputs = rule.all("inputEntry");
        List<Element> outputs = rule.all("outputEntry");
        for (int i = 0; i < to.cells().size(); i++) {
            Element entry = i < inputs.size() ? inputs.get(i) : outputs.get(i - inputs.size());
            content(edits, entry, "text", from.cells().get(i), to.cells().get(i), to.id());
        }
        content(edits, rule, "description", from.description(), to.description(), to.id());
    }

    private static void content(Edits edits, Element parent, String name, String from, String to, String row) {
        if (from.equals(to)) {
            return;
        }
        List<Element> places = parent.all(name);
        if (places.isEmpty()) {
            throw new SheetRefused("row " + row + ": Expected <" + name + "> in the file to write '" + to
                    + "' into, but there is none");
        }
        edits.content(places.get(0), to);
    }

    private void collectIds(Element element) {
        element.attributes().stream()
                .filter(attribute -> attribute.name().equals("id"))
                .forEach(attribute -> ids.add(attribute.value()));
        element.children().forEach(this::collectIds);
    }
}
