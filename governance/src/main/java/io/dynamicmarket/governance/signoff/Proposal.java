package io.dynamicmarket.governance.signoff;

import io.dynamicmarket.governance.signoff.ProposalEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A payload and what has become of it so far. It only grows: signatures and events are added at the end.
 *
 * @param payload what is signed
 * @param signatures in the order in which they came
 * @param events in the order in which they happened; after one that ends it there is none
 */
public record Proposal(Payload payload, List<KeptSignature> signatures, List<ProposalEvent> events) {
    /** Where a proposal stands. */
    public enum Status {
        /** Waits for signatures. */
        OPEN,
        /** Has its quorum and waits for the end of the timelock. */
        APPROVED,
        EXECUTED,
        REFUSED,
        LAPSED,
        CANCELLED,
        REPLACED,
        VOIDED
    }

    public Proposal {
        Objects.requireNonNull(payload);
        signatures = List.copyOf(signatures);
        events = List.copyOf(events);
        for (int i = 0; i < events.size() - 1; i++) {
            if (events.get(i).ends()) {
                throw new IllegalArgumentException("Expected nothing after the end of proposal " + payload.id()
                        + ", but got " + events.get(i + 1).kind() + " after "
                        + events.get(i).kind());
            }
        }
    }

    public String id() {
        return payload.id();
    }

    public Status status() {
        return events.isEmpty()
                ? Status.OPEN
                : Status.valueOf(events.get(events.size() - 1).kind().name());
    }

    /** Whether anything can still become of it. */
    public boolean isOpen() {
        return status() == Status.OPEN || status() == Status.APPROVED;
    }

    /** When the quorum was reached; empty before. */
    public Optional<ProposalEvent> approved() {
        return events.stream().filter(event -> event.kind() == Kind.APPROVED).findFirst();
    }

    Proposal with(KeptSignature signature) {
        List<KeptSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new Proposal(payload, more, events);
    }

    Proposal with(ProposalEvent event) {
        List<ProposalEvent> more = new ArrayList<>(events);
        more.add(event);
        return new Proposal(payload, signatures, more);
    }
}
