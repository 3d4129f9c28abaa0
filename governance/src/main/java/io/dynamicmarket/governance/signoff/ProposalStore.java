package io.dynamicmarket.governance.signoff;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Keeps proposals, signatures, signer sets and revoked keys for good: rows are added, never changed. */
public interface ProposalStore {
    /** Does several things in one transaction: all of them are kept, or none. */
    <T> T together(Supplier<T> work);

    /** Who may sign now; empty before the first set. */
    Optional<SignerSet> signerSet();

    /** A set that was in force at some time. */
    Optional<SignerSet> signerSet(String id);

    /** Puts a set in force; false if another one has its number. */
    boolean keep(SignerSet set, String by, long nowMillis);

    /** Ids of keys that count for nothing any more. */
    Set<String> revokedKeys();

    /** A key counts for nothing from now on; nothing happens if it is revoked already. */
    void revoke(String key, String by, String reason, long nowMillis);

    /** Keeps a new proposal; false if it is there already. */
    boolean keep(Payload payload, long nowMillis);

    /** A proposal as it stands. */
    Optional<Proposal> find(String id);

    /** A proposal as it stands, which nobody else changes before the end of the transaction. */
    Optional<Proposal> lock(String id);

    /** Keeps what was added to a proposal since it was locked. */
    void add(Proposal before, Proposal after);

    /** Ids of all proposals with a nonce, latest first. */
    List<String> withNonce(String nonce);

    /** Latest first. */
    List<Proposal> proposals(boolean openOnly, int limit);
}
