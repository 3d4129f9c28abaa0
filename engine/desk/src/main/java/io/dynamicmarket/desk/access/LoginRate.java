package io.dynamicmarket.desk.access;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts tries under a name or from an address, minute by minute, for so many names at most. */
final class LoginRate {
    private static final long MINUTE_MILLIS = 60_000;
    private static final int MOST_KEYS = 10_000;

    private final int mostPerMinute;
    private final Map<String, Tries> tries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_KEYS;
        }
    };

    private record Tries(long sinceMillis, int count) {}

    LoginRate(int mostPerMinute) {
        this.mostPerMinute = mostPerMinute;
    }

    /** Returns how many tries there were this minute beyond what is allowed; 0 where this one is. */
    synchronized int beyond(String key, long nowMillis) {
        Tries before = tries.get(key);
        Tries after = before == null || nowMillis - before.sinceMillis() >= MINUTE_MILLIS
                ? new Tries(nowMillis, 1)
                : new Tries(before.sinceMillis(), before.count() + 1);
        tries.put(key, after);
        return Math.max(0, after.count() - mostPerMinute);
    }
}
