package io.dynamicmarket.desk;

import io.dynamicmarket.desk.workbook.WorkbookSheet;
import io.dynamicmarket.policy.sheet.CsvSheet;
import io.dynamicmarket.policy.sheet.Grid;
import java.nio.file.Path;
import java.util.Locale;

/** Kinds of files that hold a sheet. */
enum SheetFile {
    xlsx,
    csv;

    /** By the ending of the name. */
    static SheetFile of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (SheetFile kind : values()) {
            if (name.endsWith("." + kind)) {
                return kind;
            }
        }
        throw new Unusable("Expected a file that ends in .xlsx or .csv, or --format, but got " + file + ".");
    }

    byte[] write(Grid grid, String name) {
        return this == xlsx ? WorkbookSheet.write(grid, name) : CsvSheet.write(grid);
    }

    Grid read(byte[] bytes) {
        return this == xlsx ? WorkbookSheet.read(bytes) : CsvSheet.read(bytes);
    }
}
