package io.dynamicmarket.governance.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The policy files of a folder on disk. */
final class PolicyFolder {
    private PolicyFolder() {}

    static SortedMap<String, byte[]> read(Path folder) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (String part : PolicyPath.FOLDERS) {
            int before = files.size();
            if (!Files.isDirectory(folder.resolve(part))) {
                problems.add("there is no folder " + part);
            } else {
                readInto(files, folder.resolve(part), part);
                if (files.size() == before) {
                    problems.add(part + " holds no policy file");
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ReleaseRefused("Expected policy files under dmn and rules/policy in " + folder + ", but "
                    + String.join(" and ", problems));
        }
        return files;
    }

    static void refuseExisting(Path folder) {
        for (String part : PolicyPath.FOLDERS) {
            if (Files.exists(folder.resolve(part))) {
                throw new ReleaseRefused(
                        "Expected a folder without a policy to write the release to, but " + folder + " has " + part);
            }
        }
    }

    private static void readInto(SortedMap<String, byte[]> files, Path folder, String prefix) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String relative = folder.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                if (PolicyPath.isPolicy(relative)) {
                    files.put(prefix + "/" + relative, Files.readAllBytes(file));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ReleaseRefused("Expected to read the policy in " + folder + ", but " + e, e);
        }
    }
}
