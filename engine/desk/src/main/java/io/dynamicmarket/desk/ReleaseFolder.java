package io.dynamicmarket.desk;

import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.ReleaseRefused;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The release that a command looks at. */
final class ReleaseFolder {
    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "Folder of a policy release (dmn/ and rules/policy/); the release in the jar if left out.")
    private @Nullable Path folder;

    Release release() {
        try {
            Path chosen = folder;
            return chosen == null ? Release.bundled(ReleaseFolder.class.getClassLoader()) : Release.fromFolder(chosen);
        } catch (ReleaseRefused refused) {
            throw new Unusable("The policy cannot be read. " + refused.getMessage() + ".", refused);
        }
    }
}
