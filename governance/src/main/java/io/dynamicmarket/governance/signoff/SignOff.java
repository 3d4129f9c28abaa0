package io.dynamicmarket.governance.signoff;

import static io.dynamicmarket.governance.signoff.SignOffRefused.refuseUnless;

import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.facts.SignOffTerms;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.activation.Scope;
import io.dynamicmarket.governance.signoff.ProposalEvent.Kind;
import io.dynamicmarket.governance.signoff.SignOffRefused.Reason;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules of sign-off. Workflows lead people through it; what is allowed is decided here, and once more by the
 * database.
 *
 * <ul>
 *   <li>the author never signs; persons are counted, not keys
 *   <li>a signature is about one payload, to the last byte, of one desk, and expires
 *   <li>terms are those of the proposal and those of the release in force when it is carried out, whichever are stricter
 *   <li>signers and keys are looked up again when it is carried out
 *   <li>a proposal is carried out once, in the transaction that ends it
 * </ul>
 *
 * Time is the caller's, UTC epoch milliseconds. Every refusal is a {@link SignOffRefused}, and then nothing has changed.
 */
public final class SignOff {
    private final ProposalStore store;
    private final Terms terms;
    private final Effects effects;
    private final SignOffSettings settings;

    public SignOff(ProposalStore store, Terms terms, Effects effects, SignOffSettings settings) {
        this.store = store;
        this.terms = terms;
        this.effects = effects;
        this.settings = settings;
    }

    /** The payload of a proposal, with the terms that the release in force has for it. */
    public Payload draft(
            SignOffAction action,
            PersonId author,
            Content content,
            Scope scope,
            String nonce,
            String reason,
            String report,
            long nowMillis) {
        SignOffTerms demanded = terms.of(action);
        return new Payload(
                action,
                author,
                content,
                nowMillis + demanded.openMillis(),
                nonce,
                nowMillis,
                demanded.quorum(),
                reason,
                report,
                Role.valueOf(demanded.role()),
                scope.text(),
                signers().id(),
                demanded.signatureMillis(),
                settings.space(),
                demanded.timelockMillis(),
                Payload.VERSION);
    }

    /**
     * Opens a proposal; what is open with its nonce is replaced. The same payload twice is one proposal.
     *
     * @return as it stands
     */
    public Proposal propose(Payload payload, long nowMillis) {
        return store.together(() -> {
            if (store.find(payload.id()).isEmpty()) {
                admit(payload, nowMillis);
                replace(payload, nowMillis);
                store.keep(payload, nowMillis);
            }
            return proposal(payload.id());
        });
    }

    private void admit(Payload payload, long nowMillis) {
        SignOffTerms demanded = terms.of(payload.action());
        SignerSet signers = signers();
        refuseUnless(
                payload.space().equals(settings.space()),
                Reason.OTHER_SPACE,
                () -> "Expected a payload for this" + " desk, " + settings.space() + ", but got one for "
                        + payload.space());
        refuseUnless(
                payload.quorum() >= demanded.quorum()
                        && payload.role().name().equals(demanded.role())
                        && payload.timelockMillis() >= demanded.timelockMillis()
                        && payload.signatureMillis() <= demanded.signatureMillis()
                        && payload.expiresAtMillis() - payload.proposedAtMillis() <= demanded.openMillis(),
                Reason.OTHER_TERMS,
                () -> "Expected the terms of the release in force or stricter ones, " + demanded
                        + ", but got a quorum of " + payload.quorum() + " of " + payload.role());
        refuseUnless(
                payload.signerSet().equals(signers.id()),
                Reason.OTHER_SIGNERS,
                () -> "Expected the signer set in force, " + signers.id() + ", but got " + payload.signerSet());
        int able = signers.holding(payload.role()).size();
        refuseUnless(
                able >= demanded.signers(),
                Reason.TOO_FEW_SIGNERS,
                () -> "Expected " + demanded.signers() + " persons who sign as " + payload.role() + " for "
                        + payload.action() + ", but the signer set has " + able);
        refuseUnless(
                Math.abs(payload.proposedAtMillis() - nowMillis) <= settings.clockSkewMillis(),
                Reason.NOT_NOW,
                () -> "Expected a payload of this moment, " + nowMillis + ", but it says "
                        + payload.proposedAtMillis());
        check(payload, nowMillis);
    }

    private void check(Payload payload, long nowMillis) {
        if (payload.content() instanceof Content.ChangeSigners change) {
            SignerSetCheck.check(change.next(), signers(), terms);
        } else {
            effects.check(payload, nowMillis);
        }
    }

    private void carryOut(Payload payload, long nowMillis) {
        if (!(payload.content() instanceof Content.ChangeSigners change)) {
            effects.carryOut(payload, nowMillis);
        } else if (!store.keep(change.next(), payload.id(), nowMillis)) {
            throw new IllegalStateException(
                    "Expected signer set " + change.next().number() + " to be free, but another one has its number");
        }
    }

