package io.dynamicmarket.desk;

import io.dynamicmarket.governance.release.Release;
import java.util.List;

/** Finds the file of a table in a release. */
final class ReleaseTable {
    private static final String ENDING = ".dmn";

    private ReleaseTable() {}

    static String path(Release release, String table) {
        List<String> tables = release.files().keySet().stream()
                .filter(path -> path.endsWith(ENDING))
                .toList();
        List<String> found =
                tables.stream().filter(path -> name(path).equals(table)).toList();
        if (found.size() != 1) {
            throw new Unusable("Expected a table out of "
                    + tables.stream().map(ReleaseTable::name).toList() + ", but got '" + table + "'.");
        }
        return found.get(0);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1, path.length() - ENDING.length());
    }
}
