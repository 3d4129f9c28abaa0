package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.activation.Activation;
import io.dynamicmarket.governance.activation.Period;
import io.dynamicmarket.governance.activation.Ruling;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.activation.Timeline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Rows of activations and their timelines, in the transaction that a connection is in. */
record ActivationRows(Update update) {
    private static final String RANGE = "tstzrange(?::timestamptz, ?::timestamptz)";

    /** Returns false, and leaves everything as it is, where the number is taken already. */
    boolean insert(Activation activation, Timeline after) throws SQLException {
        int added = update.run(
                // the guard comes before the trigger, for which a taken number is an error
                "insert into activation select ?, ?, ?, " + RANGE + ", ?, ?, ?"
                        + " where not exists (select from activation where number >= ?)",
                activation.number(),
                activation.scope().text(),
                release(activation.ruling()),
                Moments.ofMillis(activation.fromMillis()),
                end(activation.untilMillis()),
                activation.operator(),
                activation.reason(),
                Moments.ofMillis(activation.recordedAtMillis()),
                activation.number());
        if (added == 0) {
            return false;
        }
        for (Period period : after.periods()) {
            update.run(
                    "insert into activation_period values (?, ?, ?, " + RANGE + ")",
                    activation.number(),
                    activation.scope().text(),
                    period.release().sha256(),
                    Moments.ofMillis(period.fromMillis()),
                    end(period.untilMillis()));
        }
        return true;
    }

    static Activation activation(ResultSet row) throws SQLException {
        String release = row.getString("release");
        return new Activation(
                row.getLong("number"),
                Scope.of(row.getString("scope")),
                release == null ? new Ruling.AsEverything() : new Ruling.Use(new ReleaseId(release)),
                Moments.millis(row, "begins"),
                end(row),
                row.getString("operator"),
                row.getString("reason"),
                Moments.millis(row, "recorded_at"));
    }

    static Period period(ResultSet row) throws SQLException {
        return new Period(new ReleaseId(row.getString("release")), Moments.millis(row, "begins"), end(row));
    }

    private static @Nullable String release(Ruling ruling) {
        return ruling instanceof Ruling.Use use ? use.release().sha256() : null;
    }

    /** A range without an upper bound has no end. */
    private static @Nullable OffsetDateTime end(long millis) {
        return millis == Activation.FOR_GOOD ? null : Moments.ofMillis(millis);
    }

    private static long end(ResultSet row) throws SQLException {
        return row.getObject("ends") == null ? Activation.FOR_GOOD : Moments.millis(row, "ends");
    }
}
