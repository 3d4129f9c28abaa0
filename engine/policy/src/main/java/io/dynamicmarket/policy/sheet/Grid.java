package io.dynamicmarket.policy.sheet;

import java.util.List;
import java.util.Objects;

/**
 * A sheet as rows of cells, whatever file it came from.
 *
 * @param rows lines of the sheet; they may differ in length
 */
public record Grid(List<List<Cell>> rows) {
    public Grid {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * A cell.
     *
     * @param text what stands in it
     * @param exact whether it was kept as text; otherwise a spreadsheet may have made another number of it
     */
    public record Cell(String text, boolean exact) {
        public Cell {
            Objects.requireNonNull(text);
        }
    }

    /** The name that spreadsheets give a place: {@code C7}. Both count from 0. */
    public static String place(int row, int column) {
        StringBuilder letters = new StringBuilder();
        for (int left = column + 1; left > 0; left = (left - 1) / 26) {
            letters.insert(0, (char) ('A' + (left - 1) % 26));
        }
        return letters.append(row + 1).toString();
    }
}
