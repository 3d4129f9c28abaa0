package io.dynamicmarket.governance.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Moments as ISO-8601 text in UTC, always with milliseconds; more digits only where there are any. */
final class UtcTime {
    private static final DateTimeFormatter MILLIS = new DateTimeFormatterBuilder()
            .appendInstant(3)
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter NANOS = new DateTimeFormatterBuilder()
            .appendInstant(9)
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private UtcTime() {}

    static String of(Instant moment) {
        return (moment.truncatedTo(ChronoUnit.MILLIS).equals(moment) ? MILLIS : NANOS).format(moment);
    }

    static String ofMillis(long millis) {
        return MILLIS.format(Instant.ofEpochMilli(millis));
    }
}
