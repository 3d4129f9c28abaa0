package io.dynamicmarket.desk.workbook;

import io.dynamicmarket.policy.sheet.Grid;
import io.dynamicmarket.policy.sheet.SheetRefused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A grid as an XLSX workbook of one sheet. Every cell is text and formatted as text, so that a spreadsheet neither
 * counts with it nor makes a date of it; nothing in it is a formula.
 */
public final class WorkbookSheet {
    private static final int LONGEST_TEXT = 32_767;
    private static final int HEADING = 4;
    private static final int NARROW = 16 * 256;
    private static final int WIDE = 70 * 256;
    private static final int LONG_TEXT = 30;
    /** How a workbook writes a character that XML cannot hold; a text that looks so has its own underscore written so. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private WorkbookSheet() {}

    /**
     * The workbook.
     *
     * @param name of the sheet
     * @throws SheetRefused if a text is longer than a cell of a workbook holds
     */
    public static byte[] write(Grid grid, String name) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            // a name of a table is a file name: longer than 31 characters it would not name a sheet
            XSSFSheet sheet = workbook.createSheet(name.substring(0, Math.min(name.length(), 31)));
            CellStyle plain = style(workbook, false);
            CellStyle bold = style(workbook, true);
            for (int line = 0; line < grid.rows().size(); line++) {
                write(sheet.createRow(line), line, grid.rows().get(line), plain, bold);
            }
            layOut(sheet, grid, plain);
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the first sheet of a workbook.
     *
     * @throws SheetRefused if it is no workbook, or a cell is not certain, with its place
     */
    public static Grid read(byte[] bytes) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (int i = 1; i < workbook.getNumberOfSheets(); i++) {
                if (workbook.getSheetAt(i).getPhysicalNumberOfRows() > 0) {
                    throw new SheetRefused("Expected a workbook of one sheet, but "
                            + workbook.getSheetAt(i).getSheetName() + " is not empty either");
                }
            }
            return new WorkbookCells().grid(workbook.getSheetAt(0));
        } catch (IOException | POIXMLException | OpenXML4JRuntimeException | EncryptedDocumentException broken) {
            throw new SheetRefused("Expected an XLSX workbook, but got: " + broken.getMessage());
        } catch (IllegalArgumentException | IllegalStateException broken) {
            // so the library answers a file that is another format, or a workbook without sheets
            throw new SheetRefused("Expected an XLSX workbook, but got: " + broken.getMessage());
        }
    }

    private static void write(XSSFRow row, int line, List<Grid.Cell> cells, CellStyle plain, CellStyle bold) {
        for (int column = 0; column < cells.size(); column++) {
            String text = cells.get(column).text();
            if (text.length() > LONGEST_TEXT || text.indexOf('\r') >= 0) {
                throw new SheetRefused(Grid.place(line, column) + ": Expected a text of up to " + LONGEST_TEXT
                        + " characters without carriage returns, but got " + text.length() + " characters");
            }
            XSSFCell cell = row.createCell(column);
            cell.setCellStyle(line < HEADING || column == 0 ? bold : plain);
            cell.setCellValue(ESCAPE.matcher(text).replaceAll("_x005F_"));
        }
    }

    private static CellStyle style(XSSFWorkbook workbook, boolean bold) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(true);
        Font font = workbook.createFont();
        font.setBold(bold);
        style.setFont(font);
        return style;
    }

    private static void layOut(XSSFSheet sheet, Grid grid, CellStyle plain) {
        int columns = grid.rows().stream().mapToInt(List::size).max().orElse(0);
        for (int column = 0; column < columns; column++) {
            int at = column;
            boolean wide = grid.rows().stream()
                    .skip(HEADING)
                    .anyMatch(row -> at < row.size() && row.get(at).text().length() > LONG_TEXT);
            sheet.setColumnWidth(column, wide ? WIDE : NARROW);
            // also rows that people add are text
            sheet.setDefaultColumnStyle(column, plain);
        }
        sheet.createFreezePane(1, HEADING);
    }
}
