package io.dynamicmarket.audit;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.release.ReleaseRefused;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.PolicyRefused;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The releases at hand, by id: those of the given folders and the one in the jar. */
public final class Releases implements AutoCloseable {
    private final Map<ReleaseId, Release> known = new HashMap<>();
    private final Map<ReleaseId, CompiledRelease> compiled = new HashMap<>();

    private Releases() {}

    /**
     * Reads them without compiling.
     *
     * @throws AuditInputUnusable if a folder holds no release
     */
    public static Releases of(List<Path> folders) {
        Releases releases = new Releases();
        try {
            releases.add(Release.bundled(Releases.class.getClassLoader()));
            folders.forEach(folder -> releases.add(Release.fromFolder(folder)));
        } catch (ReleaseRefused refused) {
            throw new AuditInputUnusable("A policy cannot be read. " + refused.getMessage() + ".", refused);
        }
        return releases;
    }

    private void add(Release release) {
        known.put(release.id(), release);
    }

    /**
     * Compiles one when it is asked for first; empty if it is not at hand.
     *
     * @throws AuditInputUnusable if it is broken
     */
    public Optional<CompiledRelease> find(ReleaseId id) {
        Release release = known.get(id);
        if (release == null) {
            return Optional.empty();
        }
        return Optional.of(compiled.computeIfAbsent(id, first -> compile(release)));
    }

    private static CompiledRelease compile(Release release) {
        try {
            return CompiledRelease.compileCold(release);
        } catch (PolicyRefused refused) {
            throw new AuditInputUnusable(
                    "Release " + release.id() + " cannot be compiled. " + refused.getMessage() + ".", refused);
        }
    }

    @Override
    public void close() {
        compiled.values().forEach(CompiledRelease::close);
    }
}
