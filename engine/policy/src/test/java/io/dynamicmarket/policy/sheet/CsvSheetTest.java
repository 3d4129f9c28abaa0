package io.dynamicmarket.policy.sheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a spreadsheet makes of a file of values is read exactly or refused with its place. */
class CsvSheetTest {
    private static final String PATH = "dmn/confidence-action.dmn";
    private final DmnDocument document = DmnDocument.read(DefaultTables.file(PATH));
    private final String sheet = new String(CsvSheet.write(TableSheet.of(document.table())), UTF_8);

    @Test
    void readsWhatASpreadsheetOfAnotherCountryWrites() {
        String foreign = "\uFEFF"
                + sheet.lines()
                        .map(line -> String.join(";", fields(line)) + ";;")
                        .reduce("", (all, line) -> all + line + "\r\n")
                + ";;;;\r\n";
        assertEquals(document.table(), read(foreign));
    }

    @Test
    void keepsANumberThatIsTheSame() {
        // a spreadsheet that takes the apostrophe off makes a number of the cell and writes it shorter
        DmnDocument padded = DmnDocument.read(text().replaceFirst("<text>([0-9]+)</text>", "<text>$1.00</text>")
                .getBytes(UTF_8));
        String written = new String(CsvSheet.write(TableSheet.of(padded.table())), UTF_8);
        String shorter = written.replaceFirst("'([0-9]+)\\.00", "$1");
        assertEquals(padded.table(), TableSheet.read(CsvSheet.read(shorter.getBytes(UTF_8)), padded.table()));
    }

    @Test
    void refusesWhatIsNotCertain() {
        String first = sheet.lines().skip(4).findFirst().orElseThrow();
        List<String> cells = fields(first);
        int last = cells.size() - 2;
        String place = Grid.place(4, last);
        assertEquals(
                place + ": Expected a decimal point, or a blank after the comma of a list, but got 0,5",
                refused(last, "\"0,5\""));
        assertEquals(
                place + ": Expected all digits of a number, but got 1E+05; format the cell as text",
                refused(last, "1E+05"));
        assertEquals(
                place + ": Expected a number of fewer than 15 digits, but got 0.123456789012345"
                        + ", of which a spreadsheet may have changed the last; format the cell as text",
                refused(last, "0.123456789012345"));
        assertEquals(Grid.place(4, 0) + ": Expected a row id of its own, but got ''", refused(0, ""));
    }

    @Test
    void refusesAnotherHeading() {
        String other = sheet.replaceFirst("row,confidence,", "row,Confidence,");
        assertEquals(
                "B2: Expected 'confidence' as in the table, but got 'Confidence'",
                assertThrows(SheetRefused.class, () -> read(other)).getMessage());
        assertEquals(
                "line 1: Expected UTF-8, but byte 1 is none; save the file as UTF-8",
                assertThrows(SheetRefused.class, () -> CsvSheet.read("\u00e9".getBytes(ISO_8859_1)))
                        .getMessage());
        assertThrows(SheetRefused.class, () -> CsvSheet.read("name,value\n".getBytes(UTF_8)));
        assertThrows(SheetRefused.class, () -> CsvSheet.read("table,\"open\n".getBytes(UTF_8)));
    }

    @Test
    void namesPlacesAsSpreadsheetsDo() {
        assertEquals(
                List.of("A1", "Z2", "AA3", "AZ4", "BA5", "ZZ6", "AAA7"),
                List.of(
                        Grid.place(0, 0),
                        Grid.place(1, 25),
                        Grid.place(2, 26),
                        Grid.place(3, 51),
                        Grid.place(4, 52),
                        Grid.place(5, 701),
                        Grid.place(6, 702)));
    }

    private String refused(int column, String instead) {
        List<String> lines = new ArrayList<>(sheet.lines().toList());
        List<String> cells = new ArrayList<>(fields(lines.get(4)));
        cells.set(column, instead);
        lines.set(4, String.join(",", cells));
        return String.valueOf(assertThrows(SheetRefused.class, () -> read(String.join("\n", lines)))
                .getMessage());
    }

    private TableText read(String file) {
        return TableSheet.read(CsvSheet.read(file.getBytes(UTF_8)), document.table());
    }

    private static String text() {
        return new String(DefaultTables.file(PATH), UTF_8);
    }

    /** Fields of a line as written, quotes and all. */
    private static List<String> fields(String line) {
        return List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
    }
}
