package io.dynamicmarket.desk.whatif;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where two courses part: at each instant at which either release decided, what is in force under one is held against
 * what is in force under the other.
 */
final class Parting {
    /** What was decided at a moment, and why. */
    record Moment(long asOfMillis, Stance stance, String why) {}

    private long compared;
    private long parted;
    private long partedMillis;
    private long lastMillis;
    private boolean apart;
    private @Nullable Moment before;
    private @Nullable Moment after;
    private @Nullable Stance comparedBefore;
    private @Nullable Stance comparedAfter;
    private boolean same;
    private @Nullable Map<String, Object> first;

    /** Holds two whole courses against each other. */
    static Parting of(List<Moment> before, List<Moment> after) {
        Parting parting = new Parting();
        int b = 0;
        int a = 0;
        while (b < before.size() || a < after.size()) {
            long at = Math.min(
                    b < before.size() ? before.get(b).asOfMillis() : Long.MAX_VALUE,
                    a < after.size() ? after.get(a).asOfMillis() : Long.MAX_VALUE);
            // several decisions may fall on one instant: the last of each side is in force then
            for (; b < before.size() && before.get(b).asOfMillis() == at; b++) {
                parting.before = before.get(b);
            }
            for (; a < after.size() && after.get(a).asOfMillis() == at; a++) {
                parting.after = after.get(a);
            }
            parting.compare(at);
        }
        return parting;
    }

    /** Both decided at the same instant. */
    void both(Moment one, Moment other) {
        before = one;
        after = other;
        compare(one.asOfMillis());
    }

    private void compare(long atMillis) {
        partedMillis += apart ? atMillis - lastMillis : 0;
        Moment one = before;
        Moment other = after;
        apart = one == null || other == null || !isSame(one.stance(), other.stance());
        compared++;
        parted += apart ? 1 : 0;
        lastMillis = atMillis;
        if (apart && first == null) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("at", Instant.ofEpochMilli(atMillis).toString());
            values.put("before", words(one));
            values.put("after", words(other));
            first = values;
        }
    }

    /** Most instants have the stances of the instant before, the very same; those were compared then. */
    private boolean isSame(Stance one, Stance other) {
        if (one != comparedBefore || other != comparedAfter) {
            comparedBefore = one;
            comparedAfter = other;
            same = one.equals(other);
        }
        return same;
    }

    private static Map<String, Object> words(@Nullable Moment moment) {
        if (moment == null) {
            return Map.of("decided", false);
        }
        Map<String, Object> values = moment.stance().values();
        values.put("why", moment.why());
        return values;
    }

    /** For the report: counts, and the first instant with both decisions where there is one. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("instants", compared);
        values.put("parted", parted);
        values.put("partedSeconds", partedMillis / 1e3);
        Map<String, Object> found = first;
        if (found != null) {
            values.put("first", found);
        }
        return values;
    }
}
