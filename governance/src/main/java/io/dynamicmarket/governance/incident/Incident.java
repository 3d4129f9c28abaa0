package io.dynamicmarket.governance.incident;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import java.util.List;
import java.util.Objects;

/**
 * A breaker that stays latched until people release it, and what they do about it. It only grows.
 *
 * @param market where
 * @param cause which breaker
 * @param trippedAtMillis market time of its trip
 * @param receipt of the decision or command that tripped it
 * @param release that decided then
 * @param sentence why it tripped
 * @param entries in order, the opening first
 */
public record Incident(
        MarketId market,
        BreakerKind cause,
        long trippedAtMillis,
        long receipt,
        ReleaseId release,
        String sentence,
        List<IncidentEntry> entries) {
    public Incident {
        Objects.requireNonNull(market);
        Objects.requireNonNull(cause);
        Objects.requireNonNull(release);
        Objects.requireNonNull(sentence);
        entries = List.copyOf(entries);
    }

    /** {@code BTC-USDT.KILL_SWITCH.1790000000000}: one incident a trip. */
    public String id() {
        return market + "." + cause + "." + trippedAtMillis;
    }

    /** The same with its timeline. */
    public Incident with(List<IncidentEntry> timeline) {
        return new Incident(market, cause, trippedAtMillis, receipt, release, sentence, timeline);
    }

    /** Where it stands. */
    public IncidentEntry.Kind status() {
        IncidentEntry.Kind status = IncidentEntry.Kind.OPENED;
        for (IncidentEntry entry : entries) {
            status = entry.kind().isStage() ? entry.kind() : status;
        }
        return status;
    }
}
