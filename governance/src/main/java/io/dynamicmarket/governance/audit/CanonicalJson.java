package io.dynamicmarket.governance.audit;

import java.util.Objects;

/**
 * Facts as canonical JSON (RFC 8785): no blanks, members sorted by UTF-16 code units, numbers as ECMAScript writes
 * them, so that equal facts are equal text on every machine and can be hashed.
 *
 * <ul>
 *   <li>a record is an object of its components; a case of a sealed type has the member {@code type} besides, its
 *       simple name
 *   <li>a record of a single text or whole number (an id, a price or quantity in units) is that text or number
 *   <li>an amount of money is {@code {"asset":"USDT","value":"1.25"}}
 *   <li>a whole number of 2^53 or more, by magnitude, is a string of digits, since a JSON number would lose some of them
 *   <li>an enum is its name, an Instant ISO-8601 in UTC with at least milliseconds, a BigDecimal a plain decimal string
 *   <li>a list is an array; a map has string keys
 * </ul>
 *
 * Anything else, null, not-a-number and infinities are an {@link IllegalArgumentException}.
 */
public final class CanonicalJson {
    private static final ClassValue<JsonForm> FORMS = new ClassValue<>() {
        @Override
        protected JsonForm computeValue(Class<?> type) {
            return JsonForm.of(type);
        }
    };

    private CanonicalJson() {}

    public static String of(Object value) {
        StringBuilder out = new StringBuilder(4096);
        write(value, out);
        return out.toString();
    }

    static void write(Object value, StringBuilder out) {
        Objects.requireNonNull(value, "Expected a fact for canonical JSON, but got null");
        FORMS.get(value.getClass()).write(value, out);
    }
}
