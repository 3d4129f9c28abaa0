package io.dynamicmarket.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Facts and grounds found in the JSON of a receipt, whatever its kind. */
final class SeenFacts {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The unit is the last word of a name (docs/schemas/facts.md). */
    private static final Map<String, String> UNITS = Map.of(
            "Bps", "bps",
            "Millis", "ms",
            "Seconds", "s",
            "PerMinute", "a minute",
            "quantity", "quantity units",
            "mid", "price units",
            "price", "price units");

    /** A length of a hundred thousand seconds times a thousand stands in no situation. */
    private static final long YEAR_1973_MILLIS = 100_000_000_000L;

    private SeenFacts() {}

    /**
     * A fact.
     *
     * @param fact path of its name
     * @param value as text
     * @param unit empty where there is none
     */
    record Seen(String fact, String value, String unit) {
        String words() {
            return fact + " " + value + (unit.isEmpty() ? "" : " " + unit);
        }
    }

    /**
     * A reason.
     *
     * @param of what it is the reason of: a path in the output
     * @param source rule, row or part of the desk
     * @param sentence in words
     */
    record Reason(String of, String source, String sentence) {}

    static List<Seen> facts(String json) {
        List<Seen> facts = new ArrayList<>();
        addFacts("", tree(json), facts);
        return facts;
    }

    static List<Reason> reasons(String json) {
        List<Reason> reasons = new ArrayList<>();
        addReasons("", tree(json), reasons);
        return reasons;
    }

    private static String value(JsonNode node) {
        return node.isArray() ? "none" : node.isNumber() ? node.decimalValue().toPlainString() : node.asText();
    }

    /** Milliseconds since 1970 are shown as a moment too. */
    private static String unit(String name, JsonNode number) {
        boolean moment = name.endsWith("Millis") && number.asLong() >= YEAR_1973_MILLIS;
        return unit(name) + (moment ? ", " + Instant.ofEpochMilli(number.asLong()) : "");
    }

    static String unit(String name) {
        return UNITS.entrySet().stream()
                .filter(unit -> name.endsWith(unit.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AuditInputUnusable("Expected JSON in the receipt, but " + e.getOriginalMessage() + ".", e);
        }
    }

    private static void addFacts(String path, JsonNode node, List<Seen> facts) {
        if (node.isObject() && node.size() == 2 && node.has("asset") && node.has("value")) {
            facts.add(new Seen(
                    path, node.path("value").asText(), node.path("asset").asText()));
        } else if (node.isObject()) {
            node.properties().forEach(member -> addFacts(joined(path, member.getKey()), member.getValue(), facts));
        } else if (node.isArray() && !node.isEmpty()) {
            for (int i = 0; i < node.size(); i++) {
                addFacts(path + "[" + i + "]", node.get(i), facts);
            }
        } else {
            facts.add(new Seen(path, value(node), node.isNumber() ? unit(path, node) : ""));
        }
    }

    private static void addReasons(String path, JsonNode node, List<Reason> reasons) {
        if (node.has("source") && node.has("sentence")) {
            reasons.add(new Reason(
                    path.endsWith(".grounds") ? path.substring(0, path.length() - ".grounds".length()) : path,
                    node.path("source").asText(),
                    node.path("sentence").asText()));
        } else if (node.isObject()) {
            node.properties().forEach(member -> addReasons(joined(path, member.getKey()), member.getValue(), reasons));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                addReasons(path + "[" + i + "]", node.get(i), reasons);
            }
        }
    }

    private static String joined(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
