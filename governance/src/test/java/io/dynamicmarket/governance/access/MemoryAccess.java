package io.dynamicmarket.governance.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Persons, tokens and events in memory. */
final class MemoryAccess implements AccessStore {
    final List<AccessEvent> events = new ArrayList<>();
    private final Map<PersonId, Person> persons = new TreeMap<>();
    private final Map<PersonId, Credential> credentials = new HashMap<>();
    private final Map<String, Token> tokens = new HashMap<>();

    @Override
    public List<Person> persons() {
        return List.copyOf(persons.values());
    }

    @Override
    public Optional<Person> person(PersonId id) {
        return Optional.ofNullable(persons.get(id));
    }

    @Override
    public Optional<Credential> credential(PersonId id) {
        return Optional.ofNullable(credentials.get(id));
    }

    @Override
    public boolean add(Person person, AccessEvent event) {
        if (taken(person.id())) {
            return false;
        }
        change(person, event);
        return true;
    }

    @Override
    public boolean add(Person person, Credential credential, AccessEvent event) {
        boolean added = add(person, event);
        if (added) {
            credentials.put(person.id(), credential);
        }
        return added;
    }

    @Override
    public void change(Person person, AccessEvent event) {
        persons.put(person.id(), person);
        events.add(event);
    }

    @Override
    public void change(Person person, Credential credential, AccessEvent event) {
        change(person, event);
        credentials.put(person.id(), credential);
    }

    @Override
    public void record(AccessEvent event) {
        events.add(event);
    }

    @Override
    public List<AccessEvent> events(long beforeNumber, int limit) {
        return List.copyOf(events);
    }

    @Override
    public boolean add(Token token, String sha256, AccessEvent event) {
        if (taken(token.name())) {
            return false;
        }
        tokens.put(sha256, token);
        events.add(event);
        return true;
    }

    @Override
    public void change(Token token, AccessEvent event) {
        tokens.replaceAll((hash, before) -> before.name().equals(token.name()) ? token : before);
        events.add(event);
    }

    @Override
    public void used(PersonId token, long atMillis) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Token> tokens() {
        return Map.copyOf(tokens);
    }

    private boolean taken(PersonId name) {
        return persons.containsKey(name)
                || tokens.values().stream().anyMatch(token -> token.name().equals(name));
    }
}
