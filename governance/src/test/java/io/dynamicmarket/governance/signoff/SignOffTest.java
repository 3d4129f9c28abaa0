package io.dynamicmarket.governance.signoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.facts.SignOffTerms;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.audit.JsonRefused;
import io.dynamicmarket.governance.audit.Sha256;
import io.dynamicmarket.governance.signoff.Proposal.Status;
import io.dynamicmarket.governance.signoff.SignOffRefused.Reason;
import io.dynamicmarket.governance.signoff.Statement.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Each rule of sign-off, and an attempt to get around it. */
class SignOffTest {
    private static final long NOW = 1_790_000_000_000L;
    private static final String SPACE = Sha256.hex("a desk");
    private static final PersonId AUTHOR = new PersonId("rita");
    private static final ReleaseId OLD = new ReleaseId("0a".repeat(32));
    private static final ReleaseId NEW = new ReleaseId("0b".repeat(32));

    private final Council council = new Council();
    private final MemoryProposals store = new MemoryProposals();
    private final List<Payload> carriedOut = new ArrayList<>();
    private int quorumInForce = 4;
    private ReleaseId inForce = OLD;
    private final SignOff signOff = new SignOff(store, this::terms, new Noted(), new SignOffSettings(SPACE, 60_000));

    private SignOffTerms terms(SignOffAction action) {
        SignOffTerms terms = Council.terms(action);
        return action == SignOffAction.RELEASE_LOOSER
                ? new SignOffTerms(action, quorumInForce, 7, "GOVERNOR", 48, 168, 120)
                : terms;
    }

    /** Notes what is carried out; a release in force otherwise than expected is out of date. */
    private final class Noted implements Effects {
        @Override
        public void check(Payload payload, long nowMillis) {
            if (payload.content() instanceof Content.ActivateRelease activate
                    && !activate.inPlaceOf().equals(inForce)) {
                throw new SignOffRefused(Reason.OUT_OF_DATE, "Expected " + activate.inPlaceOf() + " in force");
            }
        }

        @Override
        public void carryOut(Payload payload, long nowMillis) {
            carriedOut.add(payload);
        }
    }

    @BeforeEach
    void enrol() {
        signOff.enrol(council.set(1, 7), new PersonId("admin"), NOW);
    }

    @Test
    void isCarriedOutOnceAfterFourOfSevenAndTwoDays() {
        Payload payload = proposed("release-1");
        sign(payload, NOW, 1, 2, 3);
        refused(Reason.QUORUM_MISSING, () -> signOff.execute(payload.id(), NOW));
        assertEquals(Status.APPROVED, sign(payload, NOW, 4).status());
        refused(Reason.TIMELOCKED, () -> signOff.execute(payload.id(), NOW + 48 * Council.HOUR - 1));

        assertEquals(
                Status.EXECUTED,
                signOff.execute(payload.id(), NOW + 48 * Council.HOUR).status());

        assertEquals(List.of(payload), carriedOut);
    }

    @Test
    void executedTwiceIsCarriedOutOnce() {
        Payload payload = approved("release-1");
        signOff.execute(payload.id(), NOW + 48 * Council.HOUR);
        signOff.execute(payload.id(), NOW + 49 * Council.HOUR);
        assertEquals(List.of(payload), carriedOut);
        refused(Reason.NOT_OPEN, () -> sign(payload, NOW + 49 * Council.HOUR, 5));
    }

    @Test
    void itsAuthorDoesNotSign() {
        Payload payload = propose("release-1", new PersonId("governor-1"));
        refused(Reason.AUTHOR_SIGNS, () -> sign(payload, NOW, 1));
    }

