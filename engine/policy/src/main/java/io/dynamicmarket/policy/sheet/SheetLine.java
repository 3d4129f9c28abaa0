package io.dynamicmarket.policy.sheet;

import io.dynamicmarket.policy.sheet.TableText.ColumnText;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** A line of a sheet, read cell by cell; what a spreadsheet may have changed is either certain or a fault. */
final class SheetLine {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d+(,\\d+)+");
    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+([.,]\\d+)?[eE][+-]?\\d+");
    /** A spreadsheet keeps fifteen digits of a number and makes the rest zeros. */
    private static final int DIGITS = 15;

    private final List<Grid.Cell> cells;
    private final int line;
    private final List<String> faults;

    SheetLine(Grid sheet, int line, List<String> faults) {
        this.cells = line < sheet.rows().size() ? sheet.rows().get(line) : List.of();
        this.line = line;
        this.faults = faults;
    }

    boolean isBlank() {
        return cells.stream().allMatch(cell -> cell.text().isBlank());
    }

    void fault(int column, String sentence) {
        faults.add(Grid.place(line, column) + ": " + sentence);
    }

    /** What stands there, without surrounding blanks; empty beyond the end. */
    String plain(int column) {
        return at(column).text().strip();
    }

    void nothingBeyond(int last) {
        for (int column = last + 1; column < cells.size(); column++) {
            if (!plain(column).isEmpty()) {
                fault(column, "Expected nothing beyond the last column, but got '" + plain(column) + "'");
            }
        }
    }

    String description(int column, String old) {
        String text = plain(column);
        if (text.isEmpty() && !old.isEmpty()) {
            fault(column, "Expected a description, but got none");
        }
        return text;
    }

    String cell(int column, String old, ColumnText of) {
        String text = plain(column);
        if (text.equals(old)) {
            return old;
        }
        if (text.isEmpty()) {
            fault(column, "Expected a value of " + of.name() + (of.input() ? ", or - for any" : "") + ", but got none");
        }
        return at(column).exact() ? text : certain(column, text, old, of);
    }

    private String certain(int column, String text, String old, ColumnText of) {
        if (of.type().equals("boolean") && (text.equals("TRUE") || text.equals("FALSE"))) {
            return text.equals("TRUE") ? "true" : "false";
        }
        if (COMMA.matcher(text).matches()) {
            fault(column, "Expected a decimal point, or a blank after the comma of a list, but got " + text);
        } else if (SCIENTIFIC.matcher(text).matches()) {
            fault(column, "Expected all digits of a number, but got " + text + "; format the cell as text");
        } else if (NUMBER.matcher(text).matches()) {
            return number(column, text, old);
        }
        return text;
    }

    private String number(int column, String text, String old) {
        BigDecimal number = new BigDecimal(text);
        if (NUMBER.matcher(old).matches() && new BigDecimal(old).compareTo(number) == 0) {
            return old;
        }
        if (number.stripTrailingZeros().precision() >= DIGITS) {
            fault(
                    column,
                    "Expected a number of fewer than " + DIGITS + " digits, but got " + text
                            + ", of which a spreadsheet may have changed the last; format the cell as text");
        }
        return text;
    }

    private Grid.Cell at(int column) {
        return column < cells.size() ? cells.get(column) : new Grid.Cell("", true);
    }
}
