package io.dynamicmarket.policy.sheet;

import io.dynamicmarket.governance.release.Release;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The DMN files of the default release. */
final class DefaultTables {
    private static final SortedMap<String, byte[]> FILES =
            Release.bundled(DefaultTables.class.getClassLoader()).files();

    private DefaultTables() {}

    static List<Map.Entry<String, byte[]>> all() {
        return FILES.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".dmn"))
                .toList();
    }

    static byte[] file(String path) {
        byte[] file = FILES.get(path);
        if (file == null) {
            throw new IllegalArgumentException("Expected a file of the default release, but got " + path);
        }
        return file;
    }
}
