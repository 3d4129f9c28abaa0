package io.dynamicmarket.governance.access;

import io.dynamicmarket.governance.access.AccessEvent.Act;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The persons of the desk and the rules of their access. Calls that change something come one after the other, so that a
 * check still holds when the change is kept. What is not allowed is an {@link AccessRefused}.
 */
public final class People {
    private final AccessStore store;
    private final PasswordHash passwords;
    private final Supplier<String> oneTimePasswords;
    private final LockOut lockOut;
    private final String nobodysHash;

    /** @param oneTimePasswords made by chance, each long enough that nobody guesses it */
    public People(AccessStore store, PasswordHash passwords, Supplier<String> oneTimePasswords, LockOut lockOut) {
        this.store = store;
        this.passwords = passwords;
        this.oneTimePasswords = oneTimePasswords;
        this.lockOut = lockOut;
        this.nobodysHash = passwords.hash(oneTimePasswords.get());
    }

    public List<Person> all() {
        return store.persons();
    }

    public List<AccessEvent> events(long beforeNumber, int limit) {
        return store.events(beforeNumber, limit);
    }

    /** Something that changes nobody: a logout, a refusal. */
    public void record(Occasion occasion, Act act, String detail) {
        store.record(occasion.event(act, occasion.by(), detail));
    }

    /** Takes as long for a stranger as for a person, so that time does not tell who is known. */
    public synchronized LoginAnswer logIn(PersonId id, String password, Occasion occasion) {
        Person person = store.person(id).orElse(null);
        Credential credential = store.credential(id).orElse(null);
        boolean fits = passwords.fits(password, credential == null ? nobodysHash : credential.hash());
        if (person == null || credential == null || person.disabled()) {
            store.record(occasion.event(Act.LOGIN_REFUSED, id, "unknown or disabled"));
            return new LoginAnswer.Refused();
        }
        if (occasion.atMillis() < credential.lockedUntilMillis()) {
            store.record(occasion.event(Act.LOGIN_REFUSED, id, "locked"));
            return new LoginAnswer.Refused();
        }
        return fits ? loggedIn(person, credential, occasion) : refused(person, credential, occasion);
    }

    private LoginAnswer loggedIn(Person person, Credential credential, Occasion occasion) {
        store.change(
                person,
                Credential.fresh(credential.hash()),
                occasion.event(Act.LOGGED_IN, person.id(), person.mustChange() ? "one-time password" : "password"));
        return new LoginAnswer.LoggedIn(person);
    }

    private LoginAnswer refused(Person person, Credential credential, Occasion occasion) {
        Credential after = lockOut.afterFailure(credential, occasion.atMillis());
        boolean locked = after.lockedUntilMillis() > occasion.atMillis();
        store.change(
                person,
                after,
                locked
                        ? occasion.event(Act.LOCKED_OUT, person.id(), "for " + lockOut.lasts())
                        : occasion.event(Act.LOGIN_REFUSED, person.id(), "failure " + after.failures()));
        return new LoginAnswer.Refused();
    }

    /**
     * Somebody whom an issuer vouches for, with the roles that it says; written only where something differs.
     *
     * @throws AccessRefused if the name belongs to somebody else, or the person is disabled
     */
    public synchronized Person issued(PersonId id, String name, Set<Role> roles, Identity.Issued issued, Occasion at) {
        Person before = store.person(id).orElse(null);
        if (before == null) {
            Person added = new Person(id, name, roles, issued, false, false, 0);
            if (!store.add(added, at.event(Act.PERSON_ADDED, id, "by " + issued.issuer() + ", roles " + roles))) {
                throw new AccessRefused("Expected a person, but " + id + " is the name of a token.");
            }
            return added;
        }
        if (!before.identity().equals(issued) || before.disabled()) {
            throw new AccessRefused("Expected " + id + " to be the person whom the desk knows by that name and lets in,"
                    + " but it is somebody else or disabled.");
        }
        if (before.name().equals(name) && before.roles().equals(roles)) {
            return before;
        }
        Person after = new Person(id, name, roles, issued, false, false, before.sessionsFromMillis());
        store.change(after, at.event(Act.ROLES_SET, id, "by " + issued.issuer() + ", roles " + roles));
        return after;
    }

