package io.dynamicmarket.governance.activation;

import io.dynamicmarket.governance.release.Release;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** Releases of one file, told apart by a word in it. */
final class SmallReleases {
    private SmallReleases() {}

    static Release of(String word) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("dmn/table.dmn", word.getBytes(StandardCharsets.UTF_8));
        return Release.of(files);
    }
}
