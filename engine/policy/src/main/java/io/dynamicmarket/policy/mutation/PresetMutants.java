package io.dynamicmarket.policy.mutation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamicmarket.facts.QuotingModelName;
import io.dynamicmarket.policy.mutation.Mutant.Draft;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A preset with one field changed; its name is no field that decides, but which preset it is. */
final class PresetMutants {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private PresetMutants() {}

    static List<Draft> of(String path, byte[] bytes) {
        List<Draft> drafts = new ArrayList<>();
        try {
            ObjectNode preset = (ObjectNode) JSON.readTree(bytes);
            preset.properties().forEach(field -> {
                for (JsonNode other : others(field.getValue())) {
                    ObjectNode changed = preset.deepCopy();
                    changed.set(field.getKey(), other);
                    drafts.add(new Draft(
                            Mutant.of(path, field.getKey(), field.getValue().toString(), other.toString()),
                            () -> written(changed)));
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException("Expected a preset that was read before, but got " + path, e);
        }
        return drafts;
    }

    private static List<JsonNode> others(JsonNode value) {
        if (value.isNumber()) {
            return numbers(value);
        }
        if (value.isArray() && value.size() > 1) {
            // two tiers trade a tenth of the whole, so that the sum stays
            BigDecimal tenth = new BigDecimal("0.1");
            var list = JSON.createArrayNode();
            for (int i = 0; i < value.size(); i++) {
                BigDecimal share = value.get(i).decimalValue();
                list.add(i == 0 ? share.subtract(tenth) : i == 1 ? share.add(tenth) : share);
            }
            return List.of(list);
        }
        for (QuotingModelName model : QuotingModelName.values()) {
            if (value.asText().equals(QuotingModelName.AVELLANEDA_STOIKOV.name())
                    && model != QuotingModelName.AVELLANEDA_STOIKOV) {
                return List.of(JSON.getNodeFactory().textNode(model.name()));
            }
        }
        return List.of();
    }

    private static List<JsonNode> numbers(JsonNode value) {
        Set<String> changes = new LinkedHashSet<>();
        CellChanges.numbers(value.asText(), changes);
        List<JsonNode> numbers = new ArrayList<>();
        changes.forEach(text -> numbers.add(JSON.getNodeFactory().numberNode(new BigDecimal(text))));
        return numbers;
    }

    private static byte[] written(ObjectNode preset) {
        try {
            return JSON.writeValueAsBytes(preset);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected to write a preset, but got " + e.getMessage(), e);
        }
    }
}
