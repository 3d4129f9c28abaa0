package io.dynamicmarket.desk.access;

import io.dynamicmarket.governance.access.Occasion;
import io.dynamicmarket.governance.access.People;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whom a desk without persons begins with: one who gives access, two who run it, and one who looks. */
public final class FirstPersons {
    private final People people;
    private final Directory directory;
    private final InstantSource clock;

    FirstPersons(People people, Directory directory, InstantSource clock) {
        this.people = people;
        this.directory = directory;
        this.clock = clock;
    }

    /** One-time passwords by person, to be shown once; empty where there are persons already. */
    public SortedMap<PersonId, String> makeIfNobody() {
        SortedMap<PersonId, String> made = new TreeMap<>();
        if (people.all().isEmpty()) {
            Occasion occasion = new Occasion("first start", "here", clock.millis());
            first().forEach((name, role) ->
                    made.put(new PersonId(name), people.add(new PersonId(name), name, Set.of(role), occasion)));
            directory.refresh();
        }
        return made;
    }

    private static Map<String, Role> first() {
        Map<String, Role> first = new LinkedHashMap<>();
        first.put("admin", Role.ADMIN);
        first.put("operator-a", Role.OPERATOR);
        first.put("operator-b", Role.OPERATOR);
        first.put("viewer", Role.VIEWER);
        return first;
    }
}
