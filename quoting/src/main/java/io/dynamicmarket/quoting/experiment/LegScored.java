package io.dynamicmarket.quoting.experiment;

/** Hears of every leg of a play when it is over, those of one lane in order. */
@FunctionalInterface
interface LegScored {
    /** A leg is over; false ends the play. */
    boolean goOn(int lane, int leg, RunScore score);
}
