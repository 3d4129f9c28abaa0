package io.dynamicmarket.quoting.feed;

/** Why a frame or a line was refused. */
public enum RefusalReason {
    BROKEN_JSON,
    /** A message that is none of depth update, trade, book ticker and snapshot. */
    UNKNOWN_STREAM,
    /** A field that the message needs is missing or of another type. */
    MISSING_FIELD,
    /** A symbol that cannot be split into base and quote asset. */
    UNKNOWN_SYMBOL,
    /** A message of another market than the feed's. */
    OTHER_MARKET,
    /** Not a decimal number, finer than the instrument's scale, or a price that is not positive. */
    BAD_NUMBER,
    /** A size that no market can have. */
    ABSURD_SIZE,
    NEGATIVE_SIZE,
    TIME_BACKWARDS,
    /** A receive time far ahead, which the next frame has not confirmed. */
    TIME_JUMP,
    DUPLICATE_SEQUENCE,
    CROSSED_SNAPSHOT,
    CROSSED_TICKER,
    /** A line of a recording that is not "receive time, space, frame". */
    BAD_LINE,
    /** A recording that ends in the middle. */
    TRUNCATED_INPUT
}
