package io.dynamicmarket.adapters.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One question to the database, on a connection of its own. */
record Query(Database database, String sql, List<Object> values) {
    /** A row as a fact. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static Query of(Database database, String sql, Object... values) {
        return new Query(database, sql, List.of(values));
    }

    <T> List<T> list(Row<T> reader) {
        try (Connection connection = database.source().getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            return read(select, reader);
        } catch (SQLException e) {
            throw new DatabaseFailed("Expected an answer from " + database.name() + ", but " + e.getMessage(), e);
        }
    }

    /** Rows as facts, in their order under what each belongs to. */
    <T> Map<String, List<T>> under(String column, Row<T> reader) {
        return list(row -> Map.entry(row.getString(column), reader.read(row))).stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static <T> List<T> read(PreparedStatement select, Row<T> reader) throws SQLException {
        List<T> facts = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                facts.add(reader.read(row));
            }
        }
        return facts;
    }
}
