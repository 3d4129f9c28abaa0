package io.dynamicmarket.quoting.experiment;

import io.dynamicmarket.quoting.feed.FrameSink;
import io.dynamicmarket.quoting.feed.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * A recording that can be played any number of times, also by several threads at once: every play reads the file anew,
 * so that its length is no matter of memory.
 *
 * @param file as {@link RecordingReader} takes it
 */
public record RecordedTape(Path file) {
    /**
     * Plays the frames from the first on. Lines that hold no frame are passed over.
     *
     * @param goOn asked before each frame; false ends the play
     * @throws IOException if the file cannot be read at all
     */
    public void play(FrameSink sink, BooleanSupplier goOn) throws IOException {
        try (RecordingReader reader = RecordingReader.open(file)) {
            while (goOn.getAsBoolean() && reader.next()) {
                if (!reader.hasProblem()) {
                    sink.frame(reader.receivedAtNanos(), reader.buffer(), reader.offset(), reader.length());
                }
            }
        }
    }
}
