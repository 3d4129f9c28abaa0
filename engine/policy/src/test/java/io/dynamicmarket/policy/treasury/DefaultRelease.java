package io.dynamicmarket.policy.treasury;

import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.CompiledRelease;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The default release as it stands in the tree, or with some of its text changed. Compiling takes seconds, so each is
 * kept until the tests end.
 */
final class DefaultRelease {
    private static final Map<String, CompiledRelease> COMPILED = new TreeMap<>();

    private DefaultRelease() {}

    static SortedMap<String, byte[]> files() {
        return new TreeMap<>(Release.fromFolder(Path.of("..", "..")).files());
    }

    /** The default release with changes: {@code "dmn/treasury/revenue-split.dmn|4800"} to {@code "6000"}. */
    static synchronized CompiledRelease with(Map<String, String> cells) {
        return COMPILED.computeIfAbsent(cells.toString(), key -> compile(cells));
    }

    private static CompiledRelease compile(Map<String, String> cells) {
        SortedMap<String, byte[]> files = files();
        cells.forEach((place, text) -> {
            int bar = place.indexOf('|');
            String path = place.substring(0, bar);
            String before = new String(files.get(path), StandardCharsets.UTF_8);
            String after = before.replace(place.substring(bar + 1), text);
            if (after.equals(before)) {
                throw new IllegalArgumentException(
                        "Expected " + place + " in the default release, but it is not there");
            }
            files.put(path, after.getBytes(StandardCharsets.UTF_8));
        });
        return CompiledRelease.compile(Release.of(files));
    }
}
