package io.dynamicmarket.policy.sheet;

import io.dynamicmarket.policy.sheet.TableText.ColumnText;
import io.dynamicmarket.policy.sheet.TableText.RowText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table as a sheet: four lines of heading (table, names, types, allowed values), then a line per row with its id, its
 * cells and its description. The heading is there to read; only rows and descriptions are taken back.
 */
public final class TableSheet {
    private static final int HEADING = 4;

    private TableSheet() {}

    /** The sheet of a table. */
    public static Grid of(TableText table) {
        List<List<Grid.Cell>> rows = new ArrayList<>(heading(table));
        for (RowText row : table.rows()) {
            if (row.cells().size() != table.columns().size()) {
                throw new SheetRefused(
                        "row " + row.id() + ": Expected " + table.columns().size() + " cells, but got "
                                + row.cells().size());
            }
            rows.add(texts(Stream.of(Stream.of(row.id()), row.cells().stream(), Stream.of(row.description()))
                    .flatMap(part -> part)));
        }
        return new Grid(rows);
    }

    /**
     * The table that a sheet makes of another.
     *
     * @param sheet rows in the order wanted
     * @param present the table as it is; its columns stay
     * @throws SheetRefused with every fault, each with the place in the sheet
     */
    public static TableText read(Grid sheet, TableText present) {
        List<String> faults = new ArrayList<>();
        checkHeading(sheet, present, faults);
        Map<String, RowText> known = new LinkedHashMap<>();
        present.rows().forEach(row -> known.put(row.id(), row));
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<RowText> rows = new ArrayList<>();
        for (int line = HEADING; line < sheet.rows().size(); line++) {
            SheetLine cells = new SheetLine(sheet, line, faults);
            if (!cells.isBlank()) {
                String id = cells.plain(0);
                Integer earlier = seen.putIfAbsent(id, line);
                if (id.isEmpty() || earlier != null) {
                    cells.fault(
                            0,
                            "Expected a row id of its own, but got '" + id + "'"
                                    + (earlier == null ? "" : " as in " + Grid.place(earlier, 0)));
                }
                rows.add(row(cells, id, known.get(id), present.columns()));
            }
        }
        if (!faults.isEmpty()) {
            throw new SheetRefused(faults);
        }
        String description = new SheetLine(sheet, 0, faults).plain(5);
        return new TableText(present.name(), present.hitPolicy(), description, present.columns(), rows);
    }

    private static RowText row(SheetLine line, String id, @Nullable RowText old, List<ColumnText> columns) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.add(line.cell(i + 1, old == null ? "" : old.cells().get(i), columns.get(i)));
        }
        int last = columns.size() + 1;
        line.nothingBeyond(last);
        return new RowText(id, cells, line.description(last, old == null ? "" : old.description()));
    }

    private static void checkHeading(Grid sheet, TableText present, List<String> faults) {
        List<List<Grid.Cell>> heading = heading(present);
        for (int line = 0; line < HEADING; line++) {
            SheetLine cells = new SheetLine(sheet, line, faults);
            for (int column = 0; column < heading.get(line).size(); column++) {
                String expected = heading.get(line).get(column).text().strip();
                boolean description = line == 0 && column == 5;
                if (!description && !cells.plain(column).equals(expected)) {
                    cells.fault(
                            column,
                            "Expected '" + expected + "' as in the table, but got '" + cells.plain(column) + "'");
                }
            }
            cells.nothingBeyond(heading.get(line).size() - 1);
        }
    }

    private static List<List<Grid.Cell>> heading(TableText table) {
        List<ColumnText> columns = table.columns();
        return List.of(
                texts(Stream.of(
                        "table", table.name(), "hit policy", table.hitPolicy(), "description", table.description())),
                texts(between("row", columns.stream().map(ColumnText::name), "description")),
                texts(between("kind", columns.stream().map(c -> (c.input() ? "when " : "then ") + c.type()), "")),
                texts(between("allowed", columns.stream().map(ColumnText::allowed), "")));
    }

    private static Stream<String> between(String first, Stream<String> middle, String last) {
        return Stream.of(Stream.of(first), middle, Stream.of(last)).flatMap(part -> part);
    }

    private static List<Grid.Cell> texts(Stream<String> texts) {
        return texts.map(text -> new Grid.Cell(text, true)).toList();
    }
}
