package io.dynamicmarket.facts;

import java.util.List;
import java.util.Objects;

/**
 * What the policy decided about quoting.
 *
 * @param state in force from now on
 * @param tripped breakers in force from now on, in order of kind
 * @param newlyTripped the part of them that this decision tripped
 * @param released breakers that this decision released
 * @param escalations raised by this decision
 * @param directive to the quoting model
 * @param fired rows and rules that fired, in the order they did: {@code market-state#calm}, {@code BRK-003}
 * @param hedge whether and how inventory is brought back
 * @param escalated subjects whose escalation stands from now on, sorted; newly raised or not
 */
public record MarketDecision(
        StateInForce state,
        List<BreakerTripped> tripped,
        List<BreakerTripped> newlyTripped,
        List<BreakerReleased> released,
        List<EscalationRaised> escalations,
        QuoteDirective directive,
        List<String> fired,
        HedgeVerdict hedge,
        List<String> escalated) {
    public MarketDecision {
        Objects.requireNonNull(state);
        Objects.requireNonNull(directive);
        Objects.requireNonNull(hedge);
        tripped = List.copyOf(tripped);
        newlyTripped = List.copyOf(newlyTripped);
        released = List.copyOf(released);
        escalations = List.copyOf(escalations);
        fired = List.copyOf(fired);
        escalated = List.copyOf(escalated);
    }
}
