package io.dynamicmarket.policy;

import io.dynamicmarket.governance.release.Release;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The default release as it stands in the tree, compiled once for all tests. */
final class DefaultPolicy {
    static final Path ROOT = Path.of("..", "..");

    private static final class Holder {
        private static final CompiledRelease COMPILED = CompiledRelease.compile(Release.fromFolder(ROOT));
    }

    private DefaultPolicy() {}

    static CompiledRelease compiled() {
        return Holder.COMPILED;
    }

    /** The release with the text of one file changed. */
    static Release with(String path, UnaryOperator<String> change) {
        SortedMap<String, byte[]> files = new TreeMap<>(Release.fromFolder(ROOT).files());
        String before = new String(files.get(path), StandardCharsets.UTF_8);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException("Expected a change of " + path + ", but got the same text");
        }
        files.put(path, after.getBytes(StandardCharsets.UTF_8));
        return Release.of(files);
    }
}
