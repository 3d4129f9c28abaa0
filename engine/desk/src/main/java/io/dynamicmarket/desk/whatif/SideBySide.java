package io.dynamicmarket.desk.whatif;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One market under both releases.
 *
 * @param source what was replayed, for people
 * @param before figures under the release before
 * @param after figures under the release after
 * @param parting where they part
 * @param courseBefore for charts
 * @param courseAfter for charts
 */
record SideBySide(
        String source,
        Map<String, Object> before,
        Map<String, Object> after,
        Parting parting,
        Course courseBefore,
        Course courseAfter) {
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("source", source);
        values.put("before", before);
        values.put("after", after);
        values.put("difference", Figures.difference(before, after));
        values.put("parting", parting.values());
        return values;
    }
}
