package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.web.BoardSnapshot.Epoch;
import io.dynamicmarket.desk.web.BoardSnapshot.Latest;
import io.dynamicmarket.desk.web.BoardSnapshot.Orders;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.InventoryPosition;
import io.dynamicmarket.facts.PnlReport;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.TreasuryBalances;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of the page about holdings, profit and treasury. */
final class MoneyPart {
    private MoneyPart() {}

    static DeskPage.@Nullable Inventory inventory(Latest latest) {
        Orders orders = latest.orders();
        if (orders == null) {
            return null;
        }
        Instrument instrument = latest.instrument();
        InventoryPosition held = latest.situation().inventory();
        InventoryLimits limits = orders.limits();
        boolean venueBinds =
                limits.venueHardLong().units() <= limits.totalHardLong().units();
        return new DeskPage.Inventory(
                quantity(held.quantity(), instrument),
                instrument.base().id(),
                held.softRatio(),
                held.hardRatio(),
                quantity(venueBinds ? limits.venueSoftLong() : limits.totalSoftLong(), instrument),
                quantity(venueBinds ? limits.venueSoftShort() : limits.totalSoftShort(), instrument),
                quantity(venueBinds ? limits.venueHardLong() : limits.totalHardLong(), instrument),
                quantity(venueBinds ? limits.venueHardShort() : limits.totalHardShort(), instrument));
    }

    private static String quantity(Quantity quantity, Instrument instrument) {
        return Words.decimal(quantity.units(), instrument.quantityDecimals());
    }

    static DeskPage.Pnl pnl(PnlReport report) {
        return new DeskPage.Pnl(
                report.total().asset().id(),
                Words.decimal(report.realized()),
                Words.decimal(report.unrealized()),
                Words.decimal(report.fees()),
                Words.decimal(report.total()),
                Words.decimal(report.peak()),
                Words.decimal(report.drawdown()),
                report.drawdownBps());
    }

    static DeskPage.@Nullable Treasury treasury(Latest latest, List<Epoch> epochs) {
        Orders orders = latest.orders();
        if (orders == null) {
            return null;
        }
        TreasuryBalances held = orders.balances();
        return new DeskPage.Treasury(
                held.liquid().asset().id(),
                held.tokens().asset().id(),
                Words.decimal(held.liquid()),
                Words.decimal(held.buffer()),
                Words.decimal(held.tokens()),
                Words.decimal(held.protectedFloor()),
                orders.multipliers(),
                Instant.ofEpochMilli(latest.epochEndsAtMillis()),
                epochs.stream().map(MoneyPart::epoch).toList());
    }

    private static DeskPage.Epoch epoch(Epoch epoch) {
        return new DeskPage.Epoch(
                epoch.situation().epoch().epoch(),
                Instant.ofEpochMilli(epoch.situation().asOfMillis()),
                epoch.situation().state().name(),
                Words.decimal(epoch.situation().epoch().profit()),
                epoch.decision().verdicts().stream()
                        .map(verdict -> new DeskPage.Verdict(
                                Words.of(verdict),
                                verdict.grounds().sentence(),
                                verdict.grounds().source()))
                        .toList());
    }
}