    @Test
    void aPersonWithTwoKeysIsOnePerson() {
        Signer two = new Signer(
                new PersonId("governor-1"),
                List.of(Role.GOVERNOR),
                List.of(council.key("governor-1"), council.key("spare")));
        List<Signer> signers = new ArrayList<>(council.set(1, 7).signers());
        signers.removeIf(signer -> signer.person().value().equals("governor-1"));
        signers.add(two);
        assertTrue(store.keep(new SignerSet(2, signers), "test", NOW));
        Payload payload = proposed("release-1");
        sign(payload, NOW, 1, 2, 3);
        SignedStatement second = council.signed(payload.id(), "governor-1", "spare", Decision.APPROVE, NOW);
        refused(
                Reason.SIGNED_ALREADY,
                () -> signOff.sign(payload.id(), second, second.statement().person(), NOW));
        assertEquals(Status.OPEN, signOff.proposal(payload.id()).status());
    }

    @Test
    void aKeyHeldByTwoPersonsIsRefused() {
        List<Signer> signers = new ArrayList<>(council.set(1, 7).signers());
        signers.add(new Signer(new PersonId("shadow"), List.of(Role.GOVERNOR), List.of(council.key("governor-1"))));
        assertThrows(IllegalArgumentException.class, () -> new SignerSet(2, signers));
    }

    @Test
    void aSignatureIsNoneOfAnotherPayload() {
        Payload first = proposed("release-1");
        Payload second = proposed("release-2");
        SignedStatement replayed = council.signed(first, "governor-1", NOW);
        refused(
                Reason.OTHER_PAYLOAD,
                () -> signOff.sign(second.id(), replayed, replayed.statement().person(), NOW));
    }

    @Test
    void aSignatureIsTakenOnce() {
        Payload payload = proposed("release-1");
        sign(payload, NOW, 1);
        refused(Reason.SIGNED_ALREADY, () -> sign(payload, NOW, 1));
    }

    @Test
    void anAlteredPayloadIsAnotherOne() {
        Payload payload = proposed("release-1");
        String altered = payload.json().replace("\"quorum\":4", "\"quorum\":1");
        Payload other = Payload.read(altered);
        SignedStatement signed = council.signed(payload, "governor-1", NOW);
        refused(
                Reason.UNKNOWN_PROPOSAL,
                () -> signOff.sign(other.id(), signed, signed.statement().person(), NOW));
        refused(Reason.OTHER_TERMS, () -> signOff.propose(other, NOW));
    }

    @Test
    void anAlteredStatementDoesNotHold() {
        Payload payload = proposed("release-1");
        SignedStatement signed = council.signed(payload.id(), "governor-1", "governor-1", Decision.REFUSE, NOW);
        Statement turned = new Statement(
                Decision.APPROVE,
                signed.statement().key(),
                payload.id(),
                signed.statement().person(),
                NOW,
                Payload.VERSION);
        refused(
                Reason.BAD_SIGNATURE,
                () -> signOff.sign(
                        payload.id(), new SignedStatement(signed.signature(), turned), turned.person(), NOW));
    }

    @Test
    void aStrippedSignatureIsNone() {
        Payload payload = proposed("release-1");
        Statement statement = council.signed(payload, "governor-1", NOW).statement();
        assertThrows(IllegalArgumentException.class, () -> new SignedStatement("", statement));
        SignedStatement zeros = new SignedStatement("A".repeat(86) + "==", statement);
        refused(Reason.BAD_SIGNATURE, () -> signOff.sign(payload.id(), zeros, statement.person(), NOW));
    }

    @Test
    void aReportThatWasSwappedIsAnotherPayload() {
        Payload payload = proposed("release-1");
        String swapped = payload.json().replace(payload.report(), Sha256.hex("a nicer report"));
        assertEquals(false, Payload.read(swapped).id().equals(payload.id()));
    }

    @Test
    void anExpiredProposalIsNeitherSignedNorCarriedOut() {
        Payload payload = approved("release-1");
        long late = NOW + 168 * Council.HOUR;
        refused(Reason.EXPIRED, () -> sign(payload, late, 5));
        refused(Reason.EXPIRED, () -> signOff.execute(payload.id(), late));
        assertEquals(Status.LAPSED, signOff.lapse(payload.id(), late).status());
        assertEquals(List.of(), carriedOut);
    }