    /**
     * Adds a local person and returns the one-time password, which is not kept.
     *
     * @throws AccessRefused if the name is taken
     */
    public synchronized String add(PersonId id, String name, Set<Role> roles, Occasion occasion) {
        String password = oneTimePasswords.get();
        Person person = Person.local(id, name, roles, occasion.atMillis());
        if (!store.add(
                person,
                Credential.fresh(passwords.hash(password)),
                occasion.event(Act.PERSON_ADDED, id, "roles " + person.roles()))) {
            throw new AccessRefused("Expected a new name, but " + id + " is taken by a person or a token.");
        }
        return password;
    }

    /**
     * Gives a person other roles.
     *
     * @throws AccessRefused if somebody gives himself a role, the issuer gives the roles, or no ADMIN would be left
     */
    public synchronized Person setRoles(PersonId id, Set<Role> roles, Occasion occasion) {
        Person before = known(id);
        if (before.identity() instanceof Identity.Issued issued) {
            throw new AccessRefused(
                    "Expected a local person, but " + id + " has the roles that " + issued.issuer() + " says.");
        }
        Set<Role> added = EnumSet.noneOf(Role.class);
        added.addAll(roles);
        added.removeAll(before.roles());
        if (id.value().equals(occasion.by()) && !added.isEmpty()) {
            throw new AccessRefused("Expected another ADMIN to give you " + added + ": nobody gives himself a role.");
        }
        Person after = before.withRoles(roles);
        refuseNoAdminLeft(after);
        store.change(after, occasion.event(Act.ROLES_SET, id, before.roles() + " to " + after.roles()));
        return after;
    }

    /** Keeps a person out, or lets the person in again; open sessions end. */
    public synchronized Person setDisabled(PersonId id, boolean disabled, Occasion occasion) {
        Person after = known(id).withDisabled(disabled, occasion.atMillis());
        refuseNoAdminLeft(after);
        store.change(after, occasion.event(disabled ? Act.PERSON_DISABLED : Act.PERSON_ENABLED, id, ""));
        return after;
    }

    /** Gives a person a new one-time password, ends the lock and the open sessions, and returns it. */
    public synchronized String resetPassword(PersonId id, Occasion occasion) {
        Person before = known(id);
        if (before.identity() instanceof Identity.Issued) {
            throw new AccessRefused("Expected a local person, but " + id + " has no password here.");
        }
        String password = oneTimePasswords.get();
        store.change(
                before.withPassword(true, occasion.atMillis()),
                Credential.fresh(passwords.hash(password)),
                occasion.event(Act.PASSWORD_RESET, id, "one-time password"));
        return password;
    }

    /**
     * Changes one's own password; other sessions end.
     *
     * @throws AccessRefused if the old one does not fit
     * @throws IllegalArgumentException if the new one is not good enough
     */
    public synchronized Person changePassword(PersonId id, String old, String wanted, Occasion occasion) {
        Person before = known(id);
        Credential credential = store.credential(id)
                .orElseThrow(() -> new AccessRefused("Expected a local person, but " + id + " has no password here."));
        if (occasion.atMillis() < credential.lockedUntilMillis() || !passwords.fits(old, credential.hash())) {
            store.change(
                    before,
                    lockOut.afterFailure(credential, occasion.atMillis()),
                    occasion.event(Act.PASSWORD_REFUSED, id, "the old one did not fit"));
            throw new AccessRefused("Expected the password that you have now, but got another one.");
        }
        PasswordRule.check(wanted, before);
        if (wanted.equals(old)) {
            throw new IllegalArgumentException("Expected another password than the old one, but got the same");
        }
        Person after = before.withPassword(false, occasion.atMillis());
        store.change(
                after,
                Credential.fresh(passwords.hash(wanted)),
                occasion.event(Act.PASSWORD_CHANGED, id, "by oneself"));
        return after;
    }

    private Person known(PersonId id) {
        return store.person(id)
                .orElseThrow(() -> new UnknownPerson("Expected a person, but nobody is called " + id + "."));
    }

    private void refuseNoAdminLeft(Person after) {
        boolean left = after.runsAccess()
                || store.persons().stream().anyMatch(each -> !each.id().equals(after.id()) && each.runsAccess());
        if (!left) {
            throw new AccessRefused("Expected one ADMIN at least to remain, but " + after.id() + " is the last.");
        }
    }
}
