package io.dynamicmarket.quoting.bench;

import io.dynamicmarket.quoting.feed.FrameSink;
import io.dynamicmarket.quoting.feed.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Frames of one market in memory, one after the other, so that no reading of files is measured. */
final class Recording implements FrameSink {
    private final String name;
    private byte[] bytes = new byte[1 << 20];
    private int[] ends = new int[1 << 10];
    private long[] receivedAtNanos = new long[1 << 10];
    private int size;

    Recording(String name) {
        this.name = name;
    }

    /** Loads a recording as {@link RecordingReader} understands it; lines with a problem are refused, not skipped. */
    static Recording read(Path file) throws IOException {
        Recording recording = new Recording(String.valueOf(file.getFileName()));
        try (RecordingReader reader = RecordingReader.open(file)) {
            while (reader.next()) {
                if (reader.hasProblem()) {
                    throw new IllegalArgumentException(reader.problem().sentence());
                }
                recording.frame(reader.receivedAtNanos(), reader.buffer(), reader.offset(), reader.length());
            }
        }
        return recording;
    }

    @Override
    public void frame(long atNanos, byte[] buffer, int offset, int length) {
        int start = end(size - 1);
        while (start + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            receivedAtNanos = Arrays.copyOf(receivedAtNanos, 2 * size);
        }
        System.arraycopy(buffer, offset, bytes, start, length);
        ends[size] = start + length;
        receivedAtNanos[size++] = atNanos;
    }

    /** File name, or how it was made. */
    String name() {
        return name;
    }

    /** Number of frames. */
    int size() {
        return size;
    }

    /** Holds all frames; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    int offset(int frame) {
        return end(frame - 1);
    }

    int length(int frame) {
        return end(frame) - end(frame - 1);
    }

    long receivedAtNanos(int frame) {
        return receivedAtNanos[frame];
    }

    private int end(int frame) {
        return frame < 0 ? 0 : ends[frame];
    }
}
