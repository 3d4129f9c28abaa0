package io.dynamicmarket.governance.release;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The whole policy at one moment; never changed. Its id is the SHA-256 of its manifest in canonical JSON (RFC 8785):
 * {@code {"files":[{"path":"dmn/breakers.dmn","sha256":"..."}],"format":"release/1"}}, files in order of path.
 */
public final class Release {
    private final SortedMap<String, byte[]> files;
    private final String manifest;
    private final ReleaseId id;

    private Release(SortedMap<String, byte[]> files) {
        this.files = files;
        this.manifest = manifestOf(files);
        this.id = new ReleaseId(Sha256.hex(manifest));
    }

    /**
     * The release of these files, by path.
     *
     * @throws ReleaseRefused if there are none, or one is not a policy file
     */
    public static Release of(SortedMap<String, byte[]> files) {
        if (files.isEmpty()) {
            throw new ReleaseRefused("Expected a release of at least one policy file, but got none");
        }
        files.keySet().forEach(PolicyPath::check);
        return new Release(copied(files));
    }

    /**
     * The release of a folder: the policy files under its {@code dmn} and {@code rules/policy}; build output, hidden
     * files and other kinds of file are passed over.
     *
     * @throws ReleaseRefused if either folder is missing, unreadable or holds no policy file
     */
    public static Release fromFolder(Path folder) {
        return of(PolicyFolder.read(folder));
    }

    /**
     * The release on the class path, listed by {@code dmn/index.txt} and {@code rules/policy/index.txt}, which the build
     * writes.
     *
     * @throws ReleaseRefused if an index or a listed file is missing
     */
    public static Release bundled(ClassLoader classes) {
        return of(BundledPolicy.read(classes));
    }

    public ReleaseId id() {
        return id;
    }

    /** The manifest in canonical JSON. */
    public String manifest() {
        return manifest;
    }

    /** Copies of the files, by path. */
    public SortedMap<String, byte[]> files() {
        return Collections.unmodifiableSortedMap(copied(files));
    }

    /**
     * Writes the files into a folder that has no policy yet.
     *
     * @throws ReleaseRefused if it has one, or cannot be written
     */
    public void writeTo(Path folder) {
        PolicyFolder.refuseExisting(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            try {
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.write(target, file.getValue());
            } catch (IOException e) {
                throw new ReleaseRefused("Expected to write " + target + ", but " + e, e);
            }
        }
    }

    private static SortedMap<String, byte[]> copied(SortedMap<String, byte[]> files) {
        SortedMap<String, byte[]> copy = new TreeMap<>();
        files.forEach((path, bytes) -> copy.put(path, bytes.clone()));
        return copy;
    }

    private static String manifestOf(SortedMap<String, byte[]> files) {
        List<Entry> entries = files.entrySet().stream()
                .map(file -> new Entry(file.getKey(), Sha256.hex(file.getValue())))
                .toList();
        return CanonicalJson.of(new Manifest("release/1", entries));
    }

    private record Manifest(String format, List<Entry> files) {}

    private record Entry(String path, String sha256) {}
}
