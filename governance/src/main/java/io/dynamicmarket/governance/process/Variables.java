package io.dynamicmarket.governance.process;

import io.dynamicmarket.governance.audit.CanonicalJson;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a process knows, few and small: ids, hashes, durations, answers. Texts, whole numbers below 2^53, booleans and
 * lists of texts. Whatever is larger stays where it is and is named here.
 */
public record Variables(SortedMap<String, Object> values) {
    /** Set by the engine at the start: messages find an instance by it. */
    public static final String BUSINESS_KEY = "businessKey";

    public static final Variables NONE = new Variables(new TreeMap<>());

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,59}");
    private static final long LIMIT = 1L << 53;

    public Variables {
        SortedMap<String, Object> copy = new TreeMap<>();
        values.forEach((name, value) -> copy.put(checked(name), form(name, value)));
        values = Collections.unmodifiableSortedMap(copy);
    }

    public static Variables of(Map<String, ?> values) {
        return new Variables(new TreeMap<>(values));
    }

    public static Variables of(String name, Object value) {
        return of(Map.of(name, value));
    }

    /** These, with the later ones put in their place. */
    public Variables and(Variables later) {
        SortedMap<String, Object> all = new TreeMap<>(values);
        all.putAll(later.values);
        return new Variables(all);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public String text(String name) {
        return as(String.class, "a text", name);
    }

    public long number(String name) {
        return as(Long.class, "a whole number", name);
    }

    public boolean flag(String name) {
        return as(Boolean.class, "true or false", name);
    }

    public List<String> texts(String name) {
        return as(List.class, "a list of texts", name).stream()
                .map(String.class::cast)
                .toList();
    }

    /** Canonical JSON. */
    public String json() {
        return CanonicalJson.of(values);
    }

    private <T> T as(Class<T> type, String kind, String name) {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("Expected variable '" + name + "' to be " + kind + ", but got " + value);
        }
        return type.cast(value);
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Expected a variable name of 1..60 letters and digits, a small letter first, but got '" + name
                            + "'");
        }
        return name;
    }

    private static Object form(String name, Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return List.copyOf(list);
        }
        boolean whole = value instanceof Long number && number > -LIMIT && number < LIMIT;
        if (!(value instanceof String || value instanceof Boolean || whole)) {
            throw new IllegalArgumentException("Expected variable '" + name
                    + "' to be a text, a whole number below 2^53, a boolean or a list of texts, but got " + value);
        }
        return value;
    }
}
