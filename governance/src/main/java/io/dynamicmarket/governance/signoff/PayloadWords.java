package io.dynamicmarket.governance.signoff;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.governance.audit.CanonicalJson;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A payload in words, for whoever signs it. Every member of its JSON has a line, by its own name, so that nothing can be
 * signed that was not shown; times stand beside the number that is signed as dates and durations.
 */
public final class PayloadWords {
    private PayloadWords() {}

    /** One line a member, in the form {@code content / override / reason: text}. */
    public static List<String> of(Payload payload) {
        List<String> lines = new ArrayList<>();
        add(lines, "", payload);
        return lines;
    }

    private static void add(List<String> lines, String path, Object value) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                add(lines, path + " " + (i + 1), list.get(i));
            }
        } else if (value instanceof Amount amount) {
            String number = BigDecimal.valueOf(amount.nanos(), Amount.DECIMALS)
                    .stripTrailingZeros()
                    .toPlainString();
            lines.add(path + ": " + number + " " + amount.asset().id());
        } else if (value instanceof Record record && CanonicalJson.of(value).startsWith("{")) {
            addRecord(lines, path, record);
        } else {
            lines.add(path + ": " + shown(path, value));
        }
    }

    private static void addRecord(List<String> lines, String path, Record record) {
        String json = CanonicalJson.of(record);
        if (json.contains("\"type\":\"" + record.getClass().getSimpleName() + "\"")) {
            lines.add((path.isEmpty() ? "" : path + " / ") + "type: "
                    + record.getClass().getSimpleName());
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String name = (path.isEmpty() ? "" : path + " / ") + words(component.getName());
            add(lines, name, value(record, component));
        }
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Expected to read " + component.getName() + " of " + record, e);
        }
    }

    private static String shown(String path, Object value) {
        String plain = value instanceof Enum<?> word ? word.name() : String.valueOf(value);
        if (!(value instanceof Long millis) || !path.endsWith("millis")) {
            return plain;
        }
        boolean moment = path.endsWith("at millis") || path.endsWith("from millis") || path.endsWith("until millis");
        return plain + " (" + (moment ? Instant.ofEpochMilli(millis).toString() : duration(millis)) + ")";
    }

    private static String duration(long millis) {
        Duration duration = Duration.ofMillis(millis);
        return duration.toHours() + " h " + duration.toMinutesPart() + " min " + duration.toSecondsPart() + " s";
    }

    /** {@code inPlaceOf} as {@code in place of}. */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
