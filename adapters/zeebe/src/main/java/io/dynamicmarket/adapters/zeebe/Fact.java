package io.dynamicmarket.adapters.zeebe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A record of the cluster: something that happened there. */
record Fact(long position, String valueType, String intent, long key, JsonNode value) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Fact read(ResultSet row) throws SQLException {
        try {
            return new Fact(
                    row.getLong("position"),
                    row.getString("value_type"),
                    row.getString("intent"),
                    row.getLong("key"),
                    JSON.readTree(row.getString("json")).path("value"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected a record as JSON, but " + e.getMessage(), e);
        }
    }

    String text(String name) {
        return value.path(name).asText();
    }

    long number(String name) {
        return value.path(name).asLong();
    }

    boolean is(String type, String what) {
        return valueType.equals(type) && intent.equals(what);
    }
}
