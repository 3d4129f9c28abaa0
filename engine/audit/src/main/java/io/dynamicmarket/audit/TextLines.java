package io.dynamicmarket.audit;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The lines of a file, as strictly as a hash needs them: UTF-8 without a fault, each ended by a line feed and by nothing
 * else. A last line that was cut off is a fault too.
 */
final class TextLines implements Closeable {
    private final InputStream in;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private byte[] line = new byte[1 << 14];
    private int length;
    private long number;
    private String text = "";
    private String fault = "";

    private TextLines(InputStream in) {
        this.in = in;
    }

    /**
     * Opens a file.
     *
     * @param what it should hold, for the sentence if it cannot be read
     */
    static TextLines open(Path file, String what) {
        try {
            if (Files.isDirectory(file)) {
                throw new AuditInputUnusable("Expected " + what + " in " + file + ", but it is a folder.");
            }
            return new TextLines(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        } catch (IOException e) {
            throw new AuditInputUnusable("Expected " + what + " in " + file + ", but it cannot be read: " + e + ".", e);
        }
    }

    /** Goes to the next line; false at the end. After a line with a fault there is no next one. */
    boolean next() throws IOException {
        length = 0;
        int b = in.read();
        if (b < 0 || !fault.isEmpty()) {
            return false;
        }
        number++;
        while (b >= 0 && b != '\n') {
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) b;
            b = in.read();
        }
        if (b < 0) {
            fault = "Expected the line to end, but the file does";
        }
        try {
            text = utf8.decode(ByteBuffer.wrap(line, 0, length)).toString();
        } catch (CharacterCodingException e) {
            text = "";
            fault = "Expected UTF-8, but the line holds other bytes";
        }
        return true;
    }

    long number() {
        return number;
    }

    /** Without its line feed. */
    String text() {
        return text;
    }

    /** What is wrong with the line; empty if nothing is. */
    String fault() {
        return fault;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
