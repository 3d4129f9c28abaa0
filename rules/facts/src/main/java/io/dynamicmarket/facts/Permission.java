package io.dynamicmarket.facts;

/** Whether a treasury action may run, from loosest to tightest. */
public enum Permission {
    ALLOWED,
    PAUSED,
    HALTED
}
