package io.dynamicmarket.desk.tape;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the recordings that are kept beside the working copy, or skips the test that needs one. */
public final class SharedRecordings {
    private static final String FOLDER = "shared/data/market";

    private SharedRecordings() {}

    public static Path find(String name) {
        Path found = Path.of("");
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve(FOLDER).resolve(name);
            if (Files.isRegularFile(candidate)) {
                found = candidate;
                break;
            }
        }
        assumeTrue(!found.toString().isEmpty(), "recording " + name + " is not in a " + FOLDER + " above this folder");
        return found;
    }
}