    /**
     * Puts the first signer set in force, before which nothing can be signed; every later one is a proposal.
     *
     * @param by who vouches for the keys
     */
    public void enrol(SignerSet first, PersonId by, long nowMillis) {
        store.together(() -> {
            refuseUnless(
                    store.signerSet().isEmpty() && first.number() == 1,
                    Reason.OTHER_SIGNERS,
                    () -> "Expected the first signer set, number 1, where there is none, but got number "
                            + first.number());
            SignerSetCheck.enough(first, terms);
            return store.keep(first, by.value(), nowMillis);
        });
    }

    private void replace(Payload payload, long nowMillis) {
        for (String id : store.withNonce(payload.nonce())) {
            Proposal earlier = locked(id);
            refuseUnless(
                    earlier.status() != Proposal.Status.EXECUTED,
                    Reason.NONCE_SPENT,
                    () -> "Expected a nonce under which nothing was carried out, but " + payload.nonce()
                            + " was that of " + id);
            refuseUnless(
                    earlier.payload().author().equals(payload.author())
                            && earlier.payload().action() == payload.action()
                            && earlier.payload().scope().equals(payload.scope()),
                    Reason.NOT_ENTITLED,
                    () -> "Expected the nonce " + payload.nonce() + " to be used again by "
                            + earlier.payload().author() + " for "
                            + earlier.payload().action() + " of "
                            + earlier.payload().scope() + " only, since it replaces " + id);
            if (earlier.isOpen()) {
                end(earlier, Kind.REPLACED, payload.author().value(), "Replaced by " + payload.id(), nowMillis);
            }
        }
    }

    /**
     * Takes a person's statement about a proposal.
     *
     * @param sender who sends it, as the desk knows the person: nobody sends another's
     * @return as it stands then: approved, if this was the last one that was missing
     */
    public Proposal sign(String id, SignedStatement signed, PersonId sender, long nowMillis) {
        return store.together(() -> {
            Proposal before = openNow(locked(id), nowMillis);
            SignatureCheck.check(
                    before, signed, sender, count(before.payload(), nowMillis), settings.clockSkewMillis());
            Proposal after = before.with(new KeptSignature(signed, nowMillis));
            Proposal counted = counted(after, sender, nowMillis);
            store.add(before, counted);
            return counted;
        });
    }

    private Proposal counted(Proposal proposal, PersonId by, long nowMillis) {
        Count count = count(proposal.payload(), nowMillis);
        int quorum = quorum(proposal.payload());
        if (proposal.status() == Proposal.Status.OPEN
                && count.approvals(proposal).size() >= quorum) {
            return proposal.with(new ProposalEvent(
                    Kind.APPROVED,
                    by.value(),
                    quorum + " persons have signed: " + count.approvals(proposal),
                    nowMillis));
        }
        if (count.mostApprovals(proposal) < quorum) {
            return proposal.with(new ProposalEvent(
                    Kind.REFUSED,
                    by.value(),
                    "So many refused that " + quorum + " signatures cannot be reached: " + count.refusals(proposal),
                    nowMillis));
        }
        return proposal;
    }

    /** The persons whose signatures count now, and how many it takes. */
    public Standing standing(Proposal proposal, long nowMillis) {
        return standings(List.of(proposal), nowMillis).get(0);
    }

    /** The same of many, in their order: signers, keys and terms are asked for once. */
    public List<Standing> standings(List<Proposal> proposals, long nowMillis) {
        if (proposals.isEmpty()) {
            return List.of();
        }
        SignerSet signers = signers();
        Set<String> revoked = store.revokedKeys();
        Map<SignOffAction, SignOffTerms> demanded =
                terms.of(proposals.stream().map(each -> each.payload().action()).collect(Collectors.toSet()));
        return proposals.stream()
                .map(each -> standing(
                        each,
                        count(each.payload(), signers, revoked, nowMillis),
                        Objects.requireNonNull(demanded.get(each.payload().action()))))
                .toList();
    }

    private static Standing standing(Proposal proposal, Count count, SignOffTerms demanded) {
        return new Standing(
                List.copyOf(count.approvals(proposal)),
                List.copyOf(count.refusals(proposal)),
                Math.max(proposal.payload().quorum(), demanded.quorum()),
                timelockEnd(proposal, demanded));
    }

    /**
     * Withdraws (the author) or cancels (whoever holds the role RISK) a proposal that was not carried out yet.
     *
     * @param roles those of the person
     */
    public Proposal cancel(String id, PersonId person, Set<Role> roles, String reason, long nowMillis) {
        return store.together(() -> {
            Proposal proposal = locked(id);
            refuseUnless(
                    person.equals(proposal.payload().author()) || roles.contains(Role.RISK),
                    Reason.NOT_ENTITLED,
                    () -> "Expected the author or a person of RISK to cancel " + id + ", but " + person
                            + " is neither");
            refuseUnless(proposal.isOpen(), Reason.NOT_OPEN, () -> notOpen(proposal));
            return end(proposal, Kind.CANCELLED, person.value(), reason, nowMillis);
        });
    }

    /** Ends an open proposal that came to nothing by itself; one that has ended is returned as it is. */
    public Proposal voidOut(String id, String reason, long nowMillis) {
        return store.together(() -> {
            Proposal proposal = locked(id);
            return proposal.isOpen() ? end(proposal, Kind.VOIDED, "sign-off", reason, nowMillis) : proposal;
        });
    }

