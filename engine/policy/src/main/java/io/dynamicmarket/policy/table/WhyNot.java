package io.dynamicmarket.policy.table;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Why a row of a table did not answer. */
public sealed interface WhyNot {
    /** The row that did not answer. */
    Hit row();

    /** A sentence. */
    String words();

    /**
     * Cells of the row do not hold.
     *
     * @param row the row
     * @param cells all of them, in the order of the table; never empty
     */
    record CellsDoNotHold(Hit row, List<UnmetCell> cells) implements WhyNot {
        public CellsDoNotHold {
            Objects.requireNonNull(row);
            cells = List.copyOf(cells);
            if (cells.isEmpty()) {
                throw new IllegalArgumentException("Expected a cell that does not hold, but got none");
            }
        }

        @Override
        public String words() {
            return cells.stream().map(UnmetCell::words).collect(Collectors.joining(", "));
        }
    }

    /**
     * Every cell holds, but another row has precedence.
     *
     * @param row the row
     * @param other the row that answers in its place
     * @param because {@code an earlier row} and the like
     */
    record OtherAnswers(Hit row, Hit other, String because) implements WhyNot {
        public OtherAnswers {
            Objects.requireNonNull(row);
            Objects.requireNonNull(other);
            Objects.requireNonNull(because);
        }

        @Override
        public String words() {
            return "it holds too, but " + because + " answers: " + other.row();
        }
    }

    /**
     * A cell that does not hold.
     *
     * @param input name of the input
     * @param value its value
     * @param cell the cell as it is written in the table
     */
    record UnmetCell(String input, Object value, String cell) {
        public UnmetCell {
            Objects.requireNonNull(input);
            Objects.requireNonNull(value);
            Objects.requireNonNull(cell);
        }

        /** {@code heartbeatAgeMillis 1200 is not > 10000}. */
        public String words() {
            return input + " " + Column.shown(value) + relation() + cell;
        }

        private String relation() {
            if (cell.startsWith("not")) {
                return " does not satisfy ";
            }
            boolean range = cell.matches("[\\[(\\]].*");
            boolean list = cell.contains(",");
            return range || list ? " is not in " : " is not ";
        }
    }
}