    @Test
    void anExpiredSignatureDoesNotCount() {
        Payload payload = proposed("release-1");
        sign(payload, NOW, 1);
        long later = NOW + 100 * Council.HOUR;
        sign(payload, later, 2, 3, 4);
        // the first one ends 120 h after it was made, the timelock 48 h after the fourth
        assertEquals(
                Status.VOIDED,
                signOff.execute(payload.id(), later + 48 * Council.HOUR).status());
        assertEquals(List.of(), carriedOut);
    }

    @Test
    void anotherDesksPayloadIsRefused() {
        Payload own = draft("release-1", AUTHOR);
        Payload foreign = Payload.read(own.json().replace(SPACE, Sha256.hex("another desk")));
        refused(Reason.OTHER_SPACE, () -> signOff.propose(foreign, NOW));
    }

    @Test
    void aLoweredQuorumDoesNotLowerWhatWasProposed() {
        Payload payload = proposed("release-1");
        quorumInForce = 2;
        assertEquals(Status.OPEN, sign(payload, NOW, 1, 2, 3).status());
    }

    @Test
    void aRaisedQuorumIsDemandedOfWhatWasProposed() {
        Payload payload = approved("release-1");
        quorumInForce = 5;
        assertEquals(
                Status.VOIDED,
                signOff.execute(payload.id(), NOW + 48 * Council.HOUR).status());
    }

    @Test
    void aSignerWhoHasLeftMeanwhileDoesNotCount() {
        Payload payload = approved("release-1");
        List<Signer> others = new ArrayList<>(council.set(1, 7).signers());
        others.removeIf(signer -> signer.person().value().equals("governor-4"));
        assertTrue(store.keep(new SignerSet(2, others), "test", NOW));
        assertEquals(
                Status.VOIDED,
                signOff.execute(payload.id(), NOW + 48 * Council.HOUR).status());
        assertEquals(List.of(), carriedOut);
    }

    @Test
    void aRevokedKeyCountsForNothing() {
        Payload payload = approved("release-1");
        store.revoke(council.key("governor-2").id(), "admin", "lost", NOW);
        assertEquals(
                Status.VOIDED,
                signOff.execute(payload.id(), NOW + 48 * Council.HOUR).status());
        Payload next = proposed("release-2");
        refused(Reason.REVOKED_KEY, () -> sign(next, NOW, 2));
    }

    @Test
    void aPersonWithoutTheRoleDoesNotSign() {
        Payload payload = proposed("release-1");
        SignedStatement operators = council.signed(payload, "operator-a", NOW);
        refused(
                Reason.NOT_A_SIGNER,
                () -> signOff.sign(
                        payload.id(), operators, operators.statement().person(), NOW));
    }

    @Test
    void anothersKeyIsRefused() {
        Payload payload = proposed("release-1");
        SignedStatement borrowed = council.signed(payload.id(), "governor-1", "governor-2", Decision.APPROVE, NOW);
        refused(
                Reason.FOREIGN_KEY,
                () -> signOff.sign(payload.id(), borrowed, borrowed.statement().person(), NOW));
    }

    @Test
    void nobodySendsAnothersSignature() {
        Payload payload = proposed("release-1");
        SignedStatement signed = council.signed(payload, "governor-1", NOW);
        refused(Reason.OTHER_PERSON, () -> signOff.sign(payload.id(), signed, new PersonId("governor-2"), NOW));
    }

    @Test
    void aClockThatIsFarOffIsRefused() {
        Payload payload = proposed("release-1");
        for (long off : new long[] {61_000, -61_000}) {
            SignedStatement signed = council.signed(payload, "governor-1", NOW + off);
            refused(
                    Reason.CLOCK_SKEW,
                    () -> signOff.sign(payload.id(), signed, signed.statement().person(), NOW));
        }
        SignedStatement near = council.signed(payload, "governor-1", NOW + 59_000);
        signOff.sign(payload.id(), near, near.statement().person(), NOW);
    }

