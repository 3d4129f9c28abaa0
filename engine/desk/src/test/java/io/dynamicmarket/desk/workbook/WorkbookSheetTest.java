package io.dynamicmarket.desk.workbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.sheet.DmnDocument;
import io.dynamicmarket.policy.sheet.Grid;
import io.dynamicmarket.policy.sheet.SheetRefused;
import io.dynamicmarket.policy.sheet.TableSheet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Tables through workbooks: what was text stays text, and what a spreadsheet changed is certain or refused. */
class WorkbookSheetTest {
    private static final List<String> AWKWARD = List.of(
            ">= 0.30",
            "[0..1]",
            "007",
            "0.1234567890123456789",
            "=1+1",
            "+5",
            "-",
            "@SUM(A1)",
            "1-2",
            "2024-01-31",
            "true",
            "1e5",
            "1,5",
            "'quoted",
            "\"A\",\"B\"",
            "a\nb",
            " blanks ",
            "\ttab",
            "_x0041_",
            "_x005F_x000D_",
            "\u00e9\u4e2d\ud83d\ude00",
            "12 %",
            "");

    @Test
    void everyDefaultTableComesBackByteForByte() {
        Release.bundled(WorkbookSheetTest.class.getClassLoader()).files().forEach((path, bytes) -> {
            if (path.endsWith(".dmn")) {
                DmnDocument document = DmnDocument.read(bytes);
                Grid back = WorkbookSheet.read(WorkbookSheet.write(TableSheet.of(document.table()), "table"));
                assertArrayEquals(bytes, document.with(TableSheet.read(back, document.table())), path);
            }
        });
    }

    @Property(seed = "1", tries = 40)
    void anyTextComesBack(@ForAll("texts") List<List<String>> texts) {
        Grid grid = grid(texts);
        assertEquals(grid, WorkbookSheet.read(WorkbookSheet.write(grid, "any")));
    }

    @Provide
    Arbitrary<List<List<String>>> texts() {
        Arbitrary<String> any = Arbitraries.strings()
                .withChars(' ', '~')
                .withChars('\u00a1', '\ud7ff')
                .withChars('\n', '\t')
                .ofMaxLength(20);
        return Arbitraries.oneOf(Arbitraries.of(AWKWARD), any)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Test
    void everyCellIsTextForASpreadsheet() throws IOException {
        byte[] bytes = WorkbookSheet.write(grid(List.of(List.of("=1+1", "007", "-"))), "t");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            workbook.getSheetAt(0).getRow(0).forEach(cell -> {
                assertEquals(CellType.STRING, cell.getCellType());
                assertEquals("@", cell.getCellStyle().getDataFormatString());
            });
        }
    }

    @Test
    void aNumberIsReadAsItWasTyped() throws IOException {
        assertEquals(
                List.of(new Grid.Cell("0.3", false)),
                WorkbookSheet.read(edited(cell -> cell.setCellValue(0.3)))
                        .rows()
                        .get(0));
        assertEquals(
                List.of(new Grid.Cell("10000000", false)),
                WorkbookSheet.read(edited(cell -> cell.setCellValue(1e7)))
                        .rows()
                        .get(0));
        assertEquals(
                List.of(new Grid.Cell("true", true)),
                WorkbookSheet.read(edited(cell -> cell.setCellValue(true)))
                        .rows()
                        .get(0));
    }

    @Test
    void refusesWhatIsNotCertainWithItsPlace() throws IOException {
        assertEquals(
                "A1: Expected a text or a number, but got the formula =1+1",
                refused(edited(cell -> cell.setCellFormula("1+1"))));
        assertEquals(
                "A1: Expected a text or a number, but got a percentage; format the cell as text",
                refused(edited(cell -> formatted(cell, 0.3, "0.00%"))));
        assertEquals(
                "A1: Expected a text or a number, but the spreadsheet made a date of it (2024-01-31T00:00);"
                        + " format the cell as text and write it again",
                refused(edited(cell -> formatted(cell, 45_322, "dd.mm.yyyy"))));
        for (byte[] broken : List.of(new byte[0], "table,a".getBytes(StandardCharsets.UTF_8))) {
            assertThrows(SheetRefused.class, () -> WorkbookSheet.read(broken));
        }
    }

    private static void formatted(XSSFCell cell, double number, String format) {
        XSSFWorkbook workbook = cell.getSheet().getWorkbook();
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        cell.setCellStyle(style);
        cell.setCellValue(number);
    }

    private static byte[] edited(Consumer<XSSFCell> edit) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            edit.accept(workbook.createSheet("t").createRow(0).createCell(0));
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static String refused(byte[] bytes) {
        return String.valueOf(assertThrows(SheetRefused.class, () -> WorkbookSheet.read(bytes))
                .getMessage());
    }

    private static Grid grid(List<List<String>> texts) {
        return new Grid(texts.stream()
                .map(row -> row.stream().map(text -> new Grid.Cell(text, true)).toList())
                .toList());
    }
}
