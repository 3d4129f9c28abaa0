package io.dynamicmarket.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the desk itself could not do if it wanted to. */
class ApplicationRoleTest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @TempDir
    static Path folder;

    private static int port;
    private static Database embedded;

    @BeforeAll
    static void startServer() throws IOException {
        port = TestDatabase.freePort();
        embedded = Database.embedded(folder, port);
    }

    @AfterAll
    static void stopServer() {
        embedded.close();
    }

    @Test
    void cannotChangeWhatStaysNorWhatKeepsItSo() throws SQLException {
        List<String> kept = answers(embedded.owner(), """
                select distinct tgrelid::regclass::text from pg_trigger join pg_proc p on p.oid = tgfoid
                where p.proname = 'refuse_change' and not tgisinternal
                """);
        assertTrue(
                kept.containsAll(List.of("receipt", "checkpoint", "activation", "policy_release", "access_event")),
                kept.toString());
        for (String table : kept) {
            String column = answers(
                            embedded.owner(),
                            "select attname from pg_attribute where attnum > 0 and attidentity = '' and attrelid = '"
                                    + table + "'::regclass")
                    .get(0);
            String trigger = answers(
                            embedded.owner(),
                            "select tgname from pg_trigger where not tgisinternal and tgrelid = '" + table
                                    + "'::regclass")
                    .get(0);
            List<String> constraints = answers(
                    embedded.owner(), "select conname from pg_constraint where conrelid = '" + table + "'::regclass");
            refused("update " + table + " set " + column + " = " + column);
            refused("delete from " + table);
            refused("truncate " + table);
            refused("truncate " + table + " cascade");
            refused("alter table " + table + " add column note text");
            refused("alter table " + table + " disable trigger all");
            refused("alter table " + table + " disable trigger " + trigger);
            refused("drop trigger " + trigger + " on " + table);
            refused("drop table " + table + " cascade");
            refused("alter table " + table + " owner to desk_app");
            refused("create trigger mine before insert on " + table + " for each row execute function refuse_change()");
            refused("create rule mine as on insert to " + table + " do instead nothing");
            for (String constraint : constraints) {
                refused("alter table " + table + " drop constraint " + constraint);
            }
        }
    }

    @Test
    void cannotBecomeAnybodyElseOrMakeAnything() throws SQLException {
        assertEquals(List.of("desk_app"), answers(embedded.source(), "select session_user::text"));
        for (String sql : List.of(
                "set session_replication_role = replica",
                "set role postgres",
                "set session authorization postgres",
                "alter role desk_app superuser",
                "create role mine",
                "create table mine (id int)",
                "create temporary table receipt (sequence bigint, hash text)",
                "create or replace function refuse_change() returns trigger language plpgsql as 'begin return new; end'",
                "drop function refuse_change() cascade",
                "alter system set fsync = off",
                "copy receipt to program 'cat'",
                "select * from flyway_schema_history",
                "select pg_read_file('postgresql.conf')",
                "delete from pg_trigger")) {
            refused(sql);
        }
    }

    @Test
    void mayDoItsWork() throws SQLException {
        for (String table : List.of("outbox", "state_in_force", "breaker_in_force", "person", "access_token")) {
            run(embedded.source(), "delete from " + table + " where false");
        }
        run(
                embedded.source(),
                "insert into access_event (at, act, by, subject, address, detail)"
                        + " values (now(), 'LOGGED_OUT', 'anna', 'anna', 'here', '')");
        assertEquals(List.of("1"), answers(embedded.source(), "select count(*)::text from access_event"));
    }

    @Test
    void coversTablesThatComeLater() throws SQLException {
        run(embedded.owner(), "create table later (id int)");
        run(embedded.owner(), "create table later_kept (id int)");
        run(
                embedded.owner(),
                "create trigger later_kept_stays before update or delete on later_kept"
                        + " for each row execute function refuse_change()");

        try (Database again = Database.external(url("postgres"))) {
            run(again.source(), "insert into later values (1)");
            run(again.source(), "delete from later");
            run(again.source(), "insert into later_kept values (1)");
            SQLException refusal =
                    assertThrows(SQLException.class, () -> run(again.source(), "delete from later_kept"));
            assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState(), refusal.getMessage());
        }
        run(embedded.owner(), "drop table later, later_kept");
    }

    @Test
    void worksForAnOwnerWhoIsNoSuperuserWithALoginOfItsOwn() throws SQLException {
        run(embedded.owner(), "create role owner_of_desk login createrole");
        run(embedded.owner(), "create role login_of_desk login in role desk_app");
        run(embedded.owner(), "grant desk_app to owner_of_desk");
        run(embedded.owner(), "create database another owner owner_of_desk");
        String owner = "jdbc:postgresql://localhost:" + port + "/another?user=owner_of_desk";
        String login = "jdbc:postgresql://localhost:" + port + "/another?user=login_of_desk";

        try (Database alone = Database.external(owner)) {
            assertEquals(List.of("desk_app"), answers(alone.source(), "select current_user::text"));
            run(alone.source(), "delete from outbox");
        }
        try (Database apart = Database.external(login, owner)) {
            assertEquals(List.of("login_of_desk"), answers(apart.source(), "select current_user::text"));
            run(apart.source(), "delete from outbox");
            SQLException refusal = assertThrows(SQLException.class, () -> run(apart.source(), "delete from receipt"));
            assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState(), refusal.getMessage());
            assertThrows(SQLException.class, () -> run(apart.source(), "set role owner_of_desk"));
        }
        DatabaseFailed mighty = assertThrows(DatabaseFailed.class, () -> Database.external(owner, owner));
        assertTrue(
                String.valueOf(mighty.getMessage()).endsWith("as a role that owns no table, but owner_of_desk does"),
                mighty.getMessage());
    }

    private static String url(String user) {
        return "jdbc:postgresql://localhost:" + port + "/postgres?user=" + user;
    }

    private static void refused(String sql) {
        SQLException refusal = assertThrows(SQLException.class, () -> run(embedded.source(), sql), sql);
        assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState(), sql + ": " + refusal.getMessage());
    }

    private static void run(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> answers(DataSource source, String sql) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                answers.add(row.getString(1));
            }
        }
        return answers;
    }
}
