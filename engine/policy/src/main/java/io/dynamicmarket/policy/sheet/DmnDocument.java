package io.dynamicmarket.policy.sheet;

import io.dynamicmarket.policy.sheet.TableText.ColumnText;
import io.dynamicmarket.policy.sheet.TableText.RowText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The DMN file of one decision table, kept character by character. It tells the table's texts, and takes changed ones:
 * what did not change keeps its bytes, so that a sheet exported and imported unchanged gives the same release.
 */
public final class DmnDocument {
    private static final String MARK = "\uFEFF";

    private final String mark;
    private final String text;
    private final Element definitions;
    private final Element table;

    private DmnDocument(String mark, String text, Element definitions, Element table) {
        this.mark = mark;
        this.text = text;
        this.definitions = definitions;
        this.table = table;
    }

    /**
     * Reads a file.
     *
     * @throws SheetRefused if it is not UTF-8, not well-formed, or does not hold exactly one decision table
     */
    public static DmnDocument read(byte[] bytes) {
        String whole = Utf8.text(bytes);
        // a mark of byte order is no part of the XML, but stays in the file
        String mark = whole.startsWith(MARK) ? MARK : "";
        String text = whole.substring(mark.length());
        Element definitions = Markup.parse(text);
        List<Element> tables = definitions.anywhere("decisionTable");
        if (tables.size() != 1) {
            throw new SheetRefused("Expected one decision table in a file, but got " + tables.size());
        }
        return new DmnDocument(mark, text, definitions, tables.get(0));
    }

    /** The texts of the table. */
    public TableText table() {
        List<ColumnText> columns = new ArrayList<>();
        for (Element input : table.all("input")) {
            columns.add(new ColumnText(
                    true,
                    first(input, "inputExpression", "text"),
                    input.path("inputExpression").isEmpty()
                            ? ""
                            : input.path("inputExpression").get(0).attribute("typeRef"),
                    first(input, "inputValues", "text")));
        }
        for (Element output : table.all("output")) {
            columns.add(new ColumnText(
                    false,
                    output.attribute("name"),
                    output.attribute("typeRef"),
                    first(output, "outputValues", "text")));
        }
        List<RowText> rows = table.all("rule").stream().map(this::row).toList();
        return new TableText(
                definitions.attribute("name"),
                table.attribute("hitPolicy"),
                first(definitions, "description"),
                columns,
                rows);
    }

    /**
     * The file with other rows and another description; only what differs changes its characters.
     *
     * @throws SheetRefused if columns differ, or a row cannot be written; names the row
     */
    public byte[] with(TableText wanted) {
        TableText present = table();
        if (!wanted.columns().equals(present.columns()) || !wanted.hitPolicy().equals(present.hitPolicy())) {
            throw new SheetRefused("Expected the columns and the hit policy of " + present.name()
                    + " as they are, but got others; change those in the DMN file");
        }
        Edits edits = new Edits(text);
        List<Element> descriptions = definitions.all("description");
        if (!wanted.description().equals(present.description())) {
            if (descriptions.isEmpty()) {
                throw new SheetRefused("Expected a description in the file to change, but it has none");
            }
            edits.content(descriptions.get(0), wanted.description());
        }
        List<Element> rules = table.all("rule");
        if (!wanted.rows().equals(present.rows())) {
            if (rules.isEmpty()) {
                throw new SheetRefused("Expected a table with a row to write others like it, but it has none");
            }
            DmnRows rows = new DmnRows(text, definitions, table, present);
            edits.replace(rows.start(), rules.get(rules.size() - 1).end(), rows.written(wanted.rows()));
        }
        return (mark + edits.applied()).getBytes(StandardCharsets.UTF_8);
    }

    private RowText row(Element rule) {
        List<String> cells = new ArrayList<>();
        rule.all("inputEntry").forEach(entry -> cells.add(first(entry, "text")));
        rule.all("outputEntry").forEach(entry -> cells.add(first(entry, "text")));
        return new RowText(rule.attribute("id"), cells, first(rule, "description"));
    }

    private String first(Element element, String... names) {
        List<Element> found = element.path(names);
        return found.isEmpty()
                ? ""
                : Markup.decoded(text.substring(
                                found.get(0).contentStart(), found.get(0).contentEnd()))
                        .strip();
    }
}
