package io.dynamicmarket.policy.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A decision table as written: headings, cells and what is noted beside them. It is read also where the table is not
 * sound, so that everything that is wrong with it can be told at once.
 */
public final class TableText {
    /**
     * The head of a column.
     *
     * @param name of the input or output
     * @param label words for people; empty if there are none
     * @param type as stated: {@code number}, {@code string}, {@code boolean}
     * @param allowed allowed values of an input, as written
     * @param input whether it is an input
     */
    public record Heading(String name, String label, String type, String allowed, boolean input) {}

    /**
     * A row.
     *
     * @param id of the row
     * @param cells texts of the inputs, then of the outputs
     * @param notes label or description of each cell; empty if there is none
     */
    public record Line(String id, List<String> cells, List<String> notes) {
        public Line {
            cells = List.copyOf(cells);
            notes = List.copyOf(notes);
        }
    }

    private static final Pattern ROW = Pattern.compile("(?s)<(?:\\w+:)?rule\\b.*?</(?:\\w+:)?rule>");
    private static final Pattern CELL =
            Pattern.compile("(?s)<(?:\\w+:)?(?:inputEntry|outputEntry)\\b.*?<(?:\\w+:)?text>(.*?)</(?:\\w+:)?text>");

    private final byte[] bytes;
    private final List<Heading> headings;
    private final List<Line> lines;

    private TableText(byte[] bytes, Xml table) {
        this.bytes = bytes;
        this.headings = Stream.concat(
                        table.all("input").stream().map(TableText::input),
                        table.all("output").stream().map(TableText::output))
                .toList();
        this.lines = table.all("rule").stream().map(TableText::line).toList();
    }

    /** Reads the table of a file, or nothing where there is no XML with one table. */
    public static @Nullable TableText read(byte[] xml) {
        List<String> faults = new ArrayList<>();
        Xml definitions = Xml.parse(xml, (place, sentence) -> faults.add(sentence));
        List<Xml> tables = definitions.all("decisionTable");
        return faults.isEmpty() && tables.size() == 1 ? new TableText(xml.clone(), tables.get(0)) : null;
    }

    private static Heading input(Xml input) {
        Xml expression = input.child("inputExpression");
        return new Heading(
                expression.text("text").strip(),
                input.attribute("label"),
                expression.attribute("typeRef"),
                input.text("inputValues").strip(),
                true);
    }

    private static Heading output(Xml output) {
        return new Heading(output.attribute("name"), output.attribute("label"), output.attribute("typeRef"), "", false);
    }

    private static Line line(Xml rule) {
        List<Xml> cells = cells(rule);
        return new Line(
                rule.attribute("id"),
                cells.stream().map(cell -> cell.text("text").strip()).toList(),
                cells.stream()
                        .map(cell -> cell.attribute("label").isEmpty()
                                ? cell.text("description").strip()
                                : cell.attribute("label"))
                        .toList());
    }

    private static List<Xml> cells(Xml rule) {
        return Stream.concat(rule.all("inputEntry").stream(), rule.all("outputEntry").stream())
                .toList();
    }

    public List<Heading> headings() {
        return headings;
    }

    public List<Line> lines() {
        return lines;
    }

    /**
     * The file with another text in one cell, and not a byte of it changed elsewhere.
     *
     * @param line number of the row, from 0
     * @param column number of the column, from 0, inputs first
     * @throws IllegalArgumentException if the cell is not written as text between its tags
     */
    public byte[] with(int line, int column, String text) {
        String file = new String(bytes, StandardCharsets.UTF_8);
        Matcher row = ROW.matcher(file);
        for (int i = 0; i <= line; i++) {
            found(row.find(), line, column);
        }
        Matcher cell = CELL.matcher(file).region(row.start(), row.end());
        for (int i = 0; i <= column; i++) {
            found(cell.find(), line, column);
        }
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return (file.substring(0, cell.start(1)) + escaped + file.substring(cell.end(1)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void found(boolean found, int line, int column) {
        if (!found) {
            throw new IllegalArgumentException("Expected a cell written as <text>...</text> in row " + line
                    + ", column " + column + ", but there is none");
        }
    }
}