    @Test
    void theSameNonceReplaces() {
        Payload first = approved("release-1");
        Payload second = proposed("release-1", "better");
        assertEquals(Status.REPLACED, signOff.proposal(first.id()).status());
        refused(Reason.NOT_OPEN, () -> signOff.execute(first.id(), NOW + 48 * Council.HOUR));
        assertEquals(List.of(), signOff.proposal(second.id()).signatures());
    }

    @Test
    void aNonceUnderWhichSomethingWasCarriedOutIsSpent() {
        Payload payload = approved("release-1");
        signOff.execute(payload.id(), NOW + 48 * Council.HOUR);
        refused(Reason.NONCE_SPENT, () -> proposed("release-1", "again"));
    }

    @Test
    void aNonceIsReplacedByItsAuthorAlone() {
        proposed("release-1");
        refused(Reason.NOT_ENTITLED, () -> propose("release-1", new PersonId("mallory")));
    }

    @Test
    void isCancelledByRiskDuringTheTimelock() {
        Payload payload = approved("release-1");
        PersonId risk = new PersonId("ruth");
        refused(Reason.NOT_ENTITLED, () -> signOff.cancel(payload.id(), risk, Set.of(Role.GOVERNOR), "no", NOW));
        assertEquals(
                Status.CANCELLED,
                signOff.cancel(payload.id(), risk, Set.of(Role.RISK), "markets turned", NOW)
                        .status());
        refused(Reason.NOT_OPEN, () -> signOff.execute(payload.id(), NOW + 48 * Council.HOUR));
    }

    @Test
    void isRefusedOnceTheQuorumCannotBeReached() {
        Payload payload = proposed("release-1");
        for (int i = 1; i <= 4; i++) {
            SignedStatement no = council.signed(payload.id(), "governor-" + i, "governor-" + i, Decision.REFUSE, NOW);
            signOff.sign(payload.id(), no, no.statement().person(), NOW);
        }
        assertEquals(Status.REFUSED, signOff.proposal(payload.id()).status());
    }

    @Test
    void whoSaysNoAfterwardsNoLongerCounts() {
        Payload payload = approved("release-1");
        SignedStatement no = council.signed(payload.id(), "governor-1", "governor-1", Decision.REFUSE, NOW);
        signOff.sign(payload.id(), no, no.statement().person(), NOW);
        assertEquals(
                Status.VOIDED,
                signOff.execute(payload.id(), NOW + 48 * Council.HOUR).status());
    }

    @Test
    void whatIsOutOfDateIsVoided() {
        Payload payload = approved("release-1");
        inForce = new ReleaseId("0c".repeat(32));
        assertEquals(
                Status.VOIDED,
                signOff.execute(payload.id(), NOW + 48 * Council.HOUR).status());
        assertEquals(List.of(), carriedOut);
    }

    @Test
    void unknownActionsCannotBeRead() {
        String json = draft("release-1", AUTHOR).json().replace("RELEASE_LOOSER", "RELEASE_QUIETLY");
        assertThrows(JsonRefused.class, () -> Payload.read(json));
    }

    @Test
    void aContentOfAnotherKindIsRefused() {
        String json = draft("release-1", AUTHOR).json().replace("RELEASE_LOOSER", "RESUME");
        assertThrows(RuntimeException.class, () -> Payload.read(json));
    }

    @Test
    void hiddenCharactersAreNotSigned() {
        assertThrows(
                IllegalArgumentException.class,
                () -> signOff.draft(
                        SignOffAction.RELEASE_LOOSER,
                        AUTHOR,
                        new Content.ActivateRelease(NEW, OLD),
                        new Scope.Everything(),
                        "release-1",
                        "raise \u202Ereversed\u202C",
                        Payload.NO_REPORT,
                        NOW));
    }

