package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.BuybackPlan;
import io.dynamicmarket.facts.EpochClosed;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.SessionStarted;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.facts.TreasuryBalances;
import io.dynamicmarket.governance.audit.Receipt;
import io.dynamicmarket.governance.audit.Verification;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What has been kept: for the console by pages, latest first, and for a desk that starts again. Pages are asked for by
 * the sequence they end before; {@link Long#MAX_VALUE} is the first page. Every failure is a {@link DatabaseFailed}.
 */
public final class PostgresStore {
    private final Database database;

    public PostgresStore(Database database) {
        this.database = database;
    }

    /** Receipts of all kinds. */
    public List<Receipt> receipts(long beforeSequence, int limit) {
        return Query.of(
                        database,
                        "select * from receipt where sequence < ? order by sequence desc limit ?",
                        beforeSequence,
                        limit)
                .list(ReceiptRows::receipt);
    }

    /** Receipts of one kind. */
    public List<Receipt> receipts(String kind, long beforeSequence, int limit) {
        return Query.of(
                        database,
                        "select * from receipt where kind = ? and sequence < ? order by sequence desc limit ?",
                        kind,
                        beforeSequence,
                        limit)
                .list(ReceiptRows::receipt);
    }

    /** One receipt; empty if there is none of that number. */
    public Optional<Receipt> receipt(long sequence) {
        return Query.of(database, "select * from receipt where sequence = ?", sequence)
                .list(ReceiptRows::receipt)
                .stream()
                .findFirst();
    }

    /** Receipts after a number, in their order, to be written out. */
    public List<Receipt> receiptsAfter(long sequence, int limit) {
        return Query.of(database, "select * from receipt where sequence > ? order by sequence limit ?", sequence, limit)
                .list(ReceiptRows::receipt);
    }

    /** Checkpoints of more receipts than a number, in their order, as the text that was signed. */
    public List<String> checkpointsAfter(long size, int limit) {
        return Query.of(database, "select json from checkpoint where size > ? order by size limit ?", size, limit)
                .list(row -> row.getString(1));
    }

    /** Treasury verdicts; those of one decision in the order in which they are carried out. */
    public List<KeptVerdict> treasuryVerdicts(long beforeSequence, int limit) {
        return Query.of(
                        database,
                        "select * from treasury_verdict where receipt_sequence < ? order by receipt_sequence desc, ordinal limit ?",
                        beforeSequence,
                        limit)
                .list(KeptVerdict::read);
    }

    /** Fills of a market, by the sequence of the decision that saw them. */
    public List<Fill> fills(MarketId market, long beforeSequence, int limit) {
        return Query.of(
                        database,
                        "select * from fill where market = ? and receipt_sequence < ? order by receipt_sequence desc, fill_id desc limit ?",
                        market.value(),
                        beforeSequence,
                        limit)
                .list(FactRows::fill);
    }

    /** Breakers in force, the kill switch among them, by kind. */
    public List<BreakerTripped> breakersInForce(MarketId market) {
        return Query.of(database, "select * from breaker_in_force where market = ? order by kind", market.value())
                .list(FactRows::breaker);
    }

    /** Kill switches in force in any market: one of them halts the desk. */
    public List<BreakerTripped> killSwitchesInForce() {
        return Query.of(
                        database,
                        "select * from breaker_in_force where kind = ? order by market",
                        BreakerKind.KILL_SWITCH.name())
                .list(FactRows::breaker);
    }

    /** Markets in which a breaker is in force. */
    public List<MarketId> marketsHaltedBy(BreakerKind kind) {
        return Query.of(database, "select market from breaker_in_force where kind = ? order by market", kind.name())
                .list(row -> new MarketId(row.getString(1)));
    }

    /** The state last decided; empty before the first decision. */
    public Optional<StateInForce> stateInForce(MarketId market) {
        return Query.of(database, "select * from state_in_force where market = ?", market.value())
                .list(FactRows::state)
                .stream()
                .findFirst();
    }

    /** The balances that the last treasury action left, from its payload; empty before the first. */
    public Optional<TreasuryBalances> treasuryBalances(MarketId market) {
        return FactRows.balances(Query.of(database, "select * from treasury_balance where market = ?", market.value())
                .list(FactRows::balance));
    }

    /** The buyback that is under way. */
    public BuybackPlan buybackPlan(MarketId market) {
        return Query.of(database, "select * from buyback_plan where market = ?", market.value())
                .list(FactRows::plan)
                .stream()
                .findFirst()
                .orElse(BuybackPlan.none());
    }

    /** The last treasury epoch closed, with the profit that was counted by then; empty before the first. */
    public Optional<EpochClosed> lastClosed(MarketId market) {
        return Query.of(database, "select * from epoch_closed where market = ?", market.value())
                .list(FactRows::closed)
                .stream()
                .findFirst();
    }

    /** Number of the last treasury epoch decided; 0 before the first. */
    public long lastEpoch(MarketId market) {
        return number("select coalesce(max(epoch), 0) from treasury_verdict where market = ?", market);
    }

    /** Market time of the last buyback verdict; negative if there was none. */
    public long lastBuybackMillis(MarketId market) {
        return number(
                "select coalesce(max(extract(epoch from at) * 1000)::bigint, -1) from treasury_verdict"
                        + " where market = ? and verdict = 'BuyBack'",
                market);
    }

    /** The profit from which on drawdown counts; empty if from nought. */
    public Optional<SessionStarted> sessionStart(MarketId market) {
        return Query.of(database, "select * from session_start where market = ?", market.value())
                .list(FactRows::sessionStart)
                .stream()
                .findFirst();
    }

    /** Verifies all receipts from the first on. */
    public Verification verify() {
        return KeptChain.verify(database);
    }

    private long number(String sql, MarketId market) {
        return Query.of(database, sql, market.value())
                .list(PostgresStore::first)
                .get(0);
    }

    private static long first(ResultSet row) throws SQLException {
        return row.getLong(1);
    }
}
