package io.dynamicmarket.adapters.zeebe;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs inside the broker and appends the records that the desk reads to its table; a record that comes again changes
 * nothing. Argument {@code url} is the JDBC address. A database that is gone makes the broker try again.
 */
public final class ZeebeExporter implements Exporter {
    private static final Set<ValueType> OF_USE = EnumSet.of(
            ValueType.PROCESS_INSTANCE,
            ValueType.PROCESS_INSTANCE_CREATION,
            ValueType.JOB,
            ValueType.TIMER,
            ValueType.PROCESS_MESSAGE_SUBSCRIPTION,
            ValueType.INCIDENT,
            ValueType.VARIABLE);

    private String url = "";
    private @Nullable Controller controller;
    private @Nullable Connection connection;

    @Override
    public void configure(Context context) {
        url = String.valueOf(context.getConfiguration().getArguments().get("url"));
        if (!url.startsWith("jdbc:")) {
            throw new IllegalArgumentException("Expected argument 'url' to be a JDBC address, but got '" + url + "'");
        }
    }

    @Override
    public void open(Controller opened) {
        controller = opened;
    }

    @Override
    public void close() {
        forget();
    }

    @Override
    public void export(Record<?> record) {
        if (record.getRecordType() == RecordType.EVENT && OF_USE.contains(record.getValueType())) {
            append(record);
        }
        if (controller != null) {
            controller.updateLastExportedRecordPosition(record.getPosition());
        }
    }

    private void append(Record<?> record) {
        try (PreparedStatement insert = connected()
                .prepareStatement("insert into zeebe_record values (?, ?, ?, ?, ?, ?::jsonb) on conflict do nothing")) {
            insert.setInt(1, record.getPartitionId());
            insert.setLong(2, record.getPosition());
            insert.setString(3, record.getValueType().name());
            insert.setString(4, record.getIntent().name());
            insert.setLong(5, record.getKey());
            insert.setString(6, record.toJson());
            insert.executeUpdate();
        } catch (SQLException e) {
            forget();
            throw new IllegalStateException(
                    "Expected to append record " + record.getPosition() + ", but " + e.getMessage(), e);
        }
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = DriverManager.getConnection(url);
            connection = open;
        }
        return open;
    }

    private void forget() {
        try (Connection gone = connection) {
            connection = null;
        } catch (SQLException e) {
            connection = null; // it is gone either way
        }
    }
}
