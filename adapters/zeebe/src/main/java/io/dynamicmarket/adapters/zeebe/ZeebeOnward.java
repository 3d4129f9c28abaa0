package io.dynamicmarket.adapters.zeebe;

import io.dynamicmarket.adapters.zeebe.Outbox.Command;
import io.dynamicmarket.adapters.zeebe.Outbox.Kind;
import io.dynamicmarket.governance.process.ProcessMessage;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.workflows.Instance;
import io.dynamicmarket.workflows.Onward;
import io.dynamicmarket.workflows.Sql;
import java.sql.SQLException;
import java.util.Optional;

/** Leaves accepted commands in the outbox. The cluster hears of none of them before their transaction is committed. */
record ZeebeOnward(Sql sql, long nowMillis) implements Onward {
    @Override
    public void started(Instance instance, Variables variables) throws SQLException {
        new Outbox(sql).add(Kind.START, instance.id(), instance.version().sha256(), variables);
    }

    @Override
    public void told(Instance instance, ProcessMessage message) throws SQLException {
        new Outbox(sql)
                .add(new Command(
                        0, Kind.MESSAGE, instance.id(), message.id(), message.name(), 0, 0, message.variables()));
    }

    @Override
    public void completed(Instance instance, String task, Variables outcome) throws SQLException {
        new Outbox(sql).add(Kind.COMPLETE, instance.id(), task, outcome);
    }

    /** One that was not seen to arrive yet is cancelled when it is. */
    @Override
    public void cancelled(Instance instance) throws SQLException {
        Optional<String> adopted = adopted(instance);
        if (adopted.isPresent()) {
            new Outbox(sql).add(Kind.CANCEL, instance.id(), adopted.get(), Variables.NONE);
        }
    }

    /** One whose start was refused is started again. */
    @Override
    public void resumed(Instance instance, Variables corrections) throws SQLException {
        sql.run(
                "update process_instance set status = 'RUNNING', element = '', note = '', changed_at = ? where id = ?",
                Sql.at(nowMillis),
                instance.id());
        if (adopted(instance).isPresent()) {
            new Outbox(sql).add(Kind.RESUME, instance.id(), "", corrections);
        } else {
            started(instance, instance.variables().and(corrections));
        }
    }

    @Override
    public void retried(Instance instance, String step) throws SQLException {
        Command command = sql.first(
                        row -> new Command(
                                0,
                                Kind.RETRY,
                                instance.id(),
                                row.getString("work"),
                                row.getString("element"),
                                row.getInt("attempts_allowed"),
                                0,
                                Variables.NONE),
                        "select work, element, attempts_allowed from process_step where key = ?",
                        step)
                .orElseThrow();
        new Outbox(sql).add(command);
    }

    private Optional<String> adopted(Instance instance) throws SQLException {
        return sql.first(
                row -> row.getString(1),
                "select zeebe_key from zeebe_instance where instance = ? and adopted",
                instance.id());
    }
}
