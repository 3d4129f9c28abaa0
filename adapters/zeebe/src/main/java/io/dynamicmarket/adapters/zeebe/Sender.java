package io.dynamicmarket.adapters.zeebe;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.command.ClientException;
import io.camunda.zeebe.client.api.command.ClientStatusException;
import io.dynamicmarket.adapters.zeebe.Outbox.Command;
import io.dynamicmarket.adapters.zeebe.Outbox.Kind;
import io.dynamicmarket.workflows.Instance;
import io.dynamicmarket.workflows.Sql;
import io.grpc.Status.Code;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Sends what waits in the outbox, in order. What the cluster refuses is closed; what it did not answer waits. */
record Sender(Sql sql, ZeebeClient client, long nowMillis) {
    /** As long as a message is known to the cluster by its id: sent again within it, it is the same one. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final Set<Code> REFUSALS =
            Set.of(Code.NOT_FOUND, Code.INVALID_ARGUMENT, Code.FAILED_PRECONDITION, Code.ALREADY_EXISTS);

    /** Whether nothing waits, so that sending would not show whether the cluster is there. */
    boolean idle() throws SQLException {
        boolean nothing = sql.first(row -> 1, "select 1 from zeebe_command where state = 'WAITING' limit 1")
                .isEmpty();
        sql.connection().commit();
        return nothing;
    }

    /** Whether there was anything to send. */
    boolean send() throws SQLException {
        Outbox outbox = new Outbox(sql);
        boolean sent = false;
        for (List<Command> next = outbox.next(); !next.isEmpty(); next = outbox.next()) {
            try {
                follow(next.get(0));
                outbox.close(next.get(0), "SENT", "");
            } catch (ClientStatusException e) {
                requireRefusal(next.get(0), e);
                refused(outbox, next.get(0), String.valueOf(e.getMessage()));
            } catch (ClientException e) {
                waits(next.get(0), e);
                throw e;
            }
            sql.connection().commit();
            sent = true;
        }
        sql.connection().commit();
        return sent;
    }

    private void requireRefusal(Command command, ClientStatusException failure) throws SQLException {
        if (!REFUSALS.contains(failure.getStatusCode())) {
            waits(command, failure);
            throw failure;
        }
    }

    private void waits(Command command, ClientException failure) throws SQLException {
        new Outbox(sql).close(command, "WAITING", sentence(failure));
        sql.connection().commit();
    }

    /** What the client says of a gateway that is gone is "io exception"; why stands with its first cause. */
    static String sentence(Exception failure) {
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String why = String.valueOf(first.getMessage());
        String said = String.valueOf(failure.getMessage());
        return why.contains(said) ? why : said + ": " + why;
    }

    private void refused(Outbox outbox, Command command, String sentence) throws SQLException {
        outbox.close(command, "REFUSED", sentence);
        if (command.kind() == Kind.START) {
            sql.run(
                    "update process_instance set status = 'STOPPED', note = ?, changed_at = ? where id = ?"
                            + " and status = 'RUNNING'",
                    "The cluster did not start it: " + sentence,
                    Sql.at(nowMillis),
                    command.instance());
        }
    }

    private void follow(Command command) throws SQLException {
        String json = command.variables().json();
        switch (command.kind()) {
            case START -> start(command, json);
            case MESSAGE -> publish(command, json);
            case COMPLETE ->
                client.newCompleteCommand(Long.parseLong(command.target()))
                        .variables(json)
                        .send()
                        .join();
            case FAIL ->
                client.newFailCommand(Long.parseLong(command.target()))
                        .retries(command.retries())
                        .retryBackoff(Duration.ofMillis(command.pauseMillis()))
                        .errorMessage(command.name())
                        .send()
                        .join();
            case RETRY -> retry(command);
            case CANCEL ->
                client.newCancelInstanceCommand(Long.parseLong(command.target()))
                        .send()
                        .join();
            case RESUME -> resume(command, json);
        }
    }

    private void start(Command command, String json) throws SQLException {
        Instance instance = Instance.find(sql, command.instance());
        if (instance.isFinished()) {
            return;
        }
        client.newCreateInstanceCommand()
                .processDefinitionKey(new Definitions(sql, client).key(instance.version()))
                .variables(json)
                .send()
                .join();
    }

    private void publish(Command command, String json) throws SQLException {
        client.newPublishMessageCommand()
                .messageName(command.name())
                .correlationKey(Instance.find(sql, command.instance()).key().businessKey())
                .messageId(command.target())
                .timeToLive(REMEMBERED)
                .variables(json)
                .send()
                .join();
    }

    private void retry(Command command) throws SQLException {
        client.newUpdateRetriesCommand(Long.parseLong(command.target()))
                .retries(command.retries())
                .send()
                .join();
        resolve("json -> 'value' ->> 'jobKey' = ?", command.target());
    }

    private void resume(Command command, String json) throws SQLException {
        String key = sql.first(
                        row -> row.getString(1),
                        "select zeebe_key from zeebe_instance where instance = ? and adopted",
                        command.instance())
                .orElseThrow();
        client.newSetVariablesCommand(Long.parseLong(key))
                .variables(json)
                .send()
                .join();
        resolve(
                "json -> 'value' ->> 'processInstanceKey' = ? and json -> 'value' ->> 'errorType' <> 'JOB_NO_RETRIES'",
                key);
    }

    private void resolve(String which, String key) throws SQLException {
        List<Long> open = sql.list(
                row -> row.getLong(1),
                "select key from zeebe_record r where value_type = 'INCIDENT' and intent = 'CREATED' and " + which
                        + " and not exists (select from zeebe_record l where l.key = r.key and l.intent = 'RESOLVED'"
                        + " and l.value_type = 'INCIDENT') order by key",
                key);
        for (long incident : open) {
            client.newResolveIncidentCommand(incident).send().join();
        }
    }
}
