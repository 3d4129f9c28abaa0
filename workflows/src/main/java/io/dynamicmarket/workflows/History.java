package io.dynamicmarket.workflows;

import io.dynamicmarket.governance.process.HistoryKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Lines of one instance's history, written together. */
public final class History {
    private static final int LONGEST_DETAIL = 2_000;

    private final long instance;
    private final long nowMillis;
    private final List<Object[]> lines = new ArrayList<>();

    public History(long instance, long nowMillis) {
        this.instance = instance;
        this.nowMillis = nowMillis;
    }

    public History add(HistoryKind kind, String element, String detail) {
        String cut = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
        lines.add(new Object[] {instance, Sql.at(nowMillis), kind.name(), element, cut});
        return this;
    }

    public void write(Sql sql) throws SQLException {
        sql.batch("insert into process_history (instance, at, kind, element, detail) values (?, ?, ?, ?, ?)", lines);
        lines.clear();
    }
}
