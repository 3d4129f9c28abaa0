package io.dynamicmarket.desk.replay;

import io.dynamicmarket.quoting.feed.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Frames of several recordings in order of receive time; at the same time the earlier named recording comes first. */
final class RecordingMerge {
    private final List<RecordingReader> readers;
    private final List<Path> files;
    private final boolean[] waiting;
    private int source = -1;

    RecordingMerge(List<Path> files, List<RecordingReader> readers) throws IOException {
        this.files = files;
        this.readers = readers;
        this.waiting = new boolean[readers.size()];
        for (int i = 0; i < waiting.length; i++) {
            waiting[i] = readers.get(i).next();
        }
    }

    boolean next() throws IOException {
        if (source >= 0) {
            waiting[source] = readers.get(source).next();
        }
        source = -1;
        for (int i = 0; i < waiting.length; i++) {
            if (waiting[i]
                    && (source < 0
                            || readers.get(i).receivedAtNanos()
                                    < readers.get(source).receivedAtNanos())) {
                source = i;
            }
        }
        return source >= 0;
    }

    /** File and line, for people. */
    String place() {
        return files.get(source) + " line " + current().lineNumber();
    }

    int source() {
        return source;
    }

    RecordingReader current() {
        return readers.get(source);
    }

    long bytesRead() {
        return readers.stream().mapToLong(RecordingReader::bytesRead).sum();
    }

    long totalBytes() {
        return readers.stream().mapToLong(RecordingReader::totalBytes).sum();
    }
}
