package io.dynamicmarket.governance.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.governance.access.AccessEvent.Act;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleTest {
    private static final PersonId ANNA = new PersonId("anna");
    private static final PersonId ROOT = new PersonId("root");
    private static final String OWN = "a long walk on the beach";
    private static final long MINUTE_MILLIS = 60_000;

    private final MemoryAccess store = new MemoryAccess();
    private int made;
    private final People people = new People(store, new Readable(), () -> "one-time-password-" + ++made, lockOut());

    /** A hash that a test can read. */
    private static final class Readable implements PasswordHash {
        @Override
        public String hash(String password) {
            return "hash of " + password;
        }

        @Override
        public boolean fits(String password, String hash) {
            return hash.equals(hash(password));
        }
    }

    private static LockOut lockOut() {
        return new LockOut(3, Duration.ofMinutes(15));
    }

    @BeforeEach
    void hire() {
        people.add(ROOT, "Root", Set.of(Role.ADMIN), by("first start", 0));
        people.add(ANNA, "Anna Muster", Set.of(Role.OPERATOR), by("root", 1));
    }

    @Test
    void aOneTimePasswordLetsInAndIsToBeChanged() {
        String password = people.resetPassword(ANNA, by("root", 5));
        Person in = assertInstanceOf(LoginAnswer.LoggedIn.class, logIn(password, 10))
                .person();
        assertTrue(in.mustChange());

        Person after = people.changePassword(ANNA, password, OWN, by("anna", 20));

        assertFalse(after.mustChange());
        assertEquals(20, after.sessionsFromMillis(), "other sessions are void");
        assertInstanceOf(LoginAnswer.Refused.class, logIn(password, 30));
        assertInstanceOf(LoginAnswer.LoggedIn.class, logIn(OWN, 40));
    }

    @Test
    void locksAfterThreeRefusalsAndOpensAfterItsTime() {
        String password = people.resetPassword(ANNA, by("root", 5));
        logIn("wrong", 10);
        logIn("wrong", 11);
        assertInstanceOf(LoginAnswer.LoggedIn.class, logIn(password, 12), "a good one begins the count anew");
        logIn("wrong", 13);
        logIn("wrong", 14);
        logIn("wrong", 15);

        assertInstanceOf(LoginAnswer.Refused.class, logIn(password, 16));
        assertInstanceOf(LoginAnswer.Refused.class, logIn(password, 14 + 15 * MINUTE_MILLIS));
        assertInstanceOf(LoginAnswer.LoggedIn.class, logIn(password, 15 + 15 * MINUTE_MILLIS));
        assertEquals(
                List.of(Act.LOCKED_OUT, Act.LOGIN_REFUSED, Act.LOGIN_REFUSED, Act.LOGGED_IN),
                store.events.subList(store.events.size() - 4, store.events.size()).stream()
                        .map(AccessEvent::act)
                        .toList());
    }

    @Test
    void aStrangerIsToldNoMoreThanAPerson() {
        assertEquals(people.logIn(new PersonId("nobody"), "x", by("nobody", 1)), logIn("wrong", 1));
        people.setDisabled(ANNA, true, by("root", 2));
        assertEquals(new LoginAnswer.Refused(), logIn("one-time-password-3", 3));
    }

    @Test
    void nobodyGivesHimselfARole() {
        for (Role role : Set.of(Role.GOVERNOR, Role.OPERATOR, Role.RISK)) {
            refused(
                    "Expected another ADMIN to give you [" + role + "]",
                    () -> people.setRoles(ROOT, Set.of(Role.ADMIN, role), by("root", 5)));
        }
        people.setRoles(ANNA, Set.of(Role.ADMIN), by("root", 6));
        Person after = people.setRoles(ROOT, Set.of(Role.ADMIN, Role.GOVERNOR), by("anna", 7));
        assertEquals(Set.of(Role.ADMIN, Role.GOVERNOR), after.roles());
        assertEquals(
                Set.of(Role.ADMIN),
                people.setRoles(ROOT, Set.of(Role.ADMIN), by("root", 8)).roles(),
                "but less");
    }

    @Test
    void oneAdminRemains() {
        refused("is the last", () -> people.setRoles(ROOT, Set.of(), by("root", 5)));
        refused("is the last", () -> people.setDisabled(ROOT, true, by("root", 5)));
        people.setRoles(ANNA, Set.of(Role.ADMIN), by("root", 6));
        assertTrue(people.setDisabled(ROOT, true, by("anna", 7)).disabled());
    }

    @Test
    void aNameIsGivenOnce() {
        Tokens tokens = new Tokens(store, () -> "secret");
        tokens.issue(new PersonId("bot"), Set.of(TokenScope.CONTROL_KILL), 100, ROOT, by("root", 5));
        refused("is taken", () -> people.add(new PersonId("bot"), "Bot", Set.of(), by("root", 6)));
        refused("is taken", () -> people.add(ANNA, "Another Anna", Set.of(), by("root", 6)));
        refused("is taken", () -> tokens.issue(ANNA, Set.of(TokenScope.CONTROL_KILL), 100, ROOT, by("root", 6)));
    }

    @Test
    void whomAnIssuerVouchesForIsNobodyElse() {
        Identity.Issued ben = new Identity.Issued("https://issuer", "b-1");
        Person in = people.issued(new PersonId("ben"), "Ben", Set.of(Role.RISK), ben, by("ben", 5));
        assertEquals(Set.of(Role.RISK), in.roles());
        int before = store.events.size();
        people.issued(new PersonId("ben"), "Ben", Set.of(Role.RISK), ben, by("ben", 6));
        assertEquals(before, store.events.size(), "nothing is written where nothing changed");
        refused("somebody else", () -> people.issued(ANNA, "Anna", Set.of(Role.ADMIN), ben, by("anna", 7)));
        refused(
                "somebody else",
                () -> people.issued(
                        new PersonId("ben"),
                        "Ben",
                        Set.of(Role.ADMIN),
                        new Identity.Issued("https://issuer", "b-2"),
                        by("ben", 8)));
        refused("has the roles that", () -> people.setRoles(new PersonId("ben"), Set.of(), by("root", 9)));
        people.setDisabled(new PersonId("ben"), true, by("root", 10));
        refused("disabled", () -> people.issued(new PersonId("ben"), "Ben", Set.of(Role.RISK), ben, by("ben", 11)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "short-one-1|Expected a password of 12..200 characters, but got 11",
                "aaaaaaaaaaaaaaaa|at least five different",
                "123456789012345|with letters",
                "anna-Anna-anna-12|the person's name",
                "Anna Muster 2026|the person's name",
                "Password-1234567|nobody would try first",
                "changeme.changeme|nobody would try first",
                "one-time-password-4|another password than the old one",
            })
    void refusesAPasswordThatIsNoneInASentence(String password, String words) {
        String oneTime = people.resetPassword(ANNA, by("root", 5));
        String message = String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> people.changePassword(ANNA, oneTime, password, by("anna", 6)))
                .getMessage());
        assertTrue(message.contains(words), message);
        assertFalse(message.contains(password), message);
    }

    @Test
    void noEventHoldsAPassword() {
        String password = people.resetPassword(ANNA, by("root", 5));
        logIn(password, 6);
        people.changePassword(ANNA, password, OWN, by("anna", 7));
        refused("that you have now", () -> people.changePassword(ANNA, "wrong one", OWN, by("anna", 8)));
        assertTrue(store.events.stream()
                .noneMatch(event -> event.toString().contains(OWN)
                        || event.toString().contains(password)
                        || event.toString().contains("wrong one")));
    }

    private LoginAnswer logIn(String password, long atMillis) {
        return people.logIn(ANNA, password, by("anna", atMillis));
    }

    private static void refused(String words, Executable call) {
        String message = String.valueOf(assertThrows(AccessRefused.class, call).getMessage());
        assertTrue(message.contains(words), message);
    }

    private static Occasion by(String person, long atMillis) {
        return new Occasion(person, "127.0.0.1", atMillis);
    }
}
