package io.dynamicmarket.governance.override;

import java.util.List;
import java.util.Optional;

/** Keeps overrides for good. */
public interface OverrideStore {
    /** Keeps one that was signed, within the transaction that ends its proposal. */
    void begin(SignedOverride override);

    /** Takes one back; false if it has ended already. */
    boolean end(String proposal, SignedOverride.End.TakenBack end);

    /** One by the proposal by which it was signed; empty if none was begun by it. */
    Optional<SignedOverride> find(String proposal);

    /** Those that were not taken back, in order of the id of the override, expired ones included. */
    List<SignedOverride> standing();

    /** Latest first. */
    List<SignedOverride> overrides(int limit);
}
