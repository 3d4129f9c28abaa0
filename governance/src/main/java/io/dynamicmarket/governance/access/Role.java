package io.dynamicmarket.governance.access;

/** What a person is trusted with. A person may have several; none of them includes another. */
public enum Role {
    /** Sees the desk, changes nothing. */
    VIEWER,
    /** Tunes presets within the bounds of the lane, drafts releases. */
    QUANT,
    /** Drafts releases, proposes treasury actions. */
    TREASURY,
    /** Drafts releases, proposes limits and overrides. */
    RISK,
    /** Signs what needs sign-off. */
    GOVERNOR,
    /** Runs the desk: kill switch, incidents, checklists, resume. */
    OPERATOR,
    /** Reads everything, receipts and history included; changes nothing. */
    AUDITOR,
    /** Gives people their roles and tokens; decides nothing of the policy. */
    ADMIN
}
