package io.dynamicmarket.governance.access;

import java.time.Duration;

/**
 * When guessing ends.
 *
 * @param failures refused logins in a row after which a person is locked, 1..100
 * @param lasts how long, one second to one day
 */
public record LockOut(int failures, Duration lasts) {
    private static final int MOST = 100;

    public LockOut {
        if (failures < 1 || failures > MOST) {
            throw new IllegalArgumentException("Expected failures before a lock in 1..100, but got " + failures);
        }
        if (lasts.compareTo(Duration.ofSeconds(1)) < 0 || lasts.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("Expected a lock of one second to one day, but got " + lasts);
        }
    }

    Credential afterFailure(Credential before, long nowMillis) {
        int failed = before.failures() + 1;
        return failed >= failures
                ? new Credential(before.hash(), 0, nowMillis + lasts.toMillis())
                : new Credential(before.hash(), failed, before.lockedUntilMillis());
    }
}
