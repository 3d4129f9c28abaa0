package io.dynamicmarket.facts;

/** What is done to quotes when a concern of {@link QuoteCare} is beyond its limit. */
public enum CareAction {
    /** Quotes older than the limit are cancelled. */
    CANCEL,
    /** Quotes are smaller by a factor. */
    SHRINK,
    /** Quotes are wider by a factor. */
    WIDEN
}
