package io.dynamicmarket.policy.sheet;

import java.util.List;
import java.util.Objects;

/**
 * A decision table as people wrote it: texts only, nothing is understood. Texts are without surrounding blanks.
 *
 * @param name of the definitions
 * @param hitPolicy as stated; empty if it is not
 * @param description what the table is for
 * @param columns inputs, then outputs, in the order of the table
 * @param rows in the order of the table
 */
public record TableText(
        String name, String hitPolicy, String description, List<ColumnText> columns, List<RowText> rows) {
    public TableText {
        Objects.requireNonNull(name);
        Objects.requireNonNull(hitPolicy);
        Objects.requireNonNull(description);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A column.
     *
     * @param input whether it is asked; an output is answered
     * @param name as the facts call it
     * @param type DMN type
     * @param allowed allowed values; empty if none are stated
     */
    public record ColumnText(boolean input, String name, String type, String allowed) {
        public ColumnText {
            Objects.requireNonNull(name);
            Objects.requireNonNull(type);
            Objects.requireNonNull(allowed);
        }
    }

    /**
     * A row.
     *
     * @param id of its own, unless the table is broken
     * @param cells one per column, unless the table is broken
     * @param description why the row stands there
     */
    public record RowText(String id, List<String> cells, String description) {
        public RowText {
            Objects.requireNonNull(id);
            Objects.requireNonNull(description);
            cells = List.copyOf(cells);
        }
    }
}
