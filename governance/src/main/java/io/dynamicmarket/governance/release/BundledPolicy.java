package io.dynamicmarket.governance.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** The policy files on a class path; a class path cannot be listed, hence the index files. */
final class BundledPolicy {
    private BundledPolicy() {}

    static SortedMap<String, byte[]> read(ClassLoader classes) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String folder : PolicyPath.FOLDERS) {
            String index = new String(resource(classes, folder + "/index.txt"), StandardCharsets.UTF_8);
            index.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> folder + "/" + line)
                    .forEach(path -> files.put(path, resource(classes, path)));
        }
        return files;
    }

    private static byte[] resource(ClassLoader classes, String name) {
        try (InputStream in = classes.getResourceAsStream(name)) {
            if (in == null) {
                throw new ReleaseRefused("Expected " + name + " on the class path, but it is not there");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ReleaseRefused("Expected to read " + name + " from the class path, but " + e, e);
        }
    }
}
