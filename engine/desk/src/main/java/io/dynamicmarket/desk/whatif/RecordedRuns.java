package io.dynamicmarket.desk.whatif;

import io.dynamicmarket.desk.replay.SilentReplay;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.Cores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Recordings under releases, each on a thread of its own. */
final class RecordedRuns {
    /** Members of a replay's summary that stand in the report as they are. */
    private static final List<String> MEMBERS =
            List.of("quotes", "fills", "orders", "hedges", "inventory", "pnl", "attribution");

    private RecordedRuns() {}

    /** One side of a recording. */
    record Side(SilentReplay.Outcome outcome, Course course, List<Parting.Moment> moments) {
        Map<String, Object> values() {
            Map<String, Object> values = new LinkedHashMap<>(course.values());
            for (String member : MEMBERS) {
                Object value = outcome.values().get(member);
                if (value != null) {
                    values.put(member, value);
                }
            }
            return values;
        }
    }

    /**
     * Replays a recording under both at once.
     *
     * @throws IOException if it cannot be read
     */
    static SideBySide compare(Path recording, long seed, CompiledRelease before, CompiledRelease after)
            throws IOException {
        try {
            List<Side> sides = Cores.all(() -> Stream.of(before, after)
                    .parallel()
                    .map(release -> side(recording, seed, release))
                    .toList());
            Side one = sides.get(0);
            Side two = sides.get(1);
            return new SideBySide(
                    String.valueOf(recording.getFileName()),
                    one.values(),
                    two.values(),
                    Parting.of(one.moments(), two.moments()),
                    one.course(),
                    two.course());
        } catch (UncheckedIOException unread) {
            throw new IOException(unread.getMessage(), unread);
        }
    }

    /**
     * Replays a recording under one.
     *
     * @throws UncheckedIOException if it cannot be read, or nothing in it led to a decision: a report that says that
     *     nothing differs over nothing would be signed like any other
     */
    static Side side(Path recording, long seed, CompiledRelease release) {
        List<Parting.Moment> moments = new ArrayList<>();
        // most decisions come to the same as many others: one copy of each is kept
        Map<Stance, Stance> known = new HashMap<>();
        Course course = new Course((situation, decision, stance) -> {
            Stance kept = known.computeIfAbsent(stance, one -> one);
            moments.add(new Parting.Moment(
                    situation.asOfMillis(), kept, decision.directive().grounds().sentence()));
        });
        try {
            Side side = new Side(SilentReplay.run(recording, seed, release, course), course, moments);
            if (moments.isEmpty()) {
                throw new IOException(
                        "Expected recorded frames in " + recording + ", but none of its lines led to a decision");
            }
            return side;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