    @Test
    void signersAreChangedByFiveAfterTwoDays() {
        SignerSet next = council.set(2, 8);
        Payload payload = signOff.draft(
                SignOffAction.SIGNER_SET,
                AUTHOR,
                new Content.ChangeSigners(next),
                new Scope.Everything(),
                "signers-2",
                "an eighth governor",
                Payload.NO_REPORT,
                NOW);
        signOff.propose(payload, NOW);
        assertEquals(Status.OPEN, sign(payload, NOW, 1, 2, 3, 4).status());
        sign(payload, NOW, 5);
        signOff.execute(payload.id(), NOW + 48 * Council.HOUR);
        assertEquals(next, store.signerSet().orElseThrow());
    }

    @Test
    void aSetThatCouldNotSignItsSuccessorIsRefused() {
        Payload payload = signOff.draft(
                SignOffAction.SIGNER_SET,
                AUTHOR,
                new Content.ChangeSigners(council.set(2, 6)),
                new Scope.Everything(),
                "signers-2",
                "one fewer",
                Payload.NO_REPORT,
                NOW);
        refused(Reason.TOO_FEW_SIGNERS, () -> signOff.propose(payload, NOW));
    }

    @Test
    void whatWasCarriedOutIsProvenByItsTextsAlone() {
        Payload payload = approved("release-1");
        Proposal executed = signOff.execute(payload.id(), NOW + 48 * Council.HOUR);
        SignerSet signers = store.signerSet(payload.signerSet()).orElseThrow();
        assertEquals(Optional.empty(), Proof.fault(executed, signers));

        List<KeptSignature> forged = new ArrayList<>(executed.signatures().subList(0, 3));
        Statement statement = executed.signatures().get(3).statement();
        forged.add(new KeptSignature(new SignedStatement("A".repeat(86) + "==", statement), NOW));
        Proposal put = new Proposal(payload, forged, executed.events());
        assertTrue(Proof.fault(put, signers).orElseThrow().contains("governor-1, governor-2, governor-3"));
    }

    @Test
    void nobodyIsEnrolledTwice() {
        refused(Reason.OTHER_SIGNERS, () -> signOff.enrol(council.set(1, 7), new PersonId("admin"), NOW));
    }

    @Test
    void aPayloadIsReadAsItWasWritten() {
        Payload payload = draft("release-1", AUTHOR);
        assertEquals(payload, Payload.read(payload.json()));
    }

    private Payload draft(String nonce, PersonId author) {
        return signOff.draft(
                SignOffAction.RELEASE_LOOSER,
                author,
                new Content.ActivateRelease(NEW, OLD),
                new Scope.Everything(),
                nonce,
                "a higher limit",
                Sha256.hex("report"),
                NOW);
    }

    private Payload propose(String nonce, PersonId author) {
        Payload payload = draft(nonce, author);
        signOff.propose(payload, NOW);
        return payload;
    }

    private Payload proposed(String nonce) {
        return propose(nonce, AUTHOR);
    }

    private Payload proposed(String nonce, String reason) {
        Payload payload = signOff.draft(
                SignOffAction.RELEASE_LOOSER,
                AUTHOR,
                new Content.ActivateRelease(NEW, OLD),
                new Scope.Everything(),
                nonce,
                reason,
                Payload.NO_REPORT,
                NOW);
        signOff.propose(payload, NOW);
        return payload;
    }

    private Payload approved(String nonce) {
        Payload payload = proposed(nonce);
        sign(payload, NOW, 1, 2, 3, 4);
        return payload;
    }

    private Proposal sign(Payload payload, long atMillis, int... governors) {
        Proposal last = signOff.proposal(payload.id());
        for (int governor : governors) {
            SignedStatement signed = council.signed(payload, "governor-" + governor, atMillis);
            last = signOff.sign(payload.id(), signed, signed.statement().person(), atMillis);
        }
        return last;
    }

    private static void refused(Reason reason, Executable attempt) {
        assertEquals(reason, assertThrows(SignOffRefused.class, attempt).reason());
    }
}
