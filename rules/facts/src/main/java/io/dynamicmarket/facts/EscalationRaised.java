package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * Something that people must look at now.
 *
 * @param subject short stable name, for example {@code latency}
 * @param raisedAtMillis market time
 * @param grounds rule and sentence
 */
public record EscalationRaised(String subject, long raisedAtMillis, Grounds grounds) {
    public EscalationRaised {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(grounds);
    }
}
