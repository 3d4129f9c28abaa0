package io.dynamicmarket.desk.access;

import io.dynamicmarket.governance.access.LockOut;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How logins and sessions end; keys {@code desk.access...}, in the environment {@code DESK_ACCESS_...}.
 *
 * @param failuresBeforeLock refused logins in a row after which a person is locked, 1..100
 * @param lockedFor how long, one second to one day
 * @param loginsPerMinuteByAddress tries from one address, good ones too, 1..10,000
 * @param loginsPerMinuteByPerson tries under one name, good ones too, 1..10,000
 * @param idleTimeout without a request a session ends, one minute to one day
 * @param absoluteTimeout a session ends in any case, one minute to seven days
 */
@ConfigurationProperties("desk.access")
public record AccessSettings(
        @DefaultValue("5") int failuresBeforeLock,
        @DefaultValue("PT15M") Duration lockedFor,
        @DefaultValue("60") int loginsPerMinuteByAddress,
        @DefaultValue("10") int loginsPerMinuteByPerson,
        @DefaultValue("PT1H") Duration idleTimeout,
        @DefaultValue("PT12H") Duration absoluteTimeout) {
    private static final int MOST_LOGINS = 10_000;

    public AccessSettings {
        new LockOut(failuresBeforeLock, lockedFor);
        check("desk.access.logins-per-minute-by-address", loginsPerMinuteByAddress);
        check("desk.access.logins-per-minute-by-person", loginsPerMinuteByPerson);
        check("desk.access.idle-timeout", idleTimeout, Duration.ofDays(1));
        check("desk.access.absolute-timeout", absoluteTimeout, Duration.ofDays(7));
    }

    LockOut lockOut() {
        return new LockOut(failuresBeforeLock, lockedFor);
    }

    private static void check(String key, int logins) {
        if (logins < 1 || logins > MOST_LOGINS) {
            throw new IllegalArgumentException("Expected " + key + " in 1.." + MOST_LOGINS + ", but got " + logins);
        }
    }

    private static void check(String key, Duration timeout, Duration longest) {
        if (timeout.compareTo(Duration.ofMinutes(1)) < 0 || timeout.compareTo(longest) > 0) {
            throw new IllegalArgumentException("Expected " + key + " of PT1M.." + longest + ", but got " + timeout);
        }
    }
}
