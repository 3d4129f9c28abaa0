package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.facts.BreakerReleased;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.facts.TreasuryVerdict;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.DecisionRecord;
import io.dynamicmarket.governance.audit.OutboxAction;
import io.dynamicmarket.governance.audit.Receipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a decision puts in force, by the facts it is made of. A breaker leaves only by its release: one that a later
 * decision does not mention stays.
 */
final class InForceRows {
    private final Update update;
    private final TreasuryRows treasury;
    /** What was written last, since most decisions change nothing. */
    private final Map<MarketId, StateInForce> states = new HashMap<>();

    private final Map<MarketId, List<BreakerTripped>> breakers = new HashMap<>();

    InForceRows(Connection connection) {
        this.update = new Update(connection);
        this.treasury = new TreasuryRows(update);
    }

    void write(Receipt receipt, DecisionRecord decision, List<OutboxAction> actions) throws SQLException {
        treasury.write(receipt, actions);
        if (decision.input() instanceof MarketSituation situation) {
            for (Fill fill : situation.fills()) {
                fill(receipt, fill);
            }
        }
        if (decision.output() instanceof MarketDecision market) {
            market(receipt, market);
        } else if (decision.output() instanceof BreakerTripped tripped) {
            trip(receipt, tripped);
        } else if (decision.output() instanceof BreakerReleased released) {
            release(receipt, released);
        } else if (decision.output() instanceof TreasuryDecision treasury) {
            verdicts(receipt, epochOf(decision), treasury);
        }
    }

    private void market(Receipt receipt, MarketDecision decision) throws SQLException {
        if (!decision.state().equals(states.put(receipt.market(), decision.state()))) {
            state(receipt, decision.state());
        }
        for (BreakerReleased released : decision.released()) {
            release(receipt, released);
        }
        if (!decision.tripped().equals(breakers.put(receipt.market(), decision.tripped()))) {
            for (BreakerTripped tripped : decision.tripped()) {
                trip(receipt, tripped);
            }
        }
    }

    private void state(Receipt receipt, StateInForce state) throws SQLException {
        update.run(
                """
                insert into state_in_force values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (market) do update set state = excluded.state, since_millis = excluded.since_millis,
                    candidate = excluded.candidate, candidate_since_millis = excluded.candidate_since_millis,
                    source = excluded.source, sentence = excluded.sentence,
                    receipt_sequence = excluded.receipt_sequence
                """,
                receipt.market().value(),
                state.state().name(),
                state.sinceMillis(),
                state.candidate().name(),
                state.candidateSinceMillis(),
                state.grounds().source(),
                state.grounds().sentence(),
                receipt.sequence());
    }

    private void trip(Receipt receipt, BreakerTripped tripped) throws SQLException {
        update.run(
                """
                insert into breaker_in_force values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (market, kind) do update set tripped_at_millis = excluded.tripped_at_millis,
                    last_seen_millis = excluded.last_seen_millis, reading = excluded.reading,
                    threshold = excluded.threshold, source = excluded.source, sentence = excluded.sentence,
                    receipt_sequence = excluded.receipt_sequence
                """,
                receipt.market().value(),
                tripped.kind().name(),
                tripped.trippedAtMillis(),
                tripped.lastSeenMillis(),
                tripped.reading(),
                tripped.threshold(),
                tripped.grounds().source(),
                tripped.grounds().sentence(),
                receipt.sequence());
    }

    private void release(Receipt receipt, BreakerReleased released) throws SQLException {
        update.run(
                "delete from breaker_in_force where market = ? and kind = ?",
                receipt.market().value(),
                released.kind().name());
        breakers.remove(receipt.market());
    }

    private void verdicts(Receipt receipt, long epoch, TreasuryDecision decision) throws SQLException {
        int ordinal = 0;
        for (TreasuryVerdict verdict : decision.verdicts()) {
            update.run(
                    "insert into treasury_verdict values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    receipt.sequence(),
                    ordinal++,
                    receipt.market().value(),
                    Moments.ofMillis(receipt.atMillis()),
                    epoch,
                    verdict.getClass().getSimpleName(),
                    verdict.grounds().source(),
                    verdict.grounds().sentence(),
                    CanonicalJson.of(verdict));
        }
    }

    private void fill(Receipt receipt, Fill fill) throws SQLException {
        update.run(
                "insert into fill values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                receipt.sequence(),
                fill.id(),
                fill.quoteId(),
                fill.snapshotId(),
                fill.venue().value(),
                fill.market().value(),
                fill.side().name(),
                fill.price().units(),
                fill.quantity().units(),
                fill.fee().asset().id(),
                fill.fee().asset().decimals(),
                fill.fee().nanos(),
                fill.filledAtMillis(),
                fill.quotedAtMillis(),
                fill.release().sha256(),
                fill.purpose().name());
    }

    private static long epochOf(DecisionRecord decision) {
        return decision.input() instanceof TreasurySituation situation
                ? situation.epoch().epoch()
                : 0;
    }
}
