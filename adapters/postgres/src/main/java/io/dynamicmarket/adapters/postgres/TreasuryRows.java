package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.BuybackPlan;
import io.dynamicmarket.facts.EpochClosed;
import io.dynamicmarket.facts.SessionStarted;
import io.dynamicmarket.facts.TreasuryBalances;
import io.dynamicmarket.governance.audit.OutboxAction;
import io.dynamicmarket.governance.audit.Receipt;
import java.sql.SQLException;
import java.util.List;

/** What treasury and session go on from after a decision, by the payloads of its actions. */
record TreasuryRows(Update update) {
    void write(Receipt receipt, List<OutboxAction> actions) throws SQLException {
        for (OutboxAction action : actions) {
            if (action.payload() instanceof TreasuryBalances balances) {
                balances(receipt, balances);
            } else if (action.payload() instanceof BuybackPlan plan) {
                plan(receipt, plan);
            } else if (action.payload() instanceof EpochClosed closed) {
                closed(receipt, closed);
            } else if (action.payload() instanceof SessionStarted started) {
                started(receipt, started);
            }
        }
    }

    private void balances(Receipt receipt, TreasuryBalances balances) throws SQLException {
        balance(receipt, "liquid", balances.liquid());
        balance(receipt, "buffer", balances.buffer());
        balance(receipt, "tokens", balances.tokens());
        balance(receipt, "protected-floor", balances.protectedFloor());
    }

    private void balance(Receipt receipt, String part, Amount amount) throws SQLException {
        update.run(
                """
                insert into treasury_balance values (?, ?, ?, ?, ?, ?)
                on conflict (market, part) do update set asset = excluded.asset, decimals = excluded.decimals,
                    nanos = excluded.nanos, receipt_sequence = excluded.receipt_sequence
                """,
                receipt.market().value(),
                part,
                amount.asset().id(),
                amount.asset().decimals(),
                amount.nanos(),
                receipt.sequence());
    }

    private void plan(Receipt receipt, BuybackPlan plan) throws SQLException {
        update.run("delete from buyback_plan where market = ?", receipt.market().value());
        if (plan instanceof BuybackPlan.Running running) {
            update.run(
                    "insert into buyback_plan values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    receipt.market().value(),
                    running.remaining().asset().id(),
                    running.remaining().asset().decimals(),
                    running.remaining().nanos(),
                    running.tranchesLeft(),
                    running.spacingMillis(),
                    running.nextDueMillis(),
                    running.accelerated(),
                    running.epoch(),
                    receipt.sequence());
        }
    }

    private void started(Receipt receipt, SessionStarted started) throws SQLException {
        update.run(
                """
                insert into session_start values (?, ?, ?, ?, ?)
                on conflict (market) do update set asset = excluded.asset, decimals = excluded.decimals,
                    nanos = excluded.nanos, receipt_sequence = excluded.receipt_sequence
                """,
                receipt.market().value(),
                started.total().asset().id(),
                started.total().asset().decimals(),
                started.total().nanos(),
                receipt.sequence());
    }

    private void closed(Receipt receipt, EpochClosed closed) throws SQLException {
        update.run(
                """
                insert into epoch_closed values (?, ?, ?, ?, ?, ?, ?)
                on conflict (market) do update set epoch = excluded.epoch,
                    closed_at_millis = excluded.closed_at_millis, asset = excluded.asset,
                    decimals = excluded.decimals, nanos = excluded.nanos,
                    receipt_sequence = excluded.receipt_sequence
                """,
                receipt.market().value(),
                closed.epoch(),
                closed.closedAtMillis(),
                closed.totalProfit().asset().id(),
                closed.totalProfit().asset().decimals(),
                closed.totalProfit().nanos(),
                receipt.sequence());
    }
}
