package io.dynamicmarket.desk.process;

import io.dynamicmarket.desk.signoff.SigningDesk;
import io.dynamicmarket.facts.Deadline.Duty;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.process.CommandRefused;
import io.dynamicmarket.governance.process.OpenTask;
import io.dynamicmarket.governance.process.ProcessKey;
import io.dynamicmarket.governance.process.ProcessMessage;
import io.dynamicmarket.governance.process.Processes;
import io.dynamicmarket.governance.process.Variables;
import io.dynamicmarket.governance.signoff.Content;
import io.dynamicmarket.governance.signoff.Payload;
import io.dynamicmarket.governance.signoff.Proposal;
import io.dynamicmarket.governance.signoff.Proposal.Status;
import io.dynamicmarket.governance.signoff.SignedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Proposals on their way through a process: each change of a proposal and of its process is one transaction. */
public final class ProposalFlow {
    /** The variable by which a process names its proposal. */
    static final String PROPOSAL = "proposal";

    private static final String SIGN = "sign";

    private final SigningDesk signing;
    private final Commanding commanding;

    ProposalFlow(SigningDesk signing, Commanding commanding) {
        this.signing = signing;
        this.commanding = commanding;
    }

    /** The process that a proposal goes through. */
    public static ProcessKey process(Payload payload) {
        Content content = payload.content();
        if (content instanceof Content.ActivateRelease) {
            return new ProcessKey("release-sign-off", payload.id());
        }
        if (content instanceof Content.Override) {
            return new ProcessKey("governance-override", payload.id());
        }
        if (content instanceof Content.EndOverride) {
            return new ProcessKey("override-end", payload.id());
        }
        if (content instanceof Content.TreasuryAction) {
            return new ProcessKey("treasury-action", payload.id());
        }
        if (content instanceof Content.Resume) {
            return new ProcessKey(ResumeFlow.PROCESS, payload.nonce());
        }
        return new ProcessKey("signer-set-change", payload.id());
    }

    /** Opens a proposal and starts its process; the same payload twice is one proposal. */
    public Proposal propose(Payload payload, long nowMillis) {
        if (payload.content() instanceof Content.Resume) {
            throw new CommandRefused("Expected a resume to be proposed by its own process, once its checklist is done");
        }
        return commanding.together(nowMillis, processes -> {
            List<String> replaced = openWithNonce(payload);
            Proposal proposal = signing.signOff().propose(payload, nowMillis);
            replaced.forEach(id -> tellReplaced(processes, id));
            processes.start(process(payload), signing.inForce(), variables(payload, nowMillis));
            return proposal;
        });
    }

    private List<String> openWithNonce(Payload payload) {
        return signing.proposals().withNonce(payload.nonce()).stream()
                .filter(id -> !id.equals(payload.id()))
                .filter(id ->
                        signing.proposals().find(id).filter(Proposal::isOpen).isPresent())
                .toList();
    }

    private void tellReplaced(Processes processes, String id) {
        signing.proposals().find(id).ifPresent(before -> send(processes, before, "cancelled", Variables.NONE));
    }

    /** What a process knows of a proposal. */
    Variables variables(Payload payload, long nowMillis) {
        return Variables.of(Map.of(
                PROPOSAL,
                payload.id(),
                "reminderEvery",
                iso(signing.millis(Duty.SIGN)),
                "signWithin",
                iso(Math.max(1, payload.expiresAtMillis() - nowMillis))));
    }

    static String iso(long millis) {
        return Duration.ofMillis(millis).toString();
    }

    /** Takes a person's signature; the last that is missing ends the task of signing. */
    public Proposal sign(String id, SignedStatement signed, PersonId sender, long nowMillis) {
        return commanding.together(nowMillis, processes -> {
            Proposal before = signing.proposals()
                    .lock(id)
                    .orElseGet(() -> signing.signOff().proposal(id));
            Optional<OpenTask> task = signTask(before.payload());
            if (before.status() == Status.OPEN && task.isEmpty()) {
                throw new CommandRefused(
                        "Expected the task of signing to be open, but the process is not there yet: try again in a moment");
            }
            Proposal after = signing.signOff().sign(id, signed, sender, nowMillis);
            if (after.status() != before.status()) {
                String outcome = after.status() == Status.APPROVED ? "approved" : "refused";
                task.ifPresent(open -> processes.complete(open.id(), Variables.of("outcome", outcome)));
                if (task.isEmpty()) {
                    send(processes, after, "cancelled", Variables.NONE);
                }
            }
            return after;
        });
    }

    private Optional<OpenTask> signTask(Payload payload) {
        return commanding.records().tasks(process(payload)).stream()
                .filter(task -> task.element().equals(SIGN))
                .findFirst();
    }

    /** Withdraws or cancels; its process ends. */
    public Proposal cancel(String id, PersonId person, Set<Role> roles, String reason, long nowMillis) {
        return commanding.together(nowMillis, processes -> {
            Proposal cancelled = signing.signOff().cancel(id, person, roles, reason, nowMillis);
            send(processes, cancelled, "cancelled", Variables.NONE);
            return cancelled;
        });
    }

    static void send(Processes processes, Proposal proposal, String message, Variables variables) {
        Payload payload = proposal.payload();
        processes.send(new ProcessMessage(payload.id() + "/" + message, message, process(payload), variables));
    }
}
