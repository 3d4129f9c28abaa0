package io.dynamicmarket.workflows.bpmn;

import io.dynamicmarket.governance.process.Variables;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a timer fires, as the process says it: ISO 8601, literally or from variables. */
public record Timing(Form form, Expression expression) {
    /** The element of BPMN that holds the text. */
    public enum Form {
        DURATION("timeDuration"),
        CYCLE("timeCycle"),
        DATE("timeDate");

        private final String element;

        Form(String element) {
            this.element = element;
        }

        String element() {
            return element;
        }
    }

    private static final Pattern CYCLE = Pattern.compile("R([0-9]{1,6})/(P.+)");

    /**
     * A timer that was set.
     *
     * @param times how often it fires, 1 or more
     * @param everyMillis between two of them; 0 where it fires once
     */
    public record Due(long atMillis, int times, long everyMillis) {}

    /** Sets the timer; an {@link IllegalArgumentException} where the text is no time. */
    public Due from(long nowMillis, Variables variables) {
        String text = expression.asText(variables);
        try {
            return switch (form) {
                case DURATION -> new Due(Math.addExact(nowMillis, millis(text)), 1, 0);
                case DATE -> new Due(Instant.parse(text).toEpochMilli(), 1, 0);
                case CYCLE -> cycle(text, nowMillis);
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "Expected a " + form.element + " in ISO 8601, but got '" + text + "'", e);
        }
    }

    private static Due cycle(String text, long nowMillis) {
        Matcher cycle = CYCLE.matcher(text);
        if (!cycle.matches() || cycle.group(1).matches("0+")) {
            throw new DateTimeException(text);
        }
        long every = millis(cycle.group(2));
        int times = Integer.parseInt(cycle.group(1));
        return new Due(Math.addExact(nowMillis, every), times, times == 1 ? 0 : every);
    }

    private static long millis(String text) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative()) {
            throw new DateTimeException(text);
        }
        return duration.toMillis();
    }
}
