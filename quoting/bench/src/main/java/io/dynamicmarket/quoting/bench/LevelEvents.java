package io.dynamicmarket.quoting.bench;

import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.feed.FrameKind;
import io.dynamicmarket.quoting.feed.FrameReading;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The level changes of a recording from its snapshot on, in the smallest steps that occur. In each update levels that go
 * come first, so that a matching engine that is fed with it never sees a crossed book.
 */
final class LevelEvents {
    /** What a level was before and is now; the order id stands for its side and price. */
    record Event(Side side, long price, long before, long now, long orderId) {}

    private final List<List<Event>> updates = new ArrayList<>();
    private final Map<Side, Map<Long, Event>> latest = new EnumMap<>(Side.class);
    private long orders;

    private LevelEvents() {
        for (Side side : Side.values()) {
            latest.put(side, new HashMap<>());
        }
    }

    /** The updates one after the other, each with its changes. */
    static List<List<Event>> of(Recording recording) {
        LevelEvents events = new LevelEvents();
        FrameReading reading = new FrameReading();
        long snapshotId = -1;
        for (int i = 0; i < recording.size(); i++) {
            FrameKind kind = reading.read(recording.bytes(), recording.offset(i), recording.length(i));
            boolean snapshot = kind == FrameKind.SNAPSHOT && snapshotId < 0;
            boolean update = kind == FrameKind.DEPTH && snapshotId >= 0 && reading.lastId() >= snapshotId;
            snapshotId = snapshot ? reading.lastId() : snapshotId;
            if (snapshot || update) {
                events.take(reading);
            }
        }
        return events.inSteps();
    }

    private void take(FrameReading reading) {
        List<Event> going = new ArrayList<>();
        List<Event> staying = new ArrayList<>();
        for (Side side : Side.values()) {
            for (int level = 0; level < reading.levels(side); level++) {
                Event event = event(side, reading.priceUnits(side, level), reading.quantityUnits(side, level));
                (event.now == 0 ? going : staying).add(event);
            }
        }
        going.addAll(staying);
        updates.add(going);
    }

    private Event event(Side side, long price, long now) {
        Map<Long, Event> events = latest.getOrDefault(side, Map.of());
        Event before = events.get(price);
        Event event = before == null
                ? new Event(side, price, 0, now, ++orders)
                : new Event(side, price, before.now, now, before.orderId);
        events.put(price, event);
        return event;
    }

    private List<List<Event>> inSteps() {
        long tick = 0;
        long lot = 0;
        for (List<Event> update : updates) {
            for (Event event : update) {
                tick = divisor(tick, event.price);
                lot = divisor(lot, event.now);
            }
        }
        List<List<Event>> scaled = new ArrayList<>();
        for (List<Event> update : updates) {
            List<Event> events = new ArrayList<>();
            for (Event event : update) {
                events.add(
                        new Event(event.side, event.price / tick, event.before / lot, event.now / lot, event.orderId));
            }
            scaled.add(events);
        }
        return scaled;
    }

    private static long divisor(long a, long b) {
        return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).longValueExact();
    }
}
