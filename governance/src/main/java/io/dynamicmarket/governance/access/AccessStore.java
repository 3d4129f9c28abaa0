package io.dynamicmarket.governance.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps persons, tokens and what happened to them. A change and its event are kept together or not at all. */
public interface AccessStore {
    /** By id. */
    List<Person> persons();

    Optional<Person> person(PersonId id);

    /** Empty for a person without a password and for nobody. */
    Optional<Credential> credential(PersonId id);

    /** Returns false, and keeps nothing, where a person or token of that name is there already. */
    boolean add(Person person, AccessEvent event);

    /** As {@link #add(Person, AccessEvent)}, with a password. */
    boolean add(Person person, Credential credential, AccessEvent event);

    /** In place of what was kept of that person; the password stays. */
    void change(Person person, AccessEvent event);

    void change(Person person, Credential credential, AccessEvent event);

    void record(AccessEvent event);

    /** Latest first. */
    List<AccessEvent> events(long beforeNumber, int limit);

    /** Returns false, and keeps nothing, where a person or token of that name is there already. */
    boolean add(Token token, String sha256, AccessEvent event);

    /** Revokes it. */
    void change(Token token, AccessEvent event);

    /** Remembers when a token was last used. */
    void used(PersonId token, long atMillis);

    /** All of them, also those that no longer hold, by the hash of their secret. */
    Map<String, Token> tokens();
}
