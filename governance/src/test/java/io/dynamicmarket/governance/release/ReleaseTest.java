package io.dynamicmarket.governance.release;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {
    @TempDir
    Path folder;

    /** Hashes by {@code printf abc | sha256sum} (the FIPS 180-2 example), likewise of nothing and of the manifest. */
    @Test
    void isNamedByTheHashOfItsManifest() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("rules/policy/breaker/latch.drl", new byte[0]);
        files.put("dmn/breakers.dmn", "abc".getBytes(StandardCharsets.UTF_8));
        Release release = Release.of(files);
        assertEquals(
                "{\"files\":[{\"path\":\"dmn/breakers.dmn\",\"sha256\":"
                        + "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"},"
                        + "{\"path\":\"rules/policy/breaker/latch.drl\",\"sha256\":"
                        + "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}],"
                        + "\"format\":\"release/1\"}",
                release.manifest());
        assertEquals(
                "fbdf029d3c256c2edd916507a9ade2a1a6fd5daa8b3a479fa81f79410e861275",
                release.id().sha256());
    }

    @Test
    void readsOnlyThePolicyOfAFolder() throws IOException {
        for (String file : List.of(
                "dmn/breakers.dmn",
                "dmn/treasury/burn.cases.json",
                "rules/policy/a.drl",
                "rules/policy/a.scesim",
                "dmn/pom.xml",
                "dmn/target/classes/dmn/breakers.dmn",
                "dmn/.hidden/x.dmn",
                "dmn/.x.dmn",
                "rules/policy/readme.md",
                "rules/facts/other.drl",
                "other.dmn")) {
            write(file, file);
        }
        Release release = Release.fromFolder(folder);
        assertEquals(
                List.of(
                        "dmn/breakers.dmn",
                        "dmn/treasury/burn.cases.json",
                        "rules/policy/a.drl",
                        "rules/policy/a.scesim"),
                List.copyOf(release.files().keySet()));
    }

    @Test
    void isTheSameReleaseAfterWritingAndReading() throws IOException {
        write("dmn/a.dmn", "one");
        write("rules/policy/b.drl", "two");
        Release release = Release.fromFolder(folder);
        release.writeTo(folder.resolve("copy"));
        assertEquals(release.id(), Release.fromFolder(folder.resolve("copy")).id());
        write("copy/dmn/a.dmn", "on3");
        assertNotEquals(release.id(), Release.fromFolder(folder.resolve("copy")).id());
    }

    @Test
    void isTheSameReleaseInAFolderInAJarAndOnDisk() throws IOException {
        write("dmn/a.dmn", "one");
        write("rules/policy/b/c.drl", "two");
        Release release = Release.fromFolder(folder);
        write("dmn/index.txt", "a.dmn\n");
        write("rules/policy/index.txt", "b/c.drl\r\n");
        assertEquals(release.id(), bundled(folder).id());
        assertEquals(release.id(), bundled(jarOf(folder)).id());
    }

    @Test
    void cannotBeChangedFromOutside() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        byte[] text = {'a'};
        files.put("dmn/a.dmn", text);
        Release release = Release.of(files);
        text[0] = 'b';
        release.files().values().forEach(bytes -> bytes[0] = 'c');
        assertArrayEquals(new byte[] {'a'}, release.files().get("dmn/a.dmn"));
    }

    @Test
    void saysWhichPartOfThePolicyIsMissing() throws IOException {
        assertEquals(
                "Expected policy files under dmn and rules/policy in " + folder
                        + ", but there is no folder dmn and there is no folder rules/policy",
                refusalOf(() -> Release.fromFolder(folder)));
        write("dmn/a.dmn", "one");
        Files.createDirectories(folder.resolve("rules/policy"));
        assertEquals(
                "Expected policy files under dmn and rules/policy in " + folder
                        + ", but rules/policy holds no policy file",
                refusalOf(() -> Release.fromFolder(folder)));
    }

    @Test
    void saysWhichBundledFileIsMissing() throws IOException {
        write("dmn/index.txt", "a.dmn\n");
        assertEquals("Expected dmn/a.dmn on the class path, but it is not there", refusalOf(() -> bundled(folder)));
        assertEquals(
                "Expected dmn/index.txt on the class path, but it is not there",
                refusalOf(() -> bundled(folder.resolve("empty"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../dmn/a.dmn", "dmn/../a.dmn", "dmn/a.exe", "/dmn/a.dmn", "dmn\\a.dmn", "dmn//a.dmn", "a.dmn"})
    void refusesWhatIsNoPolicyFile(String path) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(path, new byte[0]);
        refusalOf(() -> Release.of(files));
    }

    @Test
    void refusesAnEmptyReleaseAndToWriteOverAPolicy() throws IOException {
        assertEquals(
                "Expected a release of at least one policy file, but got none",
                refusalOf(() -> Release.of(new TreeMap<>())));
        write("dmn/a.dmn", "one");
        write("rules/policy/b.drl", "two");
        Release release = Release.fromFolder(folder);
        refusalOf(() -> release.writeTo(folder));
    }

    private static String refusalOf(Executable call) {
        return String.valueOf(assertThrows(ReleaseRefused.class, call).getMessage());
    }

    private static Release bundled(Path place) throws IOException {
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {place.toUri().toURL()}, null)) {
            return Release.bundled(classes);
        }
    }

    private Path jarOf(Path content) throws IOException {
        Path jar = folder.resolve("policy.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name :
                    List.of("dmn/index.txt", "dmn/a.dmn", "rules/policy/index.txt", "rules/policy/b/c.drl")) {
                out.putNextEntry(new ZipEntry(name));
                Files.copy(content.resolve(name), out);
            }
        }
        return jar;
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
