package io.dynamicmarket.facts;

/** What needs the signatures of several persons. How many, whose and how long it waits are cells of {@code dmn/treasury/governance.dmn}. */
public enum SignOffAction {
    /** A transfer, buyback or burn above its limit. */
    OPERATIONS,
    /** The strategic reserve. */
    STRATEGIC_RESERVE,
    /** A contract of the token. */
    CONTRACT_CHANGE,
    PAUSE_BUYBACK,
    PAUSE_BURN,
    PAUSE_PRICE_SYNC,
    /** A release that is proven to be only stricter than the one in force. */
    RELEASE_STRICTER,
    /** Any other release. */
    RELEASE_LOOSER,
    /** Quoting goes on after a latched breaker. */
    RESUME,
    /** An override that can only tighten. */
    OVERRIDE_TIGHTER,
    /** Any other override. */
    OVERRIDE_LOOSER,
    /** An override ends before its time; what it kept tight may loosen by that. */
    OVERRIDE_END,
    /** Who may sign. */
    SIGNER_SET
}
