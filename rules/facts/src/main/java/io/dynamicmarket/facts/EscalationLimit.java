package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * One row of {@code dmn/escalations.dmn}.
 *
 * @param subject what is escalated, for example {@code latency}
 * @param threshold escalates at or above it, in the unit of the subject's reading
 */
public record EscalationLimit(String subject, double threshold) {
    public EscalationLimit {
        Objects.requireNonNull(subject);
        threshold = Six.decimals(threshold);
    }
}
