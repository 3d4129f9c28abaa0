package io.dynamicmarket.desk.workbook;

import io.dynamicmarket.policy.sheet.Grid;
import io.dynamicmarket.policy.sheet.SheetRefused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Reads the cells of a sheet as text, and says of a number that it was one. */
final class WorkbookCells {
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_COLUMNS = 1_000;

    private final List<String> faults = new ArrayList<>();

    Grid grid(XSSFSheet sheet) {
        if (sheet.getLastRowNum() >= MOST_ROWS) {
            throw new SheetRefused("Expected up to " + MOST_ROWS + " rows, but got " + (sheet.getLastRowNum() + 1));
        }
        List<List<Grid.Cell>> rows = new ArrayList<>();
        for (int line = 0; line <= sheet.getLastRowNum(); line++) {
            XSSFRow row = sheet.getRow(line);
            List<Grid.Cell> cells = new ArrayList<>();
            int width = row == null ? 0 : Math.max(0, row.getLastCellNum());
            for (int column = 0; column < Math.min(width, MOST_COLUMNS); column++) {
                XSSFCell cell = row.getCell(column);
                cells.add(cell == null ? new Grid.Cell("", true) : cell(cell, Grid.place(line, column)));
            }
            rows.add(cells);
        }
        if (!faults.isEmpty()) {
            throw new SheetRefused(faults);
        }
        return new Grid(rows);
    }

    private Grid.Cell cell(XSSFCell cell, String place) {
        return switch (cell.getCellType()) {
            case STRING -> new Grid.Cell(cell.getStringCellValue().replace("\r\n", "\n"), true);
            case NUMERIC -> new Grid.Cell(number(cell, place), false);
            case BOOLEAN -> new Grid.Cell(cell.getBooleanCellValue() ? "true" : "false", true);
            case BLANK -> new Grid.Cell("", true);
            default -> {
                faults.add(place + ": Expected a text or a number, but got "
                        + (cell.getCellType() == CellType.FORMULA
                                ? "the formula =" + cell.getCellFormula()
                                : "an error of the spreadsheet"));
                yield new Grid.Cell("", true);
            }
        };
    }

    private String number(XSSFCell cell, String place) {
        String format = String.valueOf(cell.getCellStyle().getDataFormatString());
        if (DateUtil.isCellDateFormatted(cell)) {
            faults.add(place + ": Expected a text or a number, but the spreadsheet made a date of it ("
                    + cell.getLocalDateTimeCellValue() + "); format the cell as text and write it again");
        } else if (format.contains("%")) {
            faults.add(place + ": Expected a text or a number, but got a percentage; format the cell as text");
        }
        // the shortest decimal that is this double: what was typed, up to fifteen digits
        return BigDecimal.valueOf(cell.getNumericCellValue())
                .stripTrailingZeros()
                .toPlainString();
    }
}
