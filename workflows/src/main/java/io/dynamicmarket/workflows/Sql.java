package io.dynamicmarket.workflows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamicmarket.governance.process.Variables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Statements in the transaction that a connection is in. Texts, numbers and lists of texts as values. */
public record Sql(Connection connection) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A row as a fact. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Returns how many rows it changed. */
    public int run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    public <T> List<T> list(Row<T> reader, String sql, Object... values) throws SQLException {
        List<T> facts = new ArrayList<>();
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                facts.add(reader.read(row));
            }
        }
        return facts;
    }

    public <T> Optional<T> first(Row<T> reader, String sql, Object... values) throws SQLException {
        return list(reader, sql, values).stream().findFirst();
    }

    /** Many rows in one go. */
    public void batch(String sql, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] values : rows) {
                bind(statement, values);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    public static OffsetDateTime at(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }

    public static long millis(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant().toEpochMilli();
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    public static Variables variables(ResultSet row, String column) throws SQLException {
        return variables(row.getString(column));
    }

    /** Variables from their JSON. */
    public static Variables variables(String json) {
        Map<String, Object> values = new TreeMap<>();
        try {
            JSON.readTree(json)
                    .fields()
                    .forEachRemaining(member -> values.put(member.getKey(), value(member.getValue())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected variables as JSON, but " + e.getMessage(), e);
        }
        return Variables.of(values);
    }

    private static Object value(JsonNode node) {
        if (node.isArray()) {
            List<String> texts = new ArrayList<>();
            node.forEach(each -> texts.add(each.textValue()));
            return texts;
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : (Object) node.longValue();
    }

    private PreparedStatement prepared(String sql, Object[] values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            bind(statement, values);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private void bind(PreparedStatement statement, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i] instanceof Collection<?> texts
                    ? connection.createArrayOf("text", texts.toArray())
                    : values[i];
            statement.setObject(i + 1, value);
        }
    }
}
