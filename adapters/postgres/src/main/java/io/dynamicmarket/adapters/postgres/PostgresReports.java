package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.governance.report.Report;
import io.dynamicmarket.governance.report.ReportStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reports in PostgreSQL, append-only, named by their content. */
public final class PostgresReports implements ReportStore {
    private final Database database;

    public PostgresReports(Database database) {
        this.database = database;
    }

    @Override
    public void keep(Report report) {
        Update.in(
                database,
                "keep the report " + report.sha256(),
                "insert into report (sha256, kind, subject, passed, content, made_at) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                report.sha256(),
                report.kind().name(),
                report.subject(),
                report.passed(),
                report.content(),
                Moments.ofMillis(report.madeAtMillis()));
    }

    @Override
    public Optional<Report> find(String sha256) {
        return Query.of(database, "select * from report where sha256 = ? order by ordinal limit 1", sha256)
                .list(PostgresReports::report)
                .stream()
                .findFirst();
    }

    @Override
    public List<Report> about(String subject) {
        return Query.of(database, "select * from report where subject = ? order by ordinal desc", subject)
                .list(PostgresReports::report);
    }

    private static Report report(ResultSet row) throws SQLException {
        return new Report(
                Report.Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getBoolean("passed"),
                row.getString("content"),
                Moments.millis(row, "made_at"));
    }
}
