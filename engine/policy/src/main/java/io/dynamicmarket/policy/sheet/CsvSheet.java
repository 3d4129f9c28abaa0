package io.dynamicmarket.policy.sheet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A sheet as comma-separated values (RFC 4180) in UTF-8. A spreadsheet would take {@code 0.30}, {@code -} or
 * {@code =1+1} for a number or a formula; such a cell gets an apostrophe in front, which a spreadsheet keeps and reading
 * takes off again. Read are commas, semicolons or tabs, any line ends, with or without a mark of byte order.
 */
public final class CsvSheet {
    private static final String FIRST_CELL = "table";
    /** Harmless beginnings, and words that no spreadsheet takes for anything else. */
    private static final Pattern SAFE = Pattern.compile("([<>\\[\"].*|[\\p{L}][^\\d]*)", Pattern.DOTALL);

    private static final Pattern LONG = Pattern.compile("[\\p{L}].{40,}", Pattern.DOTALL);
    private static final Pattern TRUTH = Pattern.compile("(?i)true|false|wahr|falsch");

    private CsvSheet() {}

    /** The file. */
    public static byte[] write(Grid sheet) {
        return sheet.rows().stream()
                .map(row ->
                        row.stream().map(cell -> quoted(guarded(cell.text()))).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a file.
     *
     * @throws SheetRefused with line or cell, if it is no such file
     */
    public static Grid read(byte[] bytes) {
        String text = Utf8.text(bytes);
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(false)
                .setTrailingData(false)
                .get();
        List<List<Grid.Cell>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord line : parser) {
                rows.add(line.stream().map(CsvSheet::cell).toList());
            }
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            throw new SheetRefused("line " + (rows.size() + 1)
                    + ": Expected values apart by commas, quoted where they hold one, but got: " + broken.getMessage());
        }
        return new Grid(rows);
    }

    private static Grid.Cell cell(String written) {
        String text = written.replace("\r\n", "\n");
        return text.startsWith("'") ? new Grid.Cell(text.substring(1), true) : new Grid.Cell(text, false);
    }

    private static char delimiter(String text) {
        String start = text.startsWith("\"") ? "\"" + FIRST_CELL + "\"" : FIRST_CELL;
        char delimiter = text.startsWith(start) && text.length() > start.length() ? text.charAt(start.length()) : ' ';
        if (delimiter != ',' && delimiter != ';' && delimiter != '\t') {
            throw new SheetRefused(
                    "A1: Expected a sheet that begins with '" + FIRST_CELL + ",', as policy export writes it, but got '"
                            + text.lines().findFirst().orElse("") + "'");
        }
        return delimiter;
    }

    private static String guarded(String text) {
        if (text.indexOf('\r') >= 0) {
            throw new SheetRefused("Expected texts without carriage returns, but got '" + text + "'");
        }
        boolean safe = text.isEmpty()
                || (SAFE.matcher(text).matches() || LONG.matcher(text).matches())
                        && !TRUTH.matcher(text).matches();
        return safe ? text : "'" + text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == ';' || c == '"' || c == '\n' || c == '\t');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
