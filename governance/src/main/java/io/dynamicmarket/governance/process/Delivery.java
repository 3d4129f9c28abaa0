package io.dynamicmarket.governance.process;

/** What became of a message. */
public enum Delivery {
    /** The instance waited for it and has gone on. */
    TAKEN,
    /** Kept until the instance waits for it or ends. */
    KEPT,
    /** A message of this id was sent before; nothing has changed. */
    KNOWN
}
