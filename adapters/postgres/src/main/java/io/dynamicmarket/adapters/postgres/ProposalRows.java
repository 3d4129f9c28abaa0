package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.FactJson;
import io.dynamicmarket.governance.signoff.KeptSignature;
import io.dynamicmarket.governance.signoff.Payload;
import io.dynamicmarket.governance.signoff.Proposal;
import io.dynamicmarket.governance.signoff.ProposalEvent;
import io.dynamicmarket.governance.signoff.SignedStatement;
import io.dynamicmarket.governance.signoff.Statement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Rows of a proposal, its signatures and its events. */
record ProposalRows(Database database) {
    /** Three questions, however many proposals there are. */
    List<Proposal> whole(List<String> texts) {
        List<Payload> payloads = texts.stream().map(Payload::read).toList();
        Object ids = payloads.stream().map(Payload::id).toArray(String[]::new);
        // events first: what is signed in between then only looks as if it were not counted yet
        Map<String, List<ProposalEvent>> events = Query.of(
                        database, "select * from proposal_event where proposal = any(?) order by ordinal", ids)
                .under("proposal", ProposalRows::event);
        Map<String, List<KeptSignature>> signatures = Query.of(
                        database, "select * from proposal_signature where proposal = any(?) order by ordinal", ids)
                .under("proposal", ProposalRows::signature);
        return payloads.stream()
                .map(each -> new Proposal(
                        each, signatures.getOrDefault(each.id(), List.of()), events.getOrDefault(each.id(), List.of())))
                .toList();
    }

    /** Inserts what one has beyond the other. */
    void insert(Proposal before, Proposal after) {
        for (int i = before.signatures().size(); i < after.signatures().size(); i++) {
            KeptSignature kept = after.signatures().get(i);
            Update.in(
                    database,
                    "keep a signature of " + after.id(),
                    "insert into proposal_signature (proposal, statement, signature, received_at_millis)"
                            + " values (?, ?, ?, ?)",
                    after.id(),
                    CanonicalJson.of(kept.signed().statement()),
                    kept.signed().signature(),
                    kept.receivedAtMillis());
        }
        for (int i = before.events().size(); i < after.events().size(); i++) {
            ProposalEvent event = after.events().get(i);
            Update.in(
                    database,
                    "keep what became of " + after.id(),
                    "insert into proposal_event (proposal, ordinal, kind, by_whom, reason, at_millis)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    after.id(),
                    i + 1,
                    event.kind().name(),
                    event.by(),
                    event.reason(),
                    event.atMillis());
        }
    }

    private static KeptSignature signature(ResultSet row) throws SQLException {
        Statement statement = FactJson.read(Statement.class, row.getString("statement"));
        return new KeptSignature(
                new SignedStatement(row.getString("signature"), statement), row.getLong("received_at_millis"));
    }

    private static ProposalEvent event(ResultSet row) throws SQLException {
        return new ProposalEvent(
                ProposalEvent.Kind.valueOf(row.getString("kind")),
                row.getString("by_whom"),
                row.getString("reason"),
                row.getLong("at_millis"));
    }
}
