package io.dynamicmarket.workflows;

import io.dynamicmarket.governance.process.ProcessFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The processes that come with the desk. */
public final class BundledProcesses {
    private static final String FOLDER = "workflows/";

    private BundledProcesses() {}

    /** All of them, by file name. */
    public static List<ProcessFile> all() {
        return text("index.txt")
                .lines()
                .filter(line -> !line.isBlank())
                .map(BundledProcesses::file)
                .toList();
    }

    /** One by the name of its file, for example {@code release-sign-off.bpmn}. */
    public static ProcessFile file(String name) {
        return new ProcessFile(name, text(name));
    }

    private static String text(String name) {
        try (InputStream in = BundledProcesses.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "Expected " + FOLDER + name + " on the class path, but it is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("Expected to read " + FOLDER + name + " from the class path, but " + e, e);
        }
    }
}
