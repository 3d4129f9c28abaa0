package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.access.Caller;
import io.dynamicmarket.desk.access.NotAllowed;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.governance.access.Person;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.signoff.ProposalStore;
import io.dynamicmarket.governance.signoff.Signer;
import io.dynamicmarket.governance.signoff.SignerKey;
import io.dynamicmarket.governance.signoff.SignerSet;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may sign. The first set is enrolled by an admin; every later one is a proposal. A key is revoked at once. */
@RestController
@RequestMapping("/api/signers")
final class SignersApi {
    private final Desk desk;
    private final Clock clock = Clock.systemUTC();

    SignersApi(Desk desk) {
        this.desk = desk;
    }

    /** @param keys public halves in PEM */
    record WantedSigner(
            @Nullable String person,
            @Nullable List<Role> roles,
            @Nullable List<String> keys) {}

    record Wanted(@Nullable List<WantedSigner> signers) {}

    record Revocation(@Nullable String key, @Nullable String reason) {}

    record Key(String id, boolean revoked) {}

    record Shown(String person, List<Role> roles, List<Key> keys) {}

    /** @param number 0 and no id as long as nobody was enrolled */
    record ShownSet(long number, @Nullable String id, String space, List<Shown> signers) {}

    @GetMapping
    ShownSet inForce() {
        ProposalStore store = desk.signing().proposals();
        String space = desk.signing().space();
        Set<String> revoked = store.revokedKeys();
        return store.signerSet()
                .map(set -> new ShownSet(
                        set.number(),
                        set.id(),
                        space,
                        set.signers().stream()
                                .map(signer -> shown(signer, revoked))
                                .toList()))
                .orElseGet(() -> new ShownSet(0, null, space, List.of()));
    }

    private static Shown shown(Signer signer, Set<String> revoked) {
        List<Key> keys = signer.keys().stream()
                .map(key -> new Key(key.id(), revoked.contains(key.id())))
                .toList();
        return new Shown(signer.person().value(), signer.roles(), keys);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ShownSet enrol(@RequestBody Wanted wanted, Caller caller) {
        SignerSet first = set(1, wanted.signers());
        first.signers().forEach(this::refuseOtherRoles);
        desk.signing().signOff().enrol(first, caller.human().id(), clock.millis());
        return inForce();
    }

    /** Whoever signs for a role has it at the desk too. */
    private void refuseOtherRoles(Signer signer) {
        Optional<Person> person = desk.accessStore().persons().stream()
                .filter(each -> each.id().equals(signer.person()))
                .findFirst();
        if (person.isEmpty() || !person.get().roles().containsAll(signer.roles())) {
            throw new BadInput("Expected a person of the desk with the roles " + signer.roles() + ", but "
                    + signer.person() + " has "
                    + person.map(each -> each.roles().toString()).orElse("no access")
                    + ".");
        }
    }

    /** The facts of a request. */
    static SignerSet set(long number, @Nullable List<WantedSigner> signers) {
        if (signers == null || signers.isEmpty()) {
            throw new BadInput("Expected 'signers', each with person, roles and keys, but there are none.");
        }
        return Asked.fact(() ->
                new SignerSet(number, signers.stream().map(SignersApi::signer).toList()));
    }

    private static Signer signer(WantedSigner wanted) {
        List<String> keys = wanted.keys();
        List<Role> roles = wanted.roles();
        return new Signer(
                new PersonId(Asked.text(wanted.person(), "person")),
                roles == null ? List.of() : roles,
                keys == null ? List.of() : keys.stream().map(SignerKey::of).toList());
    }

    /** By an admin, or by the person whose key it is. */
    @PostMapping(path = "/revocations", consumes = MediaType.APPLICATION_JSON_VALUE)
    ShownSet revoke(@RequestBody Revocation wanted, Caller caller) {
        String key = Asked.text(wanted.key(), "key");
        Person person = caller.human();
        boolean own = desk.signing().proposals().signerSet().flatMap(set -> set.of(person.id())).stream()
                .flatMap(signer -> signer.keys().stream())
                .anyMatch(each -> each.id().equals(key));
        if (!own && !person.roles().contains(Role.ADMIN)) {
            throw new NotAllowed("Expected an admin or the person whose key it is, but got " + person.id() + ".");
        }
        desk.signing()
                .proposals()
                .revoke(key, person.id().value(), Asked.text(wanted.reason(), "reason"), clock.millis());
        return inForce();
    }
}
