package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.access.Caller;
import io.dynamicmarket.desk.process.ProposalFlow;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.facts.SignOffAction;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.audit.FactJson;
import io.dynamicmarket.governance.audit.JsonRefused;
import io.dynamicmarket.governance.signoff.KeptSignature;
import io.dynamicmarket.governance.signoff.Payload;
import io.dynamicmarket.governance.signoff.PayloadWords;
import io.dynamicmarket.governance.signoff.Proposal;
import io.dynamicmarket.governance.signoff.ProposalEvent;
import io.dynamicmarket.governance.signoff.SignedStatement;
import io.dynamicmarket.governance.signoff.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was proposed, and who has signed it. Signers sign on machines of their own; here arrive the signatures. */
@RestController
@RequestMapping("/api/proposals")
final class ProposalsApi {
    private final Desk desk;
    private final WantedContent contents;
    private final Clock clock = Clock.systemUTC();

    ProposalsApi(Desk desk) {
        this.desk = desk;
        this.contents = new WantedContent(desk);
    }

    record Said(String person, String decision, String key, Instant signedAt, Instant receivedAt) {}

    record Happened(String kind, String by, String reason, Instant at) {}

    /**
     * @param words the payload, every member of it
     * @param approvals persons whose signatures count now
     * @param timelockEnd null before the quorum is reached
     */
    record Shown(
            String id,
            String status,
            String action,
            String author,
            String scope,
            String reason,
            Instant expiresAt,
            int quorum,
            List<String> approvals,
            List<String> refusals,
            @Nullable Instant timelockEnd,
            List<String> words,
            List<Said> signatures,
            List<Happened> events) {}

    record Reason(@Nullable String reason) {}

    @GetMapping
    List<Shown> all(@RequestParam(defaultValue = "false") boolean open, @RequestParam(defaultValue = "50") int limit) {
        List<Proposal> proposals = desk.signing().proposals().proposals(open, Asked.limit(limit));
        List<Standing> standings = desk.signing().signOff().standings(proposals, clock.millis());
        return IntStream.range(0, proposals.size())
                .mapToObj(i -> shown(proposals.get(i), standings.get(i)))
                .toList();
    }

    @GetMapping("/{id:[0-9a-f]{64}}")
    Shown one(@PathVariable String id) {
        return shown(desk.signing().signOff().proposal(id));
    }

    /** Byte by byte what is signed. */
    @GetMapping(path = "/{id:[0-9a-f]{64}}/payload", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] payload(@PathVariable String id) {
        return desk.signing().signOff().proposal(id).payload().json().getBytes(StandardCharsets.UTF_8);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Shown propose(@RequestBody WantedContent.Wanted wanted, Caller caller) {
        PersonId author = caller.human().id();
        long now = clock.millis();
        Payload payload = Asked.fact(() -> desk.signing()
                .draft(
                        author,
                        contents.content(wanted, now),
                        treasury(wanted),
                        contents.scope(wanted),
                        Asked.text(wanted.nonce(), "nonce"),
                        Asked.text(wanted.reason(), "reason"),
                        wanted.report() == null ? Payload.NO_REPORT : wanted.report(),
                        now));
        return shown(flow().propose(payload, now));
    }

    private static SignOffAction treasury(WantedContent.Wanted wanted) {
        WantedContent.Treasury treasury = wanted.treasury();
        SignOffAction action = treasury == null ? null : treasury.action();
        return action == null ? SignOffAction.OPERATIONS : action;
    }

    /** @param body a signed statement in canonical JSON, as the signer's program wrote it */
    @PostMapping(path = "/{id:[0-9a-f]{64}}/signatures", consumes = MediaType.APPLICATION_JSON_VALUE)
    Shown sign(@PathVariable String id, @RequestBody byte[] body, Caller caller) {
        SignedStatement signed = statement(new String(body, StandardCharsets.UTF_8).strip());
        return shown(flow().sign(id, signed, caller.human().id(), clock.millis()));
    }

    private static SignedStatement statement(String json) {
        try {
            return FactJson.read(SignedStatement.class, json);
        } catch (JsonRefused refused) {
            throw new BadInput("Expected a signed statement in canonical JSON, but at " + refused.member() + ": "
                    + refused.getMessage() + ".");
        } catch (IllegalArgumentException refused) {
            throw new BadInput(refused.getMessage() + ".");
        }
    }

    @PostMapping(path = "/{id:[0-9a-f]{64}}/cancel", consumes = MediaType.APPLICATION_JSON_VALUE)
    Shown cancel(@PathVariable String id, @RequestBody Reason wanted, Caller caller) {
        String reason = Asked.text(wanted.reason(), "reason");
        PersonId person = caller.human().id();
        return shown(flow().cancel(id, person, caller.roles(), reason, clock.millis()));
    }

    private ProposalFlow flow() {
        return desk.processes().proposals();
    }

    private Shown shown(Proposal proposal) {
        return shown(proposal, desk.signing().signOff().standing(proposal, clock.millis()));
    }

    private static Shown shown(Proposal proposal, Standing standing) {
        Payload payload = proposal.payload();
        long end = standing.timelockEndMillis();
        return new Shown(
                proposal.id(),
                proposal.status().name(),
                payload.action().name(),
                payload.author().value(),
                payload.scope(),
                payload.reason(),
                Instant.ofEpochMilli(payload.expiresAtMillis()),
                standing.quorum(),
                standing.approvals().stream().map(PersonId::value).toList(),
                standing.refusals().stream().map(PersonId::value).toList(),
                end == Long.MAX_VALUE ? null : Instant.ofEpochMilli(end),
                PayloadWords.of(payload),
                proposal.signatures().stream().map(ProposalsApi::said).toList(),
                proposal.events().stream().map(ProposalsApi::happened).toList());
    }

    private static Said said(KeptSignature kept) {
        return new Said(
                kept.signed().statement().person().value(),
                kept.signed().statement().decision().name(),
                kept.signed().statement().key(),
                Instant.ofEpochMilli(kept.signed().statement().signedAtMillis()),
                Instant.ofEpochMilli(kept.receivedAtMillis()));
    }

    private static Happened happened(ProposalEvent event) {
        return new Happened(event.kind().name(), event.by(), event.reason(), Instant.ofEpochMilli(event.atMillis()));
    }
}
