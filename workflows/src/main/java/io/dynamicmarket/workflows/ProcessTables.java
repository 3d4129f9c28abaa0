package io.dynamicmarket.workflows;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.process.DeadLetter;
import io.dynamicmarket.governance.process.HistoryKind;
import io.dynamicmarket.governance.process.HistoryLine;
import io.dynamicmarket.governance.process.InstanceState;
import io.dynamicmarket.governance.process.OpenTask;
import io.dynamicmarket.governance.process.ProcessFile;
import io.dynamicmarket.governance.process.ProcessInstance;
import io.dynamicmarket.governance.process.ProcessKey;
import io.dynamicmarket.governance.process.ProcessRecords;
import io.dynamicmarket.governance.process.ProcessVersion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** What is known about processes, from their tables. Each question is answered on a connection of its own. */
public final class ProcessTables implements ProcessRecords {
    private static final String TASKS = "select t.*, i.process, i.business_key, i.version, i.variables"
            + " from process_task t join process_instance i on i.id = t.instance where t.state = 'OPEN' and ";

    private final DataSource source;

    public ProcessTables(DataSource source) {
        this.source = source;
    }

    @Override
    public List<OpenTask> inbox(Set<Role> roles, int limit) {
        List<String> names = roles.stream().map(Enum::name).toList();
        return ask(sql ->
                sql.list(ProcessTables::task, TASKS + "t.roles && ? order by t.opened_at, t.id limit ?", names, limit));
    }

    @Override
    public List<OpenTask> tasks(ProcessKey instance) {
        return ask(sql -> sql.list(
                ProcessTables::task,
                TASKS + "i.process = ? and i.business_key = ? order by t.opened_at, t.id",
                instance.process(),
                instance.businessKey()));
    }

    @Override
    public Optional<OpenTask> task(String id) {
        return ask(sql -> sql.first(ProcessTables::task, TASKS + "t.id = ?", id));
    }

    @Override
    public Optional<ProcessInstance> instance(ProcessKey key) {
        return ask(sql -> sql.first(
                ProcessTables::instance,
                "select * from process_instance where process = ? and business_key = ?",
                key.process(),
                key.businessKey()));
    }

    @Override
    public List<ProcessInstance> unfinished(int limit) {
        return ask(sql -> sql.list(
                ProcessTables::instance,
                "select * from process_instance where status in ('RUNNING', 'STOPPED')"
                        + " order by changed_at desc limit ?",
                limit));
    }

    /** Unfinished instances whose tokens are kept here: those of the {@link Runner}. */
    public List<ProcessKey> unfinishedHere() {
        return unfinishedWhere("length(tokens) > 0");
    }

    /** Unfinished instances whose tokens are kept elsewhere, on a cluster. */
    public List<ProcessKey> unfinishedElsewhere() {
        return unfinishedWhere("length(tokens) = 0");
    }

    private List<ProcessKey> unfinishedWhere(String condition) {
        return ask(sql -> sql.list(
                row -> new ProcessKey(row.getString("process"), row.getString("business_key")),
                "select process, business_key from process_instance where status in ('RUNNING', 'STOPPED') and "
                        + condition + " order by id"));
    }

    @Override
    public List<HistoryLine> history(String businessKey) {
        return ask(sql -> sql.list(
                ProcessTables::line,
                "select h.*, i.process, i.business_key from process_history h"
                        + " join process_instance i on i.id = h.instance where i.business_key = ? order by h.ordinal",
                businessKey));
    }

    @Override
    public List<DeadLetter> deadLetters(int limit) {
        return ask(sql -> sql.list(
                ProcessTables::deadLetter,
                "select s.*, i.process, i.business_key from process_step s join process_instance i on i.id = s.instance"
                        + " where s.state = 'GIVEN_UP' order by s.changed_at, s.key limit ?",
                limit));
    }

    @Override
    public Optional<ProcessFile> file(ProcessVersion version) {
        return ask(sql -> Versions.file(sql, version));
    }

    private static OpenTask task(ResultSet row) throws SQLException {
        Set<Role> roles = new TreeSet<>();
        Sql.texts(row, "roles").forEach(name -> roles.add(Role.valueOf(name)));
        boolean due = !"infinity".equals(row.getString("due_at"));
        return new OpenTask(
                row.getString("id"),
                key(row),
                new ProcessVersion(row.getString("process"), row.getString("version")),
                row.getString("element"),
                row.getString("name"),
                row.getString("instructions"),
                roles,
                Sql.variables(row, "variables"),
                Sql.millis(row, "opened_at"),
                due ? Sql.millis(row, "due_at") : OpenTask.NEVER,
                row.getInt("reminders"));
    }

    private static ProcessInstance instance(ResultSet row) throws SQLException {
        return new ProcessInstance(
                key(row),
                new ProcessVersion(row.getString("process"), row.getString("version")),
                new ReleaseId(row.getString("release")),
                state(row),
                Sql.texts(row, "elements"),
                Sql.variables(row, "variables"),
                Sql.millis(row, "started_at"),
                Sql.millis(row, "changed_at"));
    }

    private static InstanceState state(ResultSet row) throws SQLException {
        return switch (row.getString("status")) {
            case "RUNNING" -> new InstanceState.Running();
            case "STOPPED" -> new InstanceState.Stopped(row.getString("element"), row.getString("note"));
            case "ENDED" -> new InstanceState.Ended(row.getString("element"));
            case "CANCELLED" -> new InstanceState.Cancelled(row.getString("note"));
            default -> throw new IllegalStateException("Expected a known status, but got " + row.getString("status"));
        };
    }

    private static HistoryLine line(ResultSet row) throws SQLException {
        return new HistoryLine(
                row.getLong("ordinal"),
                key(row),
                Sql.millis(row, "at"),
                HistoryKind.valueOf(row.getString("kind")),
                row.getString("element"),
                row.getString("detail"));
    }

    private static DeadLetter deadLetter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getString("key"),
                row.getString("type"),
                key(row),
                row.getString("element"),
                row.getInt("attempts"),
                row.getString("failure"),
                Sql.millis(row, "changed_at"));
    }

    private static ProcessKey key(ResultSet row) throws SQLException {
        return new ProcessKey(row.getString("process"), row.getString("business_key"));
    }

    /** A question on one connection. */
    @FunctionalInterface
    private interface Question<T> {
        T on(Sql sql) throws SQLException;
    }

    private <T> T ask(Question<T> question) {
        try (Connection connection = source.getConnection()) {
            return question.on(new Sql(connection));
        } catch (SQLException e) {
            throw new WorkflowsFailed("Expected an answer about processes, but " + e.getMessage(), e);
        }
    }
}
