package io.dynamicmarket.quoting.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingReaderTest {
    @TempDir
    Path folder;

    @Test
    void readsPlainAndCompressedLinesAlike() throws IOException {
        byte[] text = bytes("1 {}\n22 {\"a\":1}\n333 {}");
        List<String> expected = List.of("1|{}", "22|{\"a\":1}", "333|{}");
        assertEquals(expected, read(text));
        assertEquals(expected, read(gzip(text)));
        assertEquals(List.of(), read(new byte[0]));
    }

    @Test
    void readsCompressedParts() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip(bytes("1 {}\n2 {")));
        both.write(gzip(bytes("}\n")));
        assertEquals(List.of("1|{}", "2|{}"), read(both.toByteArray()));
    }

    @Test
    void reportsBadLinesAndReadsOn() throws IOException {
        assertEquals(
                List.of("1|{}", "BAD_LINE 2", "BAD_LINE 3", "BAD_LINE 4", "BAD_LINE 5", "BAD_LINE 6", "9|{}"),
                read(bytes("1 {}\n{}\n\n12\n-4 {}\n99999999999999999999 {}\n9 {}\n")));
    }

    @Test
    void reportsAFileThatBreaksOffAndGivesTheWholeLinesBefore() throws IOException {
        byte[] noise = new byte[200_000];
        new Random(7).nextBytes(noise);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append(i)
                    .append(' ')
                    .append(Arrays.hashCode(Arrays.copyOfRange(noise, i * 50, i * 50 + 50)))
                    .append('\n');
        }
        byte[] whole = gzip(bytes(text.toString()));
        List<String> all = read(whole);
        List<String> part = read(Arrays.copyOf(whole, whole.length / 2));
        int lines = part.size() - 1;
        assertTrue(lines > 100 && lines < 2_000, "lines " + lines);
        assertEquals(all.subList(0, lines), part.subList(0, lines));
        assertEquals("TRUNCATED_INPUT " + lines, part.get(lines));
    }

    @Test
    void reportsACompressedFileThatBreaksOffInItsHead() throws IOException {
        byte[] whole = gzip(bytes("1 {}\n"));
        for (int length : new int[] {2, 5, 10}) {
            assertEquals(List.of("TRUNCATED_INPUT 0"), read(Arrays.copyOf(whole, length)), "after " + length);
        }
    }

    @Test
    void reportsACompressedFileThatIsDamaged() throws IOException {
        byte[] whole = gzip(bytes("1 {}\n2 {}\n"));
        whole[whole.length - 6] ^= 1;
        List<String> lines = read(whole);
        assertEquals("TRUNCATED_INPUT", lines.get(lines.size() - 1).substring(0, 15));
    }

    @Test
    void reportsALineOfMoreThanSixteenMegabytesAndReadsOn() throws IOException {
        byte[] text = new byte[(1 << 24) + 100];
        Arrays.fill(text, (byte) '7');
        byte[] tail = bytes("\n5 {}\n");
        System.arraycopy(tail, 0, text, text.length - tail.length, tail.length);
        assertEquals(List.of("BAD_LINE 1", "5|{}"), read(text));
    }

    @Test
    void givesLinesLongerThanItsBufferWhole() throws IOException {
        String json = "{\"a\":\"" + "x".repeat(3_000_000) + "\"}";
        assertEquals(List.of("1|{}", "2|" + json, "3|{}"), read(bytes("1 {}\n2 " + json + "\n3 {}\n")));
    }

    @Test
    void tellsProgressByTheBytesOfTheFile() throws IOException {
        Path file = Files.write(folder.resolve("progress"), gzip(bytes("1 {}\n")));
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertEquals(Files.size(file), reader.totalBytes());
            while (reader.next()) {
                assertTrue(reader.bytesRead() <= reader.totalBytes());
            }
            assertEquals(reader.totalBytes(), reader.bytesRead());
        }
    }

    @Test
    void cannotOpenAFileThatIsNotThere() {
        assertThrows(NoSuchFileException.class, () -> RecordingReader.open(folder.resolve("absent")));
    }

    private List<String> read(byte[] content) throws IOException {
        List<String> lines = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(Files.write(folder.resolve("recording"), content))) {
            while (reader.next()) {
                lines.add(
                        reader.hasProblem()
                                ? reader.problem().reason() + " " + reader.lineNumber()
                                : reader.receivedAtNanos() + "|"
                                        + new String(reader.buffer(), reader.offset(), reader.length(), UTF_8));
            }
        }
        return lines;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
