package io.dynamicmarket.desk.changeover;

import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.governance.release.Draft;
import io.dynamicmarket.governance.release.Release;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;

/** Releases that differ from the bundled one in one cell and in the skew of each preset, so that decisions tell them apart. */
final class Variations {
    private static final String BREAKERS = "dmn/breakers.dmn";
    private static final String PRESETS = "rules/policy/preset/";

    private Variations() {}

    /** @param number 1 or more, other releases for other numbers */
    static Release of(int number) {
        Release bundled = BundledRelease.release();
        TreeMap<String, byte[]> written = new TreeMap<>();
        // the threshold of the volatility breaker
        edit(bundled, BREAKERS, "<text>120</text>", "<text>" + (120 + number) + "</text>", written);
        for (String preset : new String[] {"bootstrap", "defensive", "steady-state"}) {
            edit(
                    bundled,
                    PRESETS + preset + ".json",
                    "\"betaBps\": \\d+",
                    "\"betaBps\": " + (3 + number / 1_000.0),
                    written);
        }
        return new Draft(bundled, written, Set.of()).release();
    }

    /** The bundled release with a text replaced in one of its files. */
    static Release edited(String path, String regex, String by) {
        Release bundled = BundledRelease.release();
        TreeMap<String, byte[]> written = new TreeMap<>();
        edit(bundled, path, regex, by, written);
        return new Draft(bundled, written, Set.of()).release();
    }

    private static void edit(Release release, String path, String regex, String by, TreeMap<String, byte[]> written) {
        byte[] file = release.files().get(path);
        if (file == null) {
            throw new IllegalStateException("Expected " + path + " in the bundled release, but it is not there");
        }
        String before = new String(file, StandardCharsets.UTF_8);
        written.put(path, before.replaceFirst(regex, by).getBytes(StandardCharsets.UTF_8));
    }
}
