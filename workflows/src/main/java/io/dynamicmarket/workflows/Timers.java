package io.dynamicmarket.workflows;

import io.dynamicmarket.governance.process.HistoryKind;
import io.dynamicmarket.workflows.bpmn.Element;
import io.dynamicmarket.workflows.token.Move;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;

/** Timers that have fallen due. */
final class Timers {
    private Timers() {}

    /** A timer to fire. */
    record Due(String id, long instance) {}

    private record Running(String id, String element, long dueAtMillis, int times, long everyMillis) {
        static Running read(ResultSet row) throws SQLException {
            return new Running(
                    row.getString("id"),
                    row.getString("element"),
                    Sql.millis(row, "due_at"),
                    row.getInt("times"),
                    row.getLong("every_millis"));
        }
    }

    static List<Due> due(Sql sql, long nowMillis, int limit) throws SQLException {
        return sql.list(
                row -> new Due(row.getString(1), row.getLong(2)),
                "select t.id, t.instance from process_timer t join process_instance i on i.id = t.instance"
                        + " where t.due_at <= ? and i.status = 'RUNNING' order by t.due_at, t.id limit ?",
                Sql.at(nowMillis),
                limit);
    }

    /** Fires a timer if it still runs and is due; whoever comes second finds it gone. */
    static boolean fire(Advance advance, Due due) throws SQLException {
        Sql sql = advance.sql();
        Instance instance = Instance.lock(sql, due.instance());
        Optional<Running> timer = sql.first(
                Running::read,
                "select * from process_timer where id = ? and due_at <= ?",
                due.id(),
                Sql.at(advance.nowMillis()));
        if (timer.isEmpty() || !instance.isRunning()) {
            return false;
        }
        boolean last = timer.get().times() == 1;
        if (!last) {
            setAgain(advance, timer.get());
        }
        advance.history(instance)
                .add(HistoryKind.TIMER_FIRED, timer.get().element(), "")
                .write(sql);
        remind(advance, instance, timer.get());
        Savepoint before = sql.connection().setSavepoint();
        try {
            advance.move(instance, new Move.Timer(due.id(), last), instance.variables());
        } catch (RuntimeException e) {
            // told at the instance, so that one that cannot go on holds up no other
            sql.connection().rollback(before);
            advance.stop(instance, timer.get().element(), String.valueOf(e.getMessage()));
        }
        return true;
    }

    /** After a long absence a timer does not make up for every time it missed. */
    private static void setAgain(Advance advance, Running timer) throws SQLException {
        long next = timer.dueAtMillis() + timer.everyMillis();
        long due = next > advance.nowMillis() ? next : advance.nowMillis() + timer.everyMillis();
        advance.sql()
                .run("update process_timer set times = times - 1, due_at = ? where id = ?", Sql.at(due), timer.id());
    }

    private static void remind(Advance advance, Instance instance, Running timer) throws SQLException {
        Element element = advance.definitions()
                .machine(advance.sql(), instance.version())
                .model()
                .element(timer.element());
        advance.rows(instance).remind(element);
    }
}
