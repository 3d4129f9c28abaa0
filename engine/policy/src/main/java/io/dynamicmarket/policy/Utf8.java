package io.dynamicmarket.policy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Files of a release are UTF-8 without a mark: engines and readers take anything else differently, or not at all. */
public final class Utf8 {
    private Utf8() {}

    /** What an editor may have left in a file; empty if it is UTF-8. */
    public static List<Finding> faults(String path, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("\uFEFF")) {
            return List.of(new Finding(path, "line 1", "Expected UTF-8 without a byte order mark, but got one"));
        }
        // what cannot be decoded is replaced, and comes back as other bytes
        if (Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))) {
            return List.of();
        }
        long line = 1
                + text.chars()
                        .limit(text.indexOf('\uFFFD'))
                        .filter(c -> c == '\n')
                        .count();
        return List.of(new Finding(path, "line " + line, "Expected UTF-8, but got bytes that are none"));
    }
}
