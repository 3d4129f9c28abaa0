package io.dynamicmarket.governance.signoff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A store in memory, for one thread; what fails within {@link #together} leaves nothing behind. */
final class MemoryProposals implements ProposalStore {
    private Map<String, Proposal> proposals = new LinkedHashMap<>();
    private List<SignerSet> sets = new ArrayList<>();
    private Set<String> revoked = new TreeSet<>();

    @Override
    public <T> T together(Supplier<T> work) {
        Map<String, Proposal> proposalsBefore = new LinkedHashMap<>(proposals);
        List<SignerSet> setsBefore = new ArrayList<>(sets);
        Set<String> revokedBefore = new TreeSet<>(revoked);
        try {
            return work.get();
        } catch (RuntimeException e) {
            proposals = proposalsBefore;
            sets = setsBefore;
            revoked = revokedBefore;
            throw e;
        }
    }

    @Override
    public Optional<SignerSet> signerSet() {
        return sets.isEmpty() ? Optional.empty() : Optional.of(sets.get(sets.size() - 1));
    }

    @Override
    public Optional<SignerSet> signerSet(String id) {
        return sets.stream().filter(set -> set.id().equals(id)).findFirst();
    }

    @Override
    public boolean keep(SignerSet set, String by, long nowMillis) {
        return set.number() == sets.size() + 1 && sets.add(set);
    }

    @Override
    public Set<String> revokedKeys() {
        return Set.copyOf(revoked);
    }

    @Override
    public void revoke(String key, String by, String reason, long nowMillis) {
        revoked.add(key);
    }

    @Override
    public boolean keep(Payload payload, long nowMillis) {
        return proposals.putIfAbsent(payload.id(), new Proposal(payload, List.of(), List.of())) == null;
    }

    @Override
    public Optional<Proposal> find(String id) {
        return Optional.ofNullable(proposals.get(id));
    }

    @Override
    public Optional<Proposal> lock(String id) {
        return find(id);
    }

    @Override
    public void add(Proposal before, Proposal after) {
        if (!proposals.replace(before.id(), before, after)) {
            throw new IllegalStateException("Expected " + before.id() + " to be as it was locked");
        }
    }

    @Override
    public List<String> withNonce(String nonce) {
        List<String> ids = new ArrayList<>(proposals.values().stream()
                .filter(proposal -> proposal.payload().nonce().equals(nonce))
                .map(Proposal::id)
                .toList());
        Collections.reverse(ids);
        return ids;
    }

    @Override
    public List<Proposal> proposals(boolean openOnly, int limit) {
        List<Proposal> latestFirst = new ArrayList<>(proposals.values());
        Collections.reverse(latestFirst);
        return latestFirst.stream()
                .filter(proposal -> !openOnly || proposal.isOpen())
                .limit(limit)
                .toList();
    }
}
