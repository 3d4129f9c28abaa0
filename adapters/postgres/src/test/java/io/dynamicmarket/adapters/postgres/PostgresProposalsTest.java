package io.dynamicmarket.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.facts.SignOffTerms;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.activation.Activation;
import io.dynamicmarket.governance.activation.Order;
import io.dynamicmarket.governance.activation.Releases;
import io.dynamicmarket.governance.activation.Ruling;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.Sha256;
import io.dynamicmarket.governance.configuration.ConfigurationChange;
import io.dynamicmarket.governance.configuration.ConfigurationSnapshot;
import io.dynamicmarket.governance.configuration.Setting;
import io.dynamicmarket.governance.override.SignedOverride;
import io.dynamicmarket.governance.override.SignedOverride.End;
import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.governance.signoff.Content;
import io.dynamicmarket.governance.signoff.Council;
import io.dynamicmarket.governance.signoff.Effects;
import io.dynamicmarket.governance.signoff.Payload;
import io.dynamicmarket.governance.signoff.Proposal;
import io.dynamicmarket.governance.signoff.Proposal.Status;
import io.dynamicmarket.governance.signoff.SignOff;
import io.dynamicmarket.governance.signoff.SignOffSettings;
import io.dynamicmarket.governance.signoff.SignedStatement;
import io.dynamicmarket.governance.signoff.Statement.Decision;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sign-off on the database, and what direct SQL gets refused. */
class PostgresProposalsTest {
    private static final Scope EVERYTHING = new Scope.Everything();
    private static final PersonId AUTHOR = new PersonId("rita");
    private static final Release OLD = release("old");
    private static final Release NEW = release("new");

    @RegisterExtension
    static final TestDatabase SERVER = new TestDatabase();

    private final Council council = new Council();
    private Database database;
    private Releases releases;
    private PostgresProposals store;
    private SignOff signOff;
    private double timelockHours;

    @BeforeEach
    void emptyDatabase() throws SQLException {
        database = SERVER.empty();
        releases = new Releases(new PostgresReleases(database));
        releases.keepImported(OLD, "anna", "the start", now());
        releases.keepImported(NEW, "anna", "the next", now());
        releases.activate(Order.forGood(EVERYTHING, use(OLD), "anna", "start"), now());
        store = new PostgresProposals(database);
        signOff = new SignOff(store, this::terms, new Activating(), new SignOffSettings(Sha256.hex("desk"), 60_000));
        signOff.enrol(council.set(1, 7), new PersonId("admin"), now());
    }

    private SignOffTerms terms(SignOffAction action) {
        return action == SignOffAction.RELEASE_LOOSER
                ? new SignOffTerms(action, 4, 7, "GOVERNOR", timelockHours, 168, 120)
                : Council.terms(action);
    }

    /** Activates what was signed, in the transaction of the sign-off. */
    private final class Activating implements Effects {
        @Override
        public void check(Payload payload, long nowMillis) {
            // what is in force is not what this test is about
        }

        @Override
        public void carryOut(Payload payload, long nowMillis) {
            PostgresOverrides overrides = new PostgresOverrides(database);
            if (payload.content() instanceof Content.Override override) {
                overrides.begin(
                        new SignedOverride(payload.id(), EVERYTHING, override.override(), nowMillis, new End.NotYet()));
                return;
            }
            if (payload.content() instanceof Content.EndOverride end) {
                assertTrue(overrides.end(end.ended(), new End.TakenBack(payload.id(), payload.reason(), nowMillis)));
                return;
            }
            Content.ActivateRelease activate = (Content.ActivateRelease) payload.content();
            Activation activation = releases.activate(
                    Order.forGood(EVERYTHING, new Ruling.Use(activate.release()), "sign-off", payload.reason()),
                    nowMillis);
            store.signed(activation, payload.id());
        }
    }

    @Test
    void keepsAProposalWithItsSignaturesAndEvents() {
        Payload payload = approved("release-1");
        Proposal executed = signOff.execute(payload.id(), now());

        assertEquals(Status.EXECUTED, executed.status());
        assertEquals(executed, store.find(payload.id()).orElseThrow());
        assertEquals(List.of(executed), store.proposals(false, 9));
        assertEquals(List.of(), store.proposals(true, 9));
        assertEquals(NEW.id(), releases.everything(now(), now()).release().orElseThrow());
    }

