package io.dynamicmarket.desk.access;

import io.dynamicmarket.governance.access.AccessEvent.Act;
import io.dynamicmarket.governance.access.LoginAnswer;
import io.dynamicmarket.governance.access.Occasion;
import io.dynamicmarket.governance.access.People;
import io.dynamicmarket.governance.access.Person;
import io.dynamicmarket.governance.access.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Logins with a password. Hashing is slow on purpose, so that one is checked at a time and the market loop keeps its core.
 */
public final class Logins {
    private static final long LONGEST_WAIT_SECONDS = 5;

    private final People people;
    private final Directory directory;
    private final Sessions sessions;
    private final AccessSettings settings;
    private final InstantSource clock;
    private final LoginRate byAddress;
    private final LoginRate byPerson;
    private final Semaphore hashing = new Semaphore(1, true);

    Logins(People people, Directory directory, Sessions sessions, AccessSettings settings, InstantSource clock) {
        this.people = people;
        this.directory = directory;
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
        this.byAddress = new LoginRate(settings.loginsPerMinuteByAddress());
        this.byPerson = new LoginRate(settings.loginsPerMinuteByPerson());
    }

    /**
     * Begins a session.
     *
     * @throws LoginRefused in a sentence that does not tell whether there is such a person
     * @throws TooManyLogins if there were too many tries this minute
     */
    public Person logIn(String name, String password, HttpServletRequest request, HttpServletResponse response) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        Occasion occasion = occasion(wanted, request);
        refuseTooMany(byAddress.beyond(occasion.from(), occasion.atMillis()), occasion);
        refuseTooMany(byPerson.beyond(wanted, occasion.atMillis()), occasion);
        LoginAnswer answer = id(wanted)
                .map(id -> oneAtATime(() -> people.logIn(id, password, occasion)))
                .orElseGet(() -> nobody(occasion));
        if (!(answer instanceof LoginAnswer.LoggedIn in)) {
            throw new LoginRefused("Expected a person and a password that fit, but they do not. After "
                    + settings.failuresBeforeLock() + " refusals in a row a person is locked for "
                    + locked(settings.lockedFor()) + ".");
        }
        directory.refresh();
        sessions.begin(in.person(), request, response);
        return in.person();
    }

    private LoginAnswer nobody(Occasion occasion) {
        people.record(occasion, Act.LOGIN_REFUSED, "nobody can be called that");
        return new LoginAnswer.Refused();
    }

    /** Ends the session. */
    public void logOut(Caller caller, HttpServletRequest request) {
        sessions.end(request);
        people.record(occasion(caller.id().value(), request), Act.LOGGED_OUT, "");
    }

    /** Changes one's own password; this session goes on under a new id, others end. */
    public Person changePassword(
            Person person, String old, String wanted, HttpServletRequest request, HttpServletResponse response) {
        Occasion occasion = occasion(person.id().value(), request);
        refuseTooMany(byPerson.beyond(person.id().value(), occasion.atMillis()), occasion);
        Person after = oneAtATime(() -> people.changePassword(person.id(), old, wanted, occasion));
        directory.refresh();
        sessions.begin(after, request, response);
        return after;
    }

    /** By whom, from where and when. */
    public Occasion occasion(String by, HttpServletRequest request) {
        return new Occasion(by, request.getRemoteAddr(), clock.millis());
    }

    private static String locked(Duration lasts) {
        return lasts.toSecondsPart() == 0 ? lasts.toMinutes() + " min" : lasts.toSeconds() + " s";
    }

    private void refuseTooMany(int beyond, Occasion occasion) {
        if (beyond == 1) {
            people.record(occasion, Act.TOO_MANY_LOGINS, "");
        }
        if (beyond > 0) {
            throw new TooManyLogins("Expected at most " + settings.loginsPerMinuteByAddress()
                    + " logins a minute from an address and " + settings.loginsPerMinuteByPerson()
                    + " of a person, but got more: try again in a minute.");
        }
    }

    private static Optional<PersonId> id(String text) {
        try {
            return Optional.of(new PersonId(text));
        } catch (IllegalArgumentException e) {
            // nobody is called that
            return Optional.empty();
        }
    }

    /** What is slow. */
    @FunctionalInterface
    private interface Slow<T> {
        T done();
    }

    private <T> T oneAtATime(Slow<T> slow) {
        boolean mine = false;
        try {
            mine = hashing.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            if (!mine) {
                throw new TooManyLogins("Expected fewer logins at a time, but there are too many: try again.");
            }
            return slow.done();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyLogins("Expected to check a password, but the desk stops.");
        } finally {
            if (mine) {
                hashing.release();
            }
        }
    }
}
