package io.dynamicmarket.desk.visit;

import io.dynamicmarket.desk.access.Argon2Hash;
import io.dynamicmarket.governance.access.AccessEvent;
import io.dynamicmarket.governance.access.AccessStore;
import io.dynamicmarket.governance.access.Credential;
import io.dynamicmarket.governance.access.Identity;
import io.dynamicmarket.governance.access.Person;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import java.util.Set;

/** Persons put straight into the store, all with one password that need not be changed. */
public final class Staff {
    public static final String PASSWORD = "a long walk on the beach";

    private static final String HASH = new Argon2Hash().hash(PASSWORD);

    private Staff() {}

    /** Makes a person, or gives one that is there the roles and the password. */
    public static void employ(AccessStore store, String person, Set<Role> roles) {
        PersonId id = new PersonId(person);
        Person wanted = new Person(id, person, roles, new Identity.Local(), false, false, 0);
        AccessEvent event =
                new AccessEvent(0, 0, AccessEvent.Act.PERSON_ADDED, "test", person, "here", roles.toString());
        Credential credential = new Credential(HASH, 0, 0);
        if (!store.add(wanted, credential, event)) {
            store.change(wanted, credential, event);
        }
    }
}
