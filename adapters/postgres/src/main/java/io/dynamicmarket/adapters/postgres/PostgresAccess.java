package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.governance.access.AccessEvent;
import io.dynamicmarket.governance.access.AccessStore;
import io.dynamicmarket.governance.access.Credential;
import io.dynamicmarket.governance.access.Identity;
import io.dynamicmarket.governance.access.Person;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Token;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Persons, tokens and their events in PostgreSQL; a change and its event are of one transaction. Safe for many threads.
 * Every failure is a {@link DatabaseFailed}.
 */
public final class PostgresAccess implements AccessStore {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;

    public PostgresAccess(Database database) {
        this.database = database;
    }

    @Override
    public List<Person> persons() {
        return Query.of(database, "select * from person order by id").list(AccessRows::person);
    }

    @Override
    public Optional<Person> person(PersonId id) {
        return Query.of(database, "select * from person where id = ?", id.value()).list(AccessRows::person).stream()
                .findFirst();
    }

    @Override
    public Optional<Credential> credential(PersonId id) {
        return Query.of(database, "select * from person where id = ? and password_hash is not null", id.value())
                .list(AccessRows::credential)
                .stream()
                .findFirst();
    }

    @Override
    public boolean add(Person person, AccessEvent event) {
        return added("add person " + person.id(), event, update -> insert(update, person, null));
    }

    @Override
    public boolean add(Person person, Credential credential, AccessEvent event) {
        return added("add person " + person.id(), event, update -> insert(update, person, credential.hash()));
    }

    @Override
    public void change(Person person, AccessEvent event) {
        written("change person " + person.id(), event, update -> change(update, person));
    }

    @Override
    public void change(Person person, Credential credential, AccessEvent event) {
        written("change person " + person.id(), event, update -> {
            change(update, person);
            update.run(
                    "update person set password_hash = ?, failures = ?, locked_until = ? where id = ?",
                    credential.hash(),
                    credential.failures(),
                    AccessRows.moment(credential.lockedUntilMillis(), 0),
                    person.id().value());
        });
    }

    @Override
    public void record(AccessEvent event) {
        written("record an access", event, update -> {});
    }

    @Override
    public List<AccessEvent> events(long beforeNumber, int limit) {
        return Query.of(
                        database,
                        "select * from access_event where number < ? order by number desc limit ?",
                        beforeNumber,
                        limit)
                .list(AccessRows::event);
    }

    @Override
    public boolean add(Token token, String sha256, AccessEvent event) {
        return added(
                "add token " + token.name(),
                event,
                update -> update.run(
                        """
                        insert into access_token (name, sha256, scopes, issued_by, issued_at, expires_at)
                        values (?, ?, string_to_array(?, ','), ?, ?, ?)
                        """,
                        token.name().value(),
                        sha256,
                        AccessRows.names(token.scopes()),
                        token.issuedBy().value(),
                        Moments.ofMillis(token.issuedAtMillis()),
                        Moments.ofMillis(token.expiresAtMillis())));
    }

    @Override
    public void change(Token token, AccessEvent event) {
        written(
                "change token " + token.name(),
                event,
                update -> update.run(
                        "update access_token set revoked_at = ? where name = ?",
                        AccessRows.moment(token.revokedAtMillis(), Token.NEVER),
                        token.name().value()));
    }

    @Override
    public void used(PersonId token, long atMillis) {
        inTransaction(
                "remember the use of token " + token,
                update -> update.run(
                        "update access_token set last_used = ? where name = ?",
                        Moments.ofMillis(atMillis),
                        token.value()));
    }

    @Override
    public Map<String, Token> tokens() {
        Map<String, Token> tokens = new LinkedHashMap<>();
        Query.of(database, "select * from access_token order by name")
                .list(row -> tokens.put(row.getString("sha256"), AccessRows.token(row)));
        return tokens;
    }

    private static void insert(Update update, Person person, @Nullable String hash) throws SQLException {
        Identity identity = person.identity();
        update.run(
                """
                insert into person
                    (id, name, roles, issuer, subject, password_hash, disabled, must_change, sessions_from)
                values (?, ?, string_to_array(?, ','), ?, ?, ?, ?, ?, ?)
                """,
                person.id().value(),
                person.name(),
                AccessRows.names(person.roles()),
                identity instanceof Identity.Issued issued ? issued.issuer() : null,
                identity instanceof Identity.Issued issued ? issued.subject() : null,
                hash,
                person.disabled(),
                person.mustChange(),
                Moments.ofMillis(person.sessionsFromMillis()));
    }

    private static void change(Update update, Person person) throws SQLException {
        update.run(
                """
                update person set name = ?, roles = string_to_array(?, ','), disabled = ?, must_change = ?,
                    sessions_from = ? where id = ?
                """,
                person.name(),
                AccessRows.names(person.roles()),
                person.disabled(),
                person.mustChange(),
                Moments.ofMillis(person.sessionsFromMillis()),
                person.id().value());
    }

    /** Changes on one connection, committed as a whole. */
    @FunctionalInterface
    private interface Work {
        void with(Update update) throws SQLException;
    }

    private boolean added(String what, AccessEvent event, Work work) {
        try {
            written(what, event, work);
            return true;
        } catch (DatabaseFailed failed) {
            if (failed.getCause() instanceof SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
                return false;
            }
            throw failed;
        }
    }

    private void written(String what, AccessEvent event, Work work) {
        inTransaction(what, update -> {
            work.with(update);
            AccessRows.insert(update, event);
        });
    }

    private void inTransaction(String what, Work work) {
        try (Connection connection = database.source().getConnection()) {
            connection.setAutoCommit(false);
            Update update = new Update(connection);
            // who may do what must outlive a crash, whatever the server's default
            update.run("set local synchronous_commit = on");
            work.with(update);
            // a connection that closes without it rolls back
            connection.commit();
        } catch (SQLException e) {
            throw new DatabaseFailed("Expected to " + what + " in " + database.name() + ", but " + e.getMessage(), e);
        }
    }
}
