package io.dynamicmarket.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.governance.access.AccessEvent;
import io.dynamicmarket.governance.access.AccessEvent.Act;
import io.dynamicmarket.governance.access.Credential;
import io.dynamicmarket.governance.access.Identity;
import io.dynamicmarket.governance.access.Person;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.access.Token;
import io.dynamicmarket.governance.access.TokenScope;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresAccessTest {
    private static final PersonId ANNA = new PersonId("anna");
    private static final Credential CREDENTIAL = new Credential("a hash", 2, 1_700_000_000_123L);

    @RegisterExtension
    static final TestDatabase SERVER = new TestDatabase();

    private Database database;
    private PostgresAccess store;

    @BeforeEach
    void emptyDatabase() throws SQLException {
        database = SERVER.empty();
        store = new PostgresAccess(database);
    }

    @Test
    void givesBackPersonsCredentialsAndEventsAsTheyWereKept() {
        Person anna = anna(Set.of(Role.RISK, Role.AUDITOR), true);
        Person ben = new Person(
                new PersonId("ben"), "Ben", Set.of(), new Identity.Issued("https://issuer", "b"), true, false, 5);
        assertTrue(store.add(anna, CREDENTIAL, event(1, Act.PERSON_ADDED)));
        assertTrue(store.add(ben, event(2, Act.PERSON_ADDED)));
        assertFalse(store.add(anna, CREDENTIAL, event(3, Act.PERSON_ADDED)), "the name is taken");
        assertEquals(List.of(anna, ben), store.persons());
        assertEquals(Optional.of(new Credential("a hash", 0, 0)), store.credential(ANNA));
        assertEquals(Optional.empty(), store.credential(ben.id()));

        Person after = anna(Set.of(), false);
        store.change(after, CREDENTIAL, event(4, Act.LOCKED_OUT));

        assertEquals(Optional.of(after), store.person(ANNA));
        assertEquals(Optional.of(CREDENTIAL), store.credential(ANNA));
        assertEquals(
                List.of(Act.LOCKED_OUT, Act.PERSON_ADDED, Act.PERSON_ADDED),
                store.events(Long.MAX_VALUE, 10).stream().map(AccessEvent::act).toList());
        AccessEvent last = store.events(Long.MAX_VALUE, 1).get(0);
        assertEquals(new AccessEvent(last.number(), 4, Act.LOCKED_OUT, "root", "anna", "127.0.0.1", "why"), last);
    }

    @Test
    void givesBackTokensAndWhenTheyWereUsedAndRevoked() {
        Token bot = token("bot", Token.NEVER, Token.NEVER);
        assertTrue(store.add(bot, "ab", event(1, Act.TOKEN_ISSUED)));
        assertFalse(store.add(bot, "cd", event(2, Act.TOKEN_ISSUED)), "the name is taken");
        assertEquals(Map.of("ab", bot), store.tokens());
        store.used(bot.name(), 600);
        store.change(token("bot", 700, 600), event(3, Act.TOKEN_REVOKED));
        assertEquals(Map.of("ab", token("bot", 700, 600)), store.tokens());
    }

    @Test
    void aNameIsAPersonOrATokenAndNeverBoth() {
        store.add(anna(Set.of(), false), CREDENTIAL, event(1, Act.PERSON_ADDED));
        assertFalse(store.add(token("anna", Token.NEVER, Token.NEVER), "ab", event(2, Act.TOKEN_ISSUED)));
        assertTrue(store.add(token("bot", Token.NEVER, Token.NEVER), "ab", event(3, Act.TOKEN_ISSUED)));
        Person bot = Person.local(new PersonId("bot"), "Bot", Set.of(), 4);
        assertFalse(store.add(bot, CREDENTIAL, event(4, Act.PERSON_ADDED)));
    }

    @Test
    void whoActedStaysKnownAndATokenStaysAsItWasIssued() {
        store.add(anna(Set.of(), false), CREDENTIAL, event(1, Act.PERSON_ADDED));
        store.add(token("bot", Token.NEVER, Token.NEVER), "ab", event(2, Act.TOKEN_ISSUED));
        for (String sql : List.of(
                "delete from person",
                "update person set id = 'ben'",
                "delete from access_token",
                "update access_token set scopes = '{CONTROL_KILL}'",
                "update access_token set expires_at = now() + interval '9 years'",
                "update access_event set by = 'ben'")) {
            SQLException refusal = assertThrows(SQLException.class, () -> TestDatabase.execute(database, sql), sql);
            assertEquals("23000", refusal.getSQLState(), refusal.getMessage());
        }
        store.change(token("bot", 700, Token.NEVER), event(3, Act.TOKEN_REVOKED));
        assertThrows(
                SQLException.class,
                () -> TestDatabase.execute(database, "update access_token set revoked_at = null"),
                "what is revoked stays so");
    }

    private static Person anna(Set<Role> roles, boolean mustChange) {
        return new Person(ANNA, "Anna", roles, new Identity.Local(), false, mustChange, 1_000);
    }

    private static Token token(String name, long revokedAtMillis, long lastUsedMillis) {
        return new Token(
                new PersonId(name),
                Set.of(TokenScope.TELEMETRY_READ, TokenScope.DECISIONS_READ),
                new PersonId("root"),
                100,
                1_000_000,
                revokedAtMillis,
                lastUsedMillis);
    }

    private static AccessEvent event(long atMillis, Act act) {
        return new AccessEvent(0, atMillis, act, "root", "anna", "127.0.0.1", "why");
    }
}
