package io.dynamicmarket.desk;

import io.dynamicmarket.desk.changeover.PolicyStart;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.ReleaseRefused;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.PolicyRefused;
import io.dynamicmarket.policy.PolicyTables;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which policy to use. */
final class PolicyOptions {
    @Option(
            names = "--policy",
            paramLabel = "DIR",
            description = "Folder of a policy release (dmn/ and rules/policy/); the release in the jar if left out.")
    private @Nullable Path folder;

    Release release() {
        try {
            Path chosen = folder;
            return chosen == null ? Release.bundled(PolicyOptions.class.getClassLoader()) : Release.fromFolder(chosen);
        } catch (ReleaseRefused refused) {
            throw new Unusable("The policy cannot be read, nothing was started. " + refused.getMessage(), refused);
        }
    }

    /** Compiles it for a desk that trades; a broken policy never starts anything. */
    CompiledRelease compiled() {
        return sound(CompiledRelease::compile);
    }

    /**
     * What a desk begins with. A folder that a person names is compiled before anything is touched, though the release in
     * force may be another.
     */
    PolicyStart start() {
        Release release = release();
        Path chosen = folder;
        if (chosen != null) {
            sound(release, CompiledRelease::compileCold).close();
        }
        String source = chosen == null ? "the jar" : "the folder " + chosen;
        return new PolicyStart(release, source, CompiledRelease::compile);
    }

    /** Compiles it for a few decisions. */
    CompiledRelease compiledCold() {
        return sound(CompiledRelease::compileCold);
    }

    /** Reads its tables and presets alone. */
    PolicyTables tables() {
        return sound(PolicyTables::read);
    }

    private <T> T sound(Function<Release, T> from) {
        return sound(release(), from);
    }

    private static <T> T sound(Release release, Function<Release, T> from) {
        try {
            return from.apply(release);
        } catch (PolicyRefused refused) {
            throw broken(refused);
        }
    }

    static Unusable broken(PolicyRefused refused) {
        String findings = refused.findings().stream()
                .map(finding -> "  " + (finding.file() + " " + finding.place()).strip() + ": " + finding.sentence())
                .collect(Collectors.joining("\n"));
        return new Unusable(
                "The policy is broken, nothing was started. "
                        + refused.findings().size() + " finding(s):\n" + findings,
                refused);
    }
}
