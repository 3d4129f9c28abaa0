package io.dynamicmarket.desk.web;

import java.time.Instant;

/**
 * One thing that changed, in words.
 *
 * @param at market time
 * @param topic what it is about
 * @param weight how much it asks for attention
 * @param text the sentence
 * @param source rule or row that gave it
 * @param receipt receipt of the decision; 0 where there is none
 */
public record DecisionLine(Instant at, Topic topic, Weight weight, String text, String source, long receipt) {
    /** What a line is about. */
    public enum Topic {
        STATE,
        BREAKER,
        ESCALATION,
        QUOTING,
        TREASURY,
        CONTROL,
        TRAIL
    }

    /** How much a line asks for attention. */
    public enum Weight {
        NOTE,
        WARNING,
        ALARM
    }
}
