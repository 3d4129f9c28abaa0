package io.dynamicmarket.adapters.venue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Recorded market data beside the source tree; a test that needs it is skipped by name where it is not. */
final class Recordings {
    private Recordings() {}

    static Path named(String file) {
        for (@Nullable Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/data/market").resolve(file);
            if (Files.exists(found)) {
                return found;
            }
        }
        Assumptions.abort("Expected the recording " + file + " in shared/data/market beside the source tree");
        throw new AssertionError("not reached");
    }
}
