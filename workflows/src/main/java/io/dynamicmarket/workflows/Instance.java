package io.dynamicmarket.workflows;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.process.ProcessKey;
import io.dynamicmarket.governance.process.ProcessVersion;
import io.dynamicmarket.governance.process.Variables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The row of an instance, as far as running it needs it.
 *
 * @param end the end that the main way has reached; empty where it has not
 * @param work ids of the tasks and steps under way
 */
@SuppressWarnings("ArrayRecordComponent") // opaque bytes that go from the row to the engine and are never compared
public record Instance(
        long id,
        ProcessKey key,
        ProcessVersion version,
        ReleaseId release,
        String status,
        String element,
        String end,
        byte[] tokens,
        List<String> elements,
        List<String> work,
        Variables variables) {
    private static final String SELECT = "select * from process_instance where ";

    /** Nobody else moves the instance until the transaction ends. */
    public static Optional<Instance> lock(Sql sql, ProcessKey key) throws SQLException {
        return sql.first(
                Instance::read,
                SELECT + "process = ? and business_key = ? for update",
                key.process(),
                key.businessKey());
    }

    public static Instance lock(Sql sql, long id) throws SQLException {
        return sql.first(Instance::read, SELECT + "id = ? for update", id).orElseThrow();
    }

    public static Instance find(Sql sql, long id) throws SQLException {
        return sql.first(Instance::read, SELECT + "id = ?", id).orElseThrow();
    }

    public boolean isRunning() {
        return status.equals("RUNNING");
    }

    public boolean isFinished() {
        return status.equals("ENDED") || status.equals("CANCELLED");
    }

    /** For people. */
    public String standing() {
        return switch (status) {
            case "STOPPED" -> "it is stopped at " + element;
            case "ENDED" -> "it has ended";
            case "CANCELLED" -> "it was cancelled";
            default -> "it is running";
        };
    }

    private static Instance read(ResultSet row) throws SQLException {
        String process = row.getString("process");
        return new Instance(
                row.getLong("id"),
                new ProcessKey(process, row.getString("business_key")),
                new ProcessVersion(process, row.getString("version")),
                new ReleaseId(row.getString("release")),
                row.getString("status"),
                row.getString("element"),
                row.getString("end_element"),
                row.getBytes("tokens"),
                Sql.texts(row, "elements"),
                Sql.texts(row, "work"),
                Sql.variables(row, "variables"));
    }
}
