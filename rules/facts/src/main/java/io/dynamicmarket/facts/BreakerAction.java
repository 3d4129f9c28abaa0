package io.dynamicmarket.facts;

/** What a tripped breaker does to quoting, from loosest to tightest. */
public enum BreakerAction {
    /** Quote wider by the breaker's factor. */
    WIDEN,
    /** Keep resting quotes, place no new ones. */
    ABORT_REFRESH,
    /** Cancel resting quotes and place none; hedges may go on. */
    CANCEL_QUOTES,
    /** Cancel everything, do nothing. */
    HALT
}