    @Test
    void isCarriedOutOnceByManyAtTheSameTime() throws Exception {
        Payload payload = approved("release-1");
        List<Callable<Proposal>> people = IntStream.range(0, 6)
                .<Callable<Proposal>>mapToObj(i -> () -> signOff.execute(payload.id(), now()))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        try {
            for (Future<Proposal> each : threads.invokeAll(people)) {
                assertEquals(Status.EXECUTED, each.get().status());
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(2, releases.activations(now(), 9).size());
    }

    @Test
    void leavesNothingBehindWhereItsEffectFails() {
        Payload payload = approved("release-1");
        SignOff failing = new SignOff(
                store,
                this::terms,
                new Effects() {
                    @Override
                    public void check(Payload signed, long nowMillis) {
                        // fails only afterwards
                    }

                    @Override
                    public void carryOut(Payload signed, long nowMillis) {
                        releases.activate(Order.forGood(EVERYTHING, use(NEW), "x", "y"), nowMillis);
                        throw new IllegalStateException("out of the window");
                    }
                },
                new SignOffSettings(Sha256.hex("desk"), 60_000));
        assertThrows(IllegalStateException.class, () -> failing.execute(payload.id(), now()));
        assertEquals(Status.APPROVED, store.find(payload.id()).orElseThrow().status());
        assertEquals(OLD.id(), releases.everything(now(), now()).release().orElseThrow());
    }

    @Test
    void refusesAnActivationThatNobodySigned() {
        DatabaseFailed refused = assertThrows(
                DatabaseFailed.class,
                () -> releases.activate(Order.forGood(EVERYTHING, use(NEW), "mallory", "quickly"), now()));
        assertTrue(String.valueOf(refused.getMessage()).contains("takes a proposal"), refused::getMessage);
    }

    @Test
    void refusesAnActivationOfAnotherReleaseThanTheOneSigned() {
        approved("release-1");
        sqlRefused("to be what was signed", "insert into activation_sign_off select 1, id from proposal limit 1");
    }

    @Test
    void refusesTheAuthorsSignature() {
        Payload payload = propose("release-1", new PersonId("governor-1"));
        sqlRefused("another person than the author", signature(payload, "governor-1"));
    }

    @Test
    void refusesOnePersonTwice() {
        Payload payload = propose("release-1", AUTHOR);
        sign(payload, 1);
        sqlRefused("one_word_of_each_person", signature(payload, "governor-1"));
    }

    @Test
    void refusesAKeyThatIsNobodys() {
        Payload payload = propose("release-1", AUTHOR);
        SignedStatement stranger =
                council.signed(payload.id(), "governor-1", newKey("stranger"), Decision.APPROVE, now());
        sqlRefused("a key of a person who signs", insert(payload, stranger));
    }

    @Test
    void refusesAnApprovalWithThreePersons() {
        Payload payload = propose("release-1", AUTHOR);
        sign(payload, 1, 2, 3);
        sqlRefused("Expected 4 persons", event(payload, 1, "APPROVED"));
        sqlRefused("Expected 4 persons", event(payload, 1, "EXECUTED"));
    }

    @Test
    void refusesAnEndBeforeTheTimelock() {
        timelockHours = 48;
        Payload payload = approved("release-1");
        sqlRefused("timelock", event(payload, 2, "EXECUTED"));
    }

    @Test
    void refusesASecondEnd() {
        Payload payload = approved("release-1");
        signOff.execute(payload.id(), now());
        sqlRefused("", event(payload, 3, "EXECUTED"));
        sqlRefused("", event(payload, 3, "CANCELLED"));
    }

    @Test
    void refusesAnExecutionWhenASignersKeyIsRevoked() {
        Payload payload = approved("release-1");
        store.revoke(council.key("governor-1").id(), "admin", "lost", now());
        sqlRefused("Expected 4 persons", event(payload, 2, "EXECUTED"));
    }

    @Test
    void refusesSignersThatNobodySigned() {
        String json = CanonicalJson.of(council.set(2, 7));
        sqlRefused(
                "signed by those before it",
                "insert into signer_set values (2, '" + Sha256.hex(json) + "', '" + json + "', 'mallory', now())");
    }

    @Test
    void refusesAnOverrideThatNobodySigned() {
        Payload payload = propose("release-1", AUTHOR);
        sqlRefused(
                "what was signed",
                "insert into policy_override values ('" + payload.id() + "', '{}', 'everything', now())");
        sqlRefused(
                "what was signed", "insert into signed_order values ('" + payload.id() + "', 'RESUME', '{}', now())");
    }

    @Test
    void refusesAPayloadWithAnotherHash() {
        Payload payload = propose("release-1", AUTHOR);
        sqlRefused(
                "proposal_is_named_by_its_payload",
                "insert into proposal (id, payload, kept_at) values ('"
                        + payload.id().replace('a', 'b') + "', '"
                        + payload.json().replace("\"quorum\":4", "\"quorum\":1") + "', now())");
    }

    @Test
    void changesNothingThatWasWritten() {
        Payload payload = approved("release-1");
        sqlRefused("permission denied", "update proposal_signature set signature = ''");
        sqlRefused("permission denied", "delete from proposal_event where proposal = '" + payload.id() + "'");
        sqlRefused("permission denied", "truncate signed_order cascade");
    }

    @Test
    void listsProposalsEachWithItsOwnSignaturesAndEvents() {
        Payload first = approved("release-1");
        Payload second = propose("release-2", AUTHOR);
        sign(second, 5, 6);
        Payload third = propose("release-3", AUTHOR);

        List<Proposal> listed = store.proposals(false, 9);
        assertEquals(
                List.of(third, second, first).stream()
                        .map(payload -> store.find(payload.id()).orElseThrow())
                        .toList(),
                listed);
        assertEquals(
                List.of(0, 2, 4),
                listed.stream().map(each -> each.signatures().size()).toList());
        long moment = now();
        assertEquals(
                listed.stream().map(each -> signOff.standing(each, moment)).toList(),
                signOff.standings(listed, moment));
    }

    @Test
    void keepsSnapshotsOfTheConfigurationThatFollowEachOther() {
        PostgresConfiguration kept = new PostgresConfiguration(database);
        List<Setting> settings = kept.inForce(now(), Set.of(BreakerKind.KILL_SWITCH));
        assertEquals(
                List.of("RELEASE everything " + OLD.id().sha256() + " anna start", "SIGNERS signer set 1 admin "),
                settings.stream()
                        .map(each -> each.kind() + " " + each.name() + " "
                                + each.value()
                                        .replace(
                                                " "
                                                        + store.signerSet()
                                                                .orElseThrow()
                                                                .id(),
                                                "") + " "
                                + each.by() + " " + each.reason())
                        .toList());
        ConfigurationSnapshot first = ConfigurationSnapshot.first(settings, now());
        assertTrue(kept.keep(first));
        assertFalse(kept.keep(first));
        ConfigurationChange change = new ConfigurationChange(now(), "anna", "why not", "something");
        ConfigurationSnapshot second = first.next(settings, List.of(change), now());
        ConfigurationSnapshot forged = new ConfigurationSnapshot(
                second.atMillis(), second.changes(), 2, Sha256.hex("else"), second.settings(), 1);
        DatabaseFailed refused = assertThrows(DatabaseFailed.class, () -> kept.keep(forged));
        assertTrue(String.valueOf(refused.getMessage()).contains("to follow the one before it"), refused::getMessage);
        assertTrue(kept.keep(second));

        assertEquals(List.of(second, first), kept.snapshots(9));
        assertEquals(second, kept.at(now()).orElseThrow());
        assertTrue(kept.at(first.atMillis() - 1).isEmpty());
        sqlRefused("permission denied", "delete from configuration_snapshot");
        sqlRefused("permission denied", "update configuration_snapshot set json = ''");
    }

    @Test
    void endsAnOverrideByItsTimeOrByWhatWasSignedAndOnce() {
        PolicyOverride override = new PolicyOverride(
                "calm",
                PolicyOverride.Authority.GOVERNANCE,
                new PolicyOverride.Effect.PauseBurn(),
                now(),
                now() + 3_600_000,
                "a listing");
        Payload begun = executed(SignOffAction.PAUSE_BURN, new Content.Override(override, "to ops"), "calm");
        Payload other = executed(SignOffAction.PAUSE_BURN, new Content.Override(override, "to all"), "calm too");
        Payload endOfOther = executed(SignOffAction.OVERRIDE_END, new Content.EndOverride(other.id(), "calm"), "end");
        String end = "insert into policy_override_end values ('" + begun.id() + "', '";
        sqlRefused("to have expired", end + "clock', 'It has expired.', now())");
        sqlRefused("to be what was signed", end + "gina', 'because', now())");
        sqlRefused("to be what was signed", end + endOfOther.id() + "', 'because', now())");
        Payload unsigned = draft(SignOffAction.OVERRIDE_END, new Content.EndOverride(begun.id(), "calm"), "own");
        signOff.propose(unsigned, now());
        sign(unsigned, 1, 2, 3);
        sqlRefused("to be what was signed", end + unsigned.id() + "', 'because', now())");

        sign(unsigned, 4);
        assertEquals(Status.EXECUTED, signOff.execute(unsigned.id(), now()).status());
        sqlRefused("policy_override_end_pkey", end + unsigned.id() + "', 'again', now())");
        assertEquals(List.of(), new PostgresOverrides(database).standing());
        assertTrue(
                new PostgresOverrides(database).find(begun.id()).orElseThrow().end() instanceof End.TakenBack taken
                        && taken.by().equals(unsigned.id()));
    }

    private Payload executed(SignOffAction action, Content content, String nonce) {
        Payload payload = draft(action, content, nonce);
        signOff.propose(payload, now());
        sign(payload, 1, 2, 3, 4);
        assertEquals(Status.EXECUTED, signOff.execute(payload.id(), now()).status());
        return payload;
    }

    private Payload draft(SignOffAction action, Content content, String nonce) {
        return signOff.draft(action, AUTHOR, content, EVERYTHING, nonce, "it is time", Payload.NO_REPORT, now());
    }

    private String newKey(String name) {
        council.key(name);
        return name;
    }

    private Payload propose(String nonce, PersonId author) {
        Payload payload = signOff.draft(
                SignOffAction.RELEASE_LOOSER,
                author,
                new Content.ActivateRelease(NEW.id(), OLD.id()),
                EVERYTHING,
                nonce,
                "it is time",
                Payload.NO_REPORT,
                now());
        signOff.propose(payload, now());
        return payload;
    }

    private Payload approved(String nonce) {
        Payload payload = propose(nonce, AUTHOR);
        sign(payload, 1, 2, 3, 4);
        return payload;
    }

    private void sign(Payload payload, int... governors) {
        for (int governor : governors) {
            SignedStatement signed = council.signed(payload, "governor-" + governor, now());
            signOff.sign(payload.id(), signed, signed.statement().person(), now());
        }
    }

    private String signature(Payload payload, String person) {
        return insert(payload, council.signed(payload, person, now()));
    }

    private static String insert(Payload payload, SignedStatement signed) {
        return "insert into proposal_signature (proposal, statement, signature, received_at_millis) values ('"
                + payload.id() + "', '" + CanonicalJson.of(signed.statement()) + "', '" + signed.signature() + "', "
                + now() + ")";
    }

    private static String event(Payload payload, int ordinal, String kind) {
        return "insert into proposal_event (proposal, ordinal, kind, by_whom, reason, at_millis) values ('"
                + payload.id() + "', " + ordinal + ", '" + kind + "', 'mallory', 'because', 0)";
    }

    private void sqlRefused(String part, String sql) {
        SQLException refused = assertThrows(SQLException.class, () -> {
            try (Connection connection = database.source().getConnection()) {
                new Update(connection).run(sql);
            }
        });
        assertTrue(String.valueOf(refused.getMessage()).contains(part), refused::getMessage);
    }

    private static long now() {
        return Clock.systemUTC().millis();
    }

    private static Ruling use(Release release) {
        return new Ruling.Use(release.id());
    }

    private static Release release(String content) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("dmn/first.dmn", content.getBytes(StandardCharsets.UTF_8));
        return Release.of(files);
    }
}
