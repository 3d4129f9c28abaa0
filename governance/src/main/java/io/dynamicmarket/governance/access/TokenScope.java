package io.dynamicmarket.governance.access;

/** What a machine's token is good for. There is none that signs, approves, activates or gives access. */
public enum TokenScope {
    /** Reads how the desk stands: its page, history, health, metrics and the description of its API. */
    TELEMETRY_READ,
    /** Reads what was decided: receipts, checkpoints, verdicts and why. */
    DECISIONS_READ,
    /** Reads policy: releases, activations, presets and the shadow's meter. */
    RELEASES_READ,
    /** Presses the kill switch. */
    CONTROL_KILL
}
