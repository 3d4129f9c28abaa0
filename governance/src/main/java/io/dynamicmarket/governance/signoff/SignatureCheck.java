package io.dynamicmarket.governance.signoff;

import static io.dynamicmarket.governance.signoff.SignOffRefused.refuseUnless;

import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.signoff.SignOffRefused.Reason;
import io.dynamicmarket.governance.signoff.Statement.Decision;

/** What a statement must be before it is taken; the first rule that it breaks is told. */
final class SignatureCheck {
    private SignatureCheck() {}

    static void check(Proposal proposal, SignedStatement signed, PersonId sender, Count count, long skewMillis) {
        Statement statement = signed.statement();
        Payload payload = proposal.payload();
        PersonId person = statement.person();
        long nowMillis = count.nowMillis();
        refuseUnless(
                statement.payload().equals(payload.id()),
                Reason.OTHER_PAYLOAD,
                () -> "Expected a signature of payload " + payload.id() + ", but it is one of " + statement.payload());
        refuseUnless(
                person.equals(sender),
                Reason.OTHER_PERSON,
                () -> "Expected the signature of " + sender + ", who sends it, but it is that of " + person);
        refuseUnless(
                !count.authors().contains(person),
                Reason.AUTHOR_SIGNS,
                () -> "Expected the signature of another person than the author, " + person);
        refuseUnless(
                count.signers().holding(count.role()).contains(person),
                Reason.NOT_A_SIGNER,
                () -> "Expected a person who signs as " + count.role() + ", but " + person + " does not");
        refuseUnless(
                !count.revoked().contains(statement.key()),
                Reason.REVOKED_KEY,
                () -> "Expected a key that is in use, but " + statement.key() + " was revoked");
        SignerKey key = count.key(statement)
                .orElseThrow(() -> new SignOffRefused(
                        Reason.FOREIGN_KEY, "Expected a key of " + person + ", but " + statement.key() + " is none"));
        refuseUnless(
                signed.isOf(key),
                Reason.BAD_SIGNATURE,
                () -> "Expected the signature of key " + key.id() + " over this statement, but it is not");
        refuseUnless(
                statement.signedAtMillis() <= nowMillis + skewMillis
                        && statement.signedAtMillis() >= payload.proposedAtMillis() - skewMillis,
                Reason.CLOCK_SKEW,
                () -> "Expected a signature made between the proposal and now, to " + skewMillis + " ms, but it says "
                        + statement.signedAtMillis() + " at " + nowMillis);
        refuseUnless(
                nowMillis < statement.signedAtMillis() + payload.signatureMillis(),
                Reason.SIGNATURE_EXPIRED,
                () -> "Expected a signature of the last " + payload.signatureMillis() + " ms, but it was made at "
                        + statement.signedAtMillis());
        refuseUnless(
                !said(proposal, person, statement.decision()) && !said(proposal, person, Decision.REFUSE),
                Reason.SIGNED_ALREADY,
                () -> "Expected one word of each person, but " + person + " has signed already");
    }

    private static boolean said(Proposal proposal, PersonId person, Decision decision) {
        return proposal.signatures().stream()
                .map(KeptSignature::statement)
                .anyMatch(each -> each.person().equals(person) && each.decision() == decision);
    }
}
