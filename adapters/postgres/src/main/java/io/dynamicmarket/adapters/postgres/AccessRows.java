package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.governance.access.AccessEvent;
import io.dynamicmarket.governance.access.Credential;
import io.dynamicmarket.governance.access.Identity;
import io.dynamicmarket.governance.access.Person;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.access.Token;
import io.dynamicmarket.governance.access.TokenScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of persons, tokens and events. */
final class AccessRows {
    private AccessRows() {}

    static Person person(ResultSet row) throws SQLException {
        String issuer = row.getString("issuer");
        return new Person(
                new PersonId(row.getString("id")),
                row.getString("name"),
                words(Role.class, row, "roles"),
                issuer == null ? new Identity.Local() : new Identity.Issued(issuer, row.getString("subject")),
                row.getBoolean("disabled"),
                row.getBoolean("must_change"),
                Moments.millis(row, "sessions_from"));
    }

    static Credential credential(ResultSet row) throws SQLException {
        return new Credential(row.getString("password_hash"), row.getInt("failures"), millis(row, "locked_until", 0));
    }

    static Token token(ResultSet row) throws SQLException {
        return new Token(
                new PersonId(row.getString("name")),
                words(TokenScope.class, row, "scopes"),
                new PersonId(row.getString("issued_by")),
                Moments.millis(row, "issued_at"),
                Moments.millis(row, "expires_at"),
                millis(row, "revoked_at", Token.NEVER),
                millis(row, "last_used", Token.NEVER));
    }

    static AccessEvent event(ResultSet row) throws SQLException {
        return new AccessEvent(
                row.getLong("number"),
                Moments.millis(row, "at"),
                AccessEvent.Act.valueOf(row.getString("act")),
                row.getString("by"),
                row.getString("subject"),
                row.getString("address"),
                row.getString("detail"));
    }

    static void insert(Update update, AccessEvent event) throws SQLException {
        update.run(
                "insert into access_event (at, act, by, subject, address, detail) values (?, ?, ?, ?, ?, ?)",
                Moments.ofMillis(event.atMillis()),
                event.act().name(),
                event.by(),
                event.subject(),
                event.from(),
                event.detail());
    }

    /** Null for the moment that stands for none. */
    static @Nullable OffsetDateTime moment(long millis, long none) {
        return millis == none ? null : Moments.ofMillis(millis);
    }

    static String names(Set<? extends Enum<?>> words) {
        return words.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    private static long millis(ResultSet row, String column, long none) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? none : moment.toInstant().toEpochMilli();
    }

    private static <E extends Enum<E>> Set<E> words(Class<E> type, ResultSet row, String column) throws SQLException {
        Set<E> words = EnumSet.noneOf(type);
        for (String word : (String[]) row.getArray(column).getArray()) {
            words.add(Enum.valueOf(type, word));
        }
        return words;
    }
}
