package io.dynamicmarket.policy.compare;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamicmarket.policy.compare.Change.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What differs between two versions of a preset or of a list of cases. */
final class JsonChanges {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // 0.10 and 0.1 are written differently, and a person sees it
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonChanges() {}

    static List<Change> ofPreset(byte[] before, byte[] after) {
        try {
            List<Change> changes =
                    fields(Part.PRESET_FIELD, "", flat(JSON.readTree(before)), flat(JSON.readTree(after)));
            return changes.isEmpty() ? List.of(TextChanges.layout()) : changes;
        } catch (IOException unreadable) {
            return TextChanges.between(before, after);
        }
    }

    static List<Change> ofCases(byte[] before, byte[] after) {
        try {
            List<Change> changes = between(cases(JSON.readTree(before)), cases(JSON.readTree(after)));
            return changes.isEmpty() ? List.of(TextChanges.layout()) : changes;
        } catch (IOException unreadable) {
            return TextChanges.between(before, after);
        }
    }

    private static List<Change> between(Map<String, JsonNode> old, Map<String, JsonNode> now) {
        List<Change> changes = new ArrayList<>();
        old.forEach((name, one) -> {
            if (!now.containsKey(name)) {
                changes.add(Change.removed(Part.CASE, name, one.toString()));
            }
        });
        now.forEach((name, one) -> {
            JsonNode earlier = old.get(name);
            if (earlier == null) {
                changes.add(Change.added(Part.CASE, name, one.toString()));
            } else {
                changes.addAll(fields(Part.CASE_FIELD, name + ", ", flat(earlier), flat(one)));
            }
        });
        return changes;
    }

    private static List<Change> fields(Part part, String place, Map<String, String> old, Map<String, String> now) {
        List<Change> changes = new ArrayList<>();
        old.forEach((name, value) -> {
            String later = now.get(name);
            if (later == null) {
                changes.add(Change.removed(part, place + name, value));
            } else if (!later.equals(value)) {
                changes.add(Change.changed(part, place + name, value, later));
            }
        });
        now.forEach((name, value) -> {
            if (!old.containsKey(name)) {
                changes.add(Change.added(part, place + name, value));
            }
        });
        return changes;
    }

    private static Map<String, JsonNode> cases(JsonNode list) throws IOException {
        if (!list.isArray()) {
            throw new IOException("Expected a list of cases, but got " + list.getNodeType());
        }
        Map<String, JsonNode> cases = new LinkedHashMap<>();
        for (JsonNode one : list) {
            cases.put(Order.free(one.path("name").asText("without a name"), cases.keySet()), one);
        }
        return cases;
    }

    /** Values by their path; a list is a value. */
    private static Map<String, String> flat(JsonNode node) {
        Map<String, String> values = new LinkedHashMap<>();
        flatten("", node, values);
        return values;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> flatten(
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                            member.getValue(),
                            values));
        } else {
            values.put(path.isEmpty() ? "value" : path, node.toString());
        }
    }
}
