package io.dynamicmarket.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one check has to tell.
 *
 * @param name short name of the check
 * @param words for people
 * @param values members for programs
 */
record CheckReport(String name, String words, Map<String, Object> values) {
    CheckReport {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
