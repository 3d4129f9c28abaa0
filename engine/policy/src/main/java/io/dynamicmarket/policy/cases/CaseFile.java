package io.dynamicmarket.policy.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamicmarket.policy.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The cases of a file, each read strictly: a member that is missing, unknown or of another type is a finding that names
 * the case and what was expected there.
 *
 * @param path of the file
 * @param of the table or rule file beside it
 * @param cases those that could be read
 */
record CaseFile(String path, String of, List<PolicyCase> cases) {
    static final String ENDING = ".cases.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    CaseFile {
        cases = List.copyOf(cases);
    }

    /** Reads every cases file of a release, in order of path. */
    static List<CaseFile> readAll(SortedMap<String, byte[]> files, List<Finding> findings) {
        List<CaseFile> all = new ArrayList<>();
        files.forEach((path, bytes) -> {
            if (path.endsWith(ENDING)) {
                String stem = path.substring(0, path.length() - ENDING.length());
                String of = files.containsKey(stem + ".dmn") ? stem + ".dmn" : stem + ".drl";
                if (!files.containsKey(of)) {
                    findings.add(new Finding(
                            path, "", "Expected " + stem + ".dmn or .drl beside these cases, but there is neither"));
                } else {
                    all.add(read(path, of, bytes, findings));
                }
            }
        });
        return all;
    }

    private static CaseFile read(String path, String of, byte[] bytes, List<Finding> findings) {
        List<PolicyCase> cases = new ArrayList<>();
        try {
            JsonNode list = JSON.readTree(bytes);
            if (!list.isArray() || list.isEmpty()) {
                findings.add(new Finding(path, "", "Expected a list of cases, but got " + start(list)));
            }
            int number = 0;
            for (JsonNode one : list.isArray() ? list : JSON.createArrayNode()) {
                number++;
                try {
                    cases.add(read(path, of, one));
                } catch (IllegalArgumentException refused) {
                    String name = one.path("name").isTextual()
                            ? ", " + one.path("name").asText()
                            : "";
                    findings.add(new Finding(path, "case " + number + name, String.valueOf(refused.getMessage())));
                }
            }
        } catch (JsonProcessingException e) {
            findings.add(new Finding(
                    path,
                    "line " + e.getLocation().getLineNr(),
                    "Expected a list of cases as JSON, but got: " + e.getOriginalMessage()));
        } catch (IOException e) {
            findings.add(new Finding(path, "", "Expected readable JSON, but got: " + e.getMessage()));
        }
        return new CaseFile(path, of, cases);
    }

    private static PolicyCase read(String path, String of, JsonNode one) {
        if (!one.isObject()) {
            throw new IllegalArgumentException("Expected an object, but got " + start(one));
        }
        String name = text(one, "name");
        List<String> fires = texts(one, "fires");
        if (of.endsWith(".dmn")) {
            members(one, List.of("name", "inputs", "expect", "fires"));
            String table = of.substring(of.lastIndexOf('/') + 1, of.length() - ".dmn".length());
            return new PolicyCase.OfTable(path, table, name, values(one, "inputs"), values(one, "expect"), fires);
        }
        if (one.has("situation")) {
            members(one, List.of("name", "situation", "expect", "fires"));
            MarketSituations.of(object(one, "situation"));
            return new PolicyCase.OfMarket(path, name, one.get("situation"), object(one, "expect"), fires);
        }
        members(one, List.of("name", "cells", "inputs", "expect", "fires"));
        TreasurySituations.of(object(one, "inputs"));
        return new PolicyCase.OfTreasury(path, name, cells(one), one.get("inputs"), texts(one, "expect"), fires);
    }

    private static Map<String, String> cells(JsonNode one) {
        if (!one.has("cells")) {
            return Map.of();
        }
        object(one, "cells").properties().forEach(cell -> {
            if (!cell.getValue().isTextual() || cell.getKey().indexOf('|') < 0) {
                throw new IllegalArgumentException(
                        "Expected cells as \"path|text\": \"text\", but got " + cell.getKey() + ": " + cell.getValue());
            }
        });
        return JSON.convertValue(one.get("cells"), new TypeReference<Map<String, String>>() {});
    }

    private static void members(JsonNode one, List<String> known) {
        TreeSet<String> unknown = new TreeSet<>();
        one.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Expected the members " + known + ", but got " + unknown + " too");
        }
    }

    private static String text(JsonNode one, String member) {
        if (!one.path(member).isTextual() || one.path(member).asText().isBlank()) {
            throw new IllegalArgumentException("Expected " + member + " as a text, but got " + start(one.path(member)));
        }
        return one.get(member).asText();
    }

    private static JsonNode object(JsonNode one, String member) {
        if (!one.path(member).isObject()) {
            throw new IllegalArgumentException(
                    "Expected " + member + " as an object, but got " + start(one.path(member)));
        }
        return one.get(member);
    }

    private static List<String> texts(JsonNode one, String member) {
        List<String> texts = new ArrayList<>();
        one.path(member).forEach(text -> texts.add(text.isTextual() ? text.asText() : ""));
        if (!one.path(member).isArray() || texts.contains("")) {
            throw new IllegalArgumentException(
                    "Expected " + member + " as a list of texts, but got " + start(one.path(member)));
        }
        return texts;
    }

    private static Map<String, Object> values(JsonNode one, String member) {
        object(one, member).properties().forEach(value -> {
            if (!value.getValue().isValueNode() || value.getValue().isNull()) {
                throw new IllegalArgumentException("Expected " + value.getKey()
                        + " as a number, a text, true or false, but got " + start(value.getValue()));
            }
        });
        return JSON.convertValue(one.get(member), new TypeReference<Map<String, Object>>() {});
    }

    private static String start(JsonNode node) {
        String text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}
