package io.dynamicmarket.governance.audit;

import io.dynamicmarket.facts.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the values of one class are written. */
@FunctionalInterface
interface JsonForm {
    void write(Object value, StringBuilder out);

    static JsonForm of(Class<?> type) {
        if (type == String.class) {
            return (value, out) -> JsonText.string((String) value, out);
        }
        if (type == Double.class) {
            return (value, out) -> JsonNumber.write((Double) value, out);
        }
        if (type == Long.class || type == Integer.class) {
            return (value, out) -> whole(((Number) value).longValue(), out);
        }
        if (type == Boolean.class) {
            return (value, out) -> out.append(value);
        }
        if (type == Amount.class) {
            return (value, out) -> amount((Amount) value, out);
        }
        if (type.isRecord()) {
            return RecordForm.of(type);
        }
        return ofOther(type);
    }

    private static JsonForm ofOther(Class<?> type) {
        if (Enum.class.isAssignableFrom(type)) {
            return (value, out) -> JsonText.string(((Enum<?>) value).name(), out);
        }
        if (List.class.isAssignableFrom(type)) {
            return (value, out) -> array((List<?>) value, out);
        }
        if (Map.class.isAssignableFrom(type)) {
            return (value, out) -> object((Map<?, ?>) value, out);
        }
        if (type == Instant.class) {
            return (value, out) -> JsonText.string(UtcTime.of((Instant) value), out);
        }
        if (type == BigDecimal.class) {
            return (value, out) -> JsonText.string(((BigDecimal) value).toPlainString(), out);
        }
        throw new IllegalArgumentException(
                "Expected records, enums, numbers, text, lists and maps in a receipt, but got a " + type.getName());
    }

    private static void whole(long number, StringBuilder out) {
        if (number > -(1L << 53) && number < 1L << 53) {
            out.append(number);
        } else {
            out.append('"').append(number).append('"');
        }
    }

    private static void amount(Amount amount, StringBuilder out) {
        out.append("{\"asset\":");
        JsonText.string(amount.asset().id(), out);
        out.append(",\"value\":\"");
        JsonNumber.decimal(amount.nanos(), Amount.DECIMALS, out);
        out.append("\"}");
    }

    private static void array(List<?> list, StringBuilder out) {
        out.append('[');
        String comma = "";
        for (Object element : list) {
            out.append(comma);
            CanonicalJson.write(element, out);
            comma = ",";
        }
        out.append(']');
    }

    private static void object(Map<?, ?> map, StringBuilder out) {
        SortedMap<String, Object> sorted = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw new IllegalArgumentException(
                        "Expected a map with text keys in a receipt, but got the key " + entry.getKey());
            }
            sorted.put(key, entry.getValue());
        }
        out.append('{');
        String comma = "";
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            out.append(comma);
            JsonText.string(entry.getKey(), out);
            out.append(':');
            CanonicalJson.write(entry.getValue(), out);
            comma = ",";
        }
        out.append('}');
    }
}