    /** Ends a proposal that has expired; one that has not, or has ended, is returned as it is. */
    public Proposal lapse(String id, long nowMillis) {
        return store.together(() -> {
            Proposal proposal = locked(id);
            return proposal.isOpen() && nowMillis >= proposal.payload().expiresAtMillis()
                    ? end(proposal, Kind.LAPSED, "clock", "It has expired", nowMillis)
                    : proposal;
        });
    }

    /**
     * Carries a proposal out, once: a second call finds it executed and does nothing. If it holds no longer, it is ended
     * as {@link Proposal.Status#VOIDED}.
     *
     * @throws SignOffRefused if it is not approved or its timelock still runs
     */
    public Proposal execute(String id, long nowMillis) {
        return store.together(() -> {
            Proposal found = locked(id);
            if (found.status() == Proposal.Status.EXECUTED) {
                return found;
            }
            Proposal proposal = openNow(found, nowMillis);
            refuseUnless(
                    proposal.status() == Proposal.Status.APPROVED,
                    Reason.QUORUM_MISSING,
                    () -> "Expected " + quorum(proposal.payload()) + " signatures of " + id + ", but it is "
                            + proposal.status());
            refuseUnless(
                    nowMillis >= timelockEnd(proposal),
                    Reason.TIMELOCKED,
                    () -> "Expected the timelock of " + id + " to be over, but it runs until " + timelockEnd(proposal));
            return finished(proposal, nowMillis);
        });
    }

    private Proposal finished(Proposal proposal, long nowMillis) {
        Payload payload = proposal.payload();
        Set<PersonId> approvals = count(payload, nowMillis).approvals(proposal);
        String roleNow = terms.of(payload.action()).role();
        if (!payload.role().name().equals(roleNow)) {
            String reason = "Expected signatures of " + roleNow + ", but they are those of " + payload.role();
            return end(proposal, Kind.VOIDED, "sign-off", reason, nowMillis);
        }
        if (approvals.size() < quorum(payload)) {
            return end(
                    proposal,
                    Kind.VOIDED,
                    "sign-off",
                    "Expected " + quorum(payload) + " signatures that count now, but only those of " + approvals
                            + " do",
                    nowMillis);
        }
        try {
            check(payload, nowMillis);
        } catch (SignOffRefused outOfDate) {
            return end(proposal, Kind.VOIDED, "sign-off", String.valueOf(outOfDate.getMessage()), nowMillis);
        }
        Proposal executed = end(proposal, Kind.EXECUTED, "sign-off", "Signed by " + approvals, nowMillis);
        carryOut(payload, nowMillis);
        return executed;
    }

    /** A proposal as it stands. */
    public Proposal proposal(String id) {
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    private Proposal locked(String id) {
        return store.lock(id).orElseThrow(() -> unknown(id));
    }

    private static SignOffRefused unknown(String id) {
        return new SignOffRefused(Reason.UNKNOWN_PROPOSAL, "Expected a proposal that was opened here, but got " + id);
    }

    private Proposal openNow(Proposal proposal, long nowMillis) {
        refuseUnless(proposal.isOpen(), Reason.NOT_OPEN, () -> notOpen(proposal));
        refuseUnless(
                nowMillis < proposal.payload().expiresAtMillis(),
                Reason.EXPIRED,
                () -> "Expected a proposal that has not expired, but " + proposal.id() + " has at "
                        + proposal.payload().expiresAtMillis());
        return proposal;
    }

    private static String notOpen(Proposal proposal) {
        return "Expected an open proposal, but " + proposal.id() + " is " + proposal.status();
    }

    private Proposal end(Proposal proposal, Kind kind, String by, String reason, long nowMillis) {
        Proposal ended = proposal.with(new ProposalEvent(kind, by, reason, nowMillis));
        store.add(proposal, ended);
        return ended;
    }

    private Count count(Payload payload, long nowMillis) {
        return count(payload, signers(), store.revokedKeys(), nowMillis);
    }

    private Count count(Payload payload, SignerSet signers, Set<String> revoked, long nowMillis) {
        return new Count(signers, revoked, payload.role(), effects.authors(payload), nowMillis);
    }

    private int quorum(Payload payload) {
        return Math.max(payload.quorum(), terms.of(payload.action()).quorum());
    }

    private long timelockEnd(Proposal proposal) {
        return timelockEnd(proposal, terms.of(proposal.payload().action()));
    }

    private static long timelockEnd(Proposal proposal, SignOffTerms demanded) {
        long timelock = Math.max(proposal.payload().timelockMillis(), demanded.timelockMillis());
        return proposal.approved().map(event -> event.atMillis() + timelock).orElse(Long.MAX_VALUE);
    }

    private SignerSet signers() {
        return store.signerSet()
                .orElseThrow(() -> new SignOffRefused(
                        Reason.TOO_FEW_SIGNERS, "Expected a signer set in force, but nobody was enrolled yet"));
    }
}
