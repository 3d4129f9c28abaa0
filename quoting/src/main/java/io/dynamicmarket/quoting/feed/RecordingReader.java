package io.dynamicmarket.quoting.feed;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a recording line by line: {@code <receive time, UTC epoch nanoseconds> <frame>}, plain or gzip (told by its
 * first bytes). A line that is not of this form, or an end in the middle, is a problem to be reported, not an end of
 * reading as long as more can be read:
 *
 * <pre>{@code
 * while (reader.next()) {
 *     if (reader.hasProblem()) {
 *         feed.refuse(reader.problem());
 *     } else {
 *         feed.onFrame(reader.receivedAtNanos(), reader.buffer(), reader.offset(), reader.length());
 *     }
 * }
 * }</pre>
 */
public final class RecordingReader implements Closeable {
    private static final int CHUNK = 1 << 16;
    /** A full-depth snapshot is a few hundred kilobytes. */
    private static final int LONGEST_LINE = 1 << 24;

    private static final Refusal NO_PROBLEM =
            new Refusal(RefusalReason.BAD_LINE, "Expected a problem, but the last line had none");

    private final CountingStream raw;
    private final InputStream input;
    private final long totalBytes;
    private byte[] buffer = new byte[CHUNK * 4];
    private int position;
    private int lineStart;
    private int lineEnd;
    private int filled;
    private boolean ended;
    private boolean truncated;
    private boolean overlong;
    private String truncation = "";
    private long lineNumber;
    private long receivedAtNanos;
    private int offset;
    private Refusal problem = NO_PROBLEM;

    private RecordingReader(CountingStream raw, InputStream input, long totalBytes) {
        this.raw = raw;
        this.input = input;
        this.totalBytes = totalBytes;
    }

    /** Opens a recording; an {@link IOException} where the file cannot be read at all. */
    public static RecordingReader open(Path file) throws IOException {
        long size = Files.size(file);
        CountingStream raw = new CountingStream(new BufferedInputStream(Files.newInputStream(file), CHUNK));
        try {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            return gzip ? openGzip(raw, size) : new RecordingReader(raw, raw, size);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** The head of a gzip may be broken off too. */
    private static RecordingReader openGzip(CountingStream raw, long size) throws IOException {
        try {
            return new RecordingReader(raw, new GZIPInputStream(raw, CHUNK), size);
        } catch (EOFException | ZipException e) {
            RecordingReader reader = new RecordingReader(raw, raw, size);
            reader.breakOff(e);
            return reader;
        }
    }

    /** Goes to the next line, sound or not; false at the end. A problem of the file's end comes after its last line. */
    public boolean next() throws IOException {
        problem = NO_PROBLEM;
        if (!findLine()) {
            return reportTruncation();
        }
        lineNumber++;
        if (overlong) {
            problem = badLine("at most " + LONGEST_LINE + " bytes, but it is longer");
        } else {
            readStamp();
        }
        return true;
    }

    public boolean hasProblem() {
        return problem != NO_PROBLEM;
    }

    /** What is wrong with the line; meaningful while {@link #hasProblem()}. */
    public Refusal problem() {
        return problem;
    }

    public long receivedAtNanos() {
        return receivedAtNanos;
    }

    /** Holds the frame until {@link #next()} is called. */
    public byte[] buffer() {
        return buffer;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return lineEnd - offset;
    }

    /** From 1. */
    public long lineNumber() {
        return lineNumber;
    }

    /** Bytes of the file (compressed, if it is) that have been read. */
    public long bytesRead() {
        return raw.count;
    }

    public long totalBytes() {
        return totalBytes;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private void readStamp() {
        long stamp = 0;
        int i = lineStart;
        boolean fits = true;
        while (i < lineEnd && buffer[i] >= '0' && buffer[i] <= '9') {
            fits &= stamp <= (Long.MAX_VALUE - 9) / 10;
            stamp = stamp * 10 + (buffer[i++] - '0');
        }
        if (i == lineStart || !fits || i >= lineEnd || buffer[i] != ' ') {
            problem = badLine("'<receive time in nanoseconds> <frame>', but it does not start with a time and a space");
        } else {
            receivedAtNanos = stamp;
            offset = i + 1;
        }
    }

    private Refusal badLine(String sentence) {
        return new Refusal(RefusalReason.BAD_LINE, "Expected in line " + lineNumber + " " + sentence);
    }

    private boolean reportTruncation() {
        if (!truncated) {
            return false;
        }
        truncated = false;
        position = filled;
        problem = new Refusal(
                RefusalReason.TRUNCATED_INPUT,
                "Expected a whole recording, but it breaks off after line " + lineNumber + ": " + truncation);
        return true;
    }

    /** Puts the next line between lineStart and lineEnd; false if there is none. */
    private boolean findLine() throws IOException {
        int scan = position;
        overlong = false;
        while (true) {
            for (; scan < filled; scan++) {
                if (buffer[scan] == '\n') {
                    return line(scan, scan + 1);
                }
            }
            if (ended) {
                // What a damaged file breaks off in is no line.
                return !truncated && position < filled && line(filled, filled);
            }
            overlong |= filled - position > LONGEST_LINE;
            int keep = overlong ? 0 : filled - position;
            System.arraycopy(buffer, filled - keep, buffer, 0, keep);
            position = 0;
            filled = keep;
            scan = keep;
            fill();
        }
    }

    private boolean line(int end, int next) {
        lineStart = position;
        lineEnd = end;
        position = next;
        return true;
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, filled * 2);
        }
        try {
            int read = input.read(buffer, filled, buffer.length - filled);
            ended = read < 0;
            filled += Math.max(0, read);
        } catch (EOFException | ZipException e) {
            breakOff(e);
        }
    }

    private void breakOff(IOException cause) {
        ended = true;
        truncated = true;
        truncation = cause.getMessage() != null ? cause.getMessage() : "the file ends";
    }

    /** Counts what is taken from the file, so that progress can be shown. */
    private static final class CountingStream extends FilterInputStream {
        private long count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(0, read);
            return read;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            count = 0;
        }
    }
}
