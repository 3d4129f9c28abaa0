package io.dynamicmarket.policy.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The members of a JSON object, each of the type that is asked for; another one is refused with a sentence. */
record JsonMembers(JsonNode object) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The members of a text with some of them replaced; a member that the text does not know is refused. */
    static JsonMembers over(String defaults, JsonNode differences) {
        ObjectNode all;
        try {
            all = (ObjectNode) JSON.readTree(defaults);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected JSON for what a case does not name, but got " + defaults, e);
        }
        if (!differences.isObject()) {
            throw new IllegalArgumentException("Expected an object of differences, but got " + differences);
        }
        differences.fieldNames().forEachRemaining(name -> {
            if (!all.has(name)) {
                List<String> known = new ArrayList<>();
                all.fieldNames().forEachRemaining(known::add);
                throw new IllegalArgumentException("Expected a member out of " + known + ", but got " + name);
            }
        });
        all.setAll((ObjectNode) differences);
        return new JsonMembers(all);
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    double number(String name) {
        return decimal(name).doubleValue();
    }

    BigDecimal decimal(String name) {
        JsonNode value = object.path(name);
        // A text of digits keeps what a number of JSON might round.
        boolean decimal =
                value.isNumber() || value.isTextual() && value.asText().matches("-?\\d+(\\.\\d+)?");
        return decimal ? new BigDecimal(value.asText()) : fault(name, "a number");
    }

    long whole(String name) {
        JsonNode value = object.path(name);
        return value.isIntegralNumber() ? value.asLong() : fault(name, "a whole number");
    }

    boolean truth(String name) {
        JsonNode value = object.path(name);
        return value.isBoolean() ? value.asBoolean() : fault(name, "true or false");
    }

    String text(String name) {
        JsonNode value = object.path(name);
        return value.isTextual() ? value.asText() : fault(name, "a text");
    }

    <E extends Enum<E>> E word(String name, Class<E> words) {
        return word(name, object.path(name), words);
    }

    <E extends Enum<E>> List<E> words(String name, Class<E> words) {
        List<E> list = new ArrayList<>();
        array(name).forEach(one -> list.add(word(name, one, words)));
        return list;
    }

    List<String> texts(String name) {
        List<String> list = new ArrayList<>();
        for (JsonNode one : array(name)) {
            list.add(one.isTextual() ? one.asText() : this.<String>fault(name, "a list of texts"));
        }
        return list;
    }

    JsonMembers member(String name) {
        return object.path(name).isObject() ? new JsonMembers(object.path(name)) : fault(name, "an object");
    }

    List<JsonMembers> list(String name) {
        List<JsonMembers> list = new ArrayList<>();
        for (JsonNode one : array(name)) {
            list.add(one.isObject() ? new JsonMembers(one) : this.<JsonMembers>fault(name, "a list of objects"));
        }
        return list;
    }

    private JsonNode array(String name) {
        return object.path(name).isArray() ? object.path(name) : fault(name, "a list");
    }

    private <E extends Enum<E>> E word(String name, JsonNode value, Class<E> words) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> value.isTextual() && word.name().equals(value.asText()))
                .findFirst()
                .orElseGet(() -> fault(name, "one of " + Arrays.toString(words.getEnumConstants())));
    }

    private <T> T fault(String name, String expected) {
        throw new IllegalArgumentException("Expected " + name + " as " + expected + ", but got "
                + (object.has(name) ? object.get(name) : "nothing"));
    }
}
