package io.dynamicmarket.desk;

import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.ReleaseRefused;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.PolicyRefused;
import java.nio.file.Path;
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

    /** Compiles it; a broken policy never starts anything. */
    CompiledRelease compiled() {
        Release release = release();
        try {
            return CompiledRelease.compile(release);
        } catch (PolicyRefused refused) {
            String findings = refused.findings().stream()
                    .map(finding -> "  " + (finding.file() + " " + finding.place()).strip() + ": " + finding.sentence())
                    .collect(Collectors.joining("\n"));
            throw new Unusable(
                    "The policy is broken, nothing was started. "
                            + refused.findings().size() + " finding(s):\n" + findings,
                    refused);
        }
    }
}
