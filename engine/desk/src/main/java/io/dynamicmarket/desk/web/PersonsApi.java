package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.access.Caller;
import io.dynamicmarket.desk.access.Directory;
import io.dynamicmarket.desk.access.Logins;
import io.dynamicmarket.governance.access.AccessEvent;
import io.dynamicmarket.governance.access.Identity;
import io.dynamicmarket.governance.access.Occasion;
import io.dynamicmarket.governance.access.People;
import io.dynamicmarket.governance.access.Person;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The persons of the desk, for whoever runs their access, and what happened to it, for whoever audits it. */
@RestController
@RequestMapping("/api/access")
final class PersonsApi {
    private final People people;
    private final Directory directory;
    private final Logins logins;

    PersonsApi(People people, Directory directory, Logins logins) {
        this.people = people;
        this.directory = directory;
        this.logins = logins;
    }

    /** @param issuer null where the desk itself keeps the password */
    record Listed(
            String person,
            String name,
            Set<Role> roles,
            @Nullable String issuer,
            boolean disabled,
            boolean mustChangePassword) {}

    record WantedPerson(
            @Nullable String person,
            @Nullable String name,
            @Nullable Set<Role> roles) {}

    record WantedRoles(@Nullable Set<Role> roles) {}

    record WantedDisabled(@Nullable Boolean disabled) {}

    /** @param oneTimePassword shown this once */
    record OneTime(String person, String oneTimePassword) {}

    record Happened(
            long number, Instant at, AccessEvent.Act act, String by, String subject, String from, String detail) {}

    /** By id. */
    @GetMapping("/persons")
    List<Listed> persons() {
        return people.all().stream().map(PersonsApi::listed).toList();
    }

    @PostMapping(path = "/persons", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    OneTime add(@RequestBody WantedPerson wanted, Caller caller, HttpServletRequest request) {
        PersonId id = Asked.person(wanted.person(), "person");
        String name = Asked.text(wanted.name(), "name");
        Occasion occasion = occasion(caller, request);
        String password = Asked.fact(() -> people.add(id, name, roles(wanted.roles()), occasion));
        directory.refresh();
        return new OneTime(id.value(), password);
    }

    @PutMapping(path = "/persons/{id}/roles", consumes = MediaType.APPLICATION_JSON_VALUE)
    Listed setRoles(
            @PathVariable String id, @RequestBody WantedRoles wanted, Caller caller, HttpServletRequest request) {
        Person after = people.setRoles(Asked.person(id, "id"), roles(wanted.roles()), occasion(caller, request));
        directory.refresh();
        return listed(after);
    }

    @PutMapping(path = "/persons/{id}/disabled", consumes = MediaType.APPLICATION_JSON_VALUE)
    Listed setDisabled(
            @PathVariable String id, @RequestBody WantedDisabled wanted, Caller caller, HttpServletRequest request) {
        Boolean disabled = wanted.disabled();
        if (disabled == null) {
            throw new BadInput("Expected 'disabled' to be true or false, but there is none.");
        }
        Person after = people.setDisabled(Asked.person(id, "id"), disabled, occasion(caller, request));
        directory.refresh();
        return listed(after);
    }

    /** Gives a new one-time password, also to whoever is locked; open sessions end. */
    @PostMapping("/persons/{id}/one-time-password")
    OneTime reset(@PathVariable String id, Caller caller, HttpServletRequest request) {
        PersonId person = Asked.person(id, "id");
        String password = people.resetPassword(person, occasion(caller, request));
        directory.refresh();
        return new OneTime(person.value(), password);
    }

    /** Latest first. */
    @GetMapping("/events")
    List<Happened> events(
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "50") int limit) {
        return people.events(before, Asked.limit(limit)).stream()
                .map(PersonsApi::happened)
                .toList();
    }

    private Occasion occasion(Caller caller, HttpServletRequest request) {
        return logins.occasion(caller.human().id().value(), request);
    }

    private static Set<Role> roles(@Nullable Set<Role> wanted) {
        if (wanted == null) {
            throw new BadInput("Expected 'roles' as a list, but there is none.");
        }
        return wanted;
    }

    private static Listed listed(Person person) {
        return new Listed(
                person.id().value(),
                person.name(),
                new TreeSet<>(person.roles()),
                person.identity() instanceof Identity.Issued issued ? issued.issuer() : null,
                person.disabled(),
                person.mustChange());
    }

    private static Happened happened(AccessEvent event) {
        return new Happened(
                event.number(),
                Instant.ofEpochMilli(event.atMillis()),
                event.act(),
                event.by(),
                event.subject(),
                event.from(),
                event.detail());
    }
}
