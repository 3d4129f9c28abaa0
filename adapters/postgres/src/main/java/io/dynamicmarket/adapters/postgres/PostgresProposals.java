package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.governance.activation.Activation;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.FactJson;
import io.dynamicmarket.governance.signoff.Payload;
import io.dynamicmarket.governance.signoff.Proposal;
import io.dynamicmarket.governance.signoff.ProposalStore;
import io.dynamicmarket.governance.signoff.SignerSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Proposals, signatures and signers in PostgreSQL: append-only tables whose triggers count persons, keys and time once
 * more. What is kept is on disk when a transaction returns. Safe for many threads.
 */
public final class PostgresProposals implements ProposalStore {
    /** The key of the lock, "nonces  " in ASCII: proposals are opened one at a time, since a nonce replaces. */
    private static final long NONCE_LOCK = 0x6e6f6e63_65732020L;

    private final Database database;
    private final ProposalRows rows;

    public PostgresProposals(Database database) {
        this.database = database;
        this.rows = new ProposalRows(database);
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return database.together(work);
    }

    @Override
    public Optional<SignerSet> signerSet() {
        return set(Query.of(database, "select json from signer_set order by number desc limit 1"));
    }

    @Override
    public Optional<SignerSet> signerSet(String id) {
        return set(Query.of(database, "select json from signer_set where id = ?", id));
    }

    @Override
    public boolean keep(SignerSet set, String by, long nowMillis) {
        return changed(
                        "keep signer set " + set.number(),
                        "insert into signer_set values (?, ?, ?, ?, ?) on conflict (number) do nothing",
                        set.number(),
                        set.id(),
                        CanonicalJson.of(set),
                        by,
                        Moments.ofMillis(nowMillis))
                == 1;
    }

    @Override
    public Set<String> revokedKeys() {
        return new TreeSet<>(Query.of(database, "select key from revoked_key").list(row -> row.getString("key")));
    }

    @Override
    public void revoke(String key, String by, String reason, long nowMillis) {
        changed(
                "revoke key " + key,
                "insert into revoked_key values (?, ?, ?, ?) on conflict (key) do nothing",
                key,
                by,
                reason,
                Moments.ofMillis(nowMillis));
    }

    @Override
    public boolean keep(Payload payload, long nowMillis) {
        return changed(
                        "keep proposal " + payload.id(),
                        "insert into proposal (id, payload, kept_at) values (?, ?, ?) on conflict (id) do nothing",
                        payload.id(),
                        payload.json(),
                        Moments.ofMillis(nowMillis))
                == 1;
    }

    @Override
    public Optional<Proposal> find(String id) {
        return whole(Query.of(database, "select payload from proposal where id = ?", id));
    }

    @Override
    public Optional<Proposal> lock(String id) {
        // locking the row would take the right to update it, which nobody has
        changed("lock proposal " + id, "select pg_advisory_xact_lock(hashtextextended(?, 0))", id);
        return find(id);
    }

    @Override
    public void add(Proposal before, Proposal after) {
        database.together(() -> {
            rows.insert(before, after);
            return after;
        });
    }

    @Override
    public List<String> withNonce(String nonce) {
        changed("open a proposal", "select pg_advisory_xact_lock(" + NONCE_LOCK + ")");
        return Query.of(database, "select id from proposal where nonce = ? order by ordinal desc", nonce)
                .list(row -> row.getString("id"));
    }

    @Override
    public List<Proposal> proposals(boolean openOnly, int limit) {
        String open = " where not exists (select from proposal_event e where e.proposal = id and e.kind <> 'APPROVED')";
        List<String> payloads = Query.of(
                        database,
                        "select payload from proposal" + (openOnly ? open : "") + " order by ordinal desc limit ?",
                        limit)
                .list(row -> row.getString("payload"));
        return rows.whole(payloads);
    }

    /** Notes which proposal an activation carries out, within the transaction that activates. */
    public void signed(Activation activation, String proposal) {
        changed(
                "note what activation " + activation.number() + " carries out",
                "insert into activation_sign_off values (?, ?)",
                activation.number(),
                proposal);
    }

    /** The id of the proposal that an activation carries out; empty if it carries out none. */
    public Optional<String> signedFor(Activation activation) {
        return Query.of(database, "select proposal from activation_sign_off where activation = ?", activation.number())
                .list(row -> row.getString("proposal"))
                .stream()
                .findFirst();
    }

    /** When the first signers were enrolled; empty before. */
    public Optional<Long> enrolledAtMillis() {
        return Query.of(database, "select kept_at from signer_set where number = 1")
                .list(row -> Moments.millis(row, "kept_at"))
                .stream()
                .findFirst();
    }

    private static Optional<SignerSet> set(Query query) {
        return query.list(row -> row.getString("json")).stream()
                .findFirst()
                .map(json -> FactJson.read(SignerSet.class, json));
    }

    private Optional<Proposal> whole(Query query) {
        return rows.whole(query.list(row -> row.getString("payload"))).stream().findFirst();
    }

    private int changed(String what, String sql, Object... values) {
        return Update.in(database, what, sql, values);
    }
}
