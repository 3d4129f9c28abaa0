package io.dynamicmarket.desk;

import io.dynamicmarket.desk.replay.RecordedTape;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Recordings of one market, read one after the other to measure it. */
final class Recordings {
    private Recordings() {}

    /**
     * Reads all of them and tells what was wrong with them.
     *
     * @throws Unusable if one of them has no frame that can be used, or is of another market than those before
     */
    static void read(List<Path> recordings, RecordedTape into, PrintWriter complaints) {
        try {
            for (Path recording : recordings) {
                long before = into.accepted();
                long lines = into.lines();
                into.read(recording);
                if (into.accepted() == before) {
                    complain(into, complaints);
                    throw ReplayCommand.noneUsable(recording, into.lines() - lines);
                }
            }
        } catch (IOException e) {
            throw new Unusable("The measurement stopped: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new Unusable(e.getMessage() + ".", e);
        }
        complain(into, complaints);
    }

    private static void complain(RecordedTape tape, PrintWriter to) {
        tape.problems().forEach(to::println);
        to.flush();
    }

    static List<String> names(List<Path> recordings) {
        return recordings.stream()
                .map(path -> String.valueOf(path.getFileName()))
                .toList();
    }
}
