package io.dynamicmarket.desk.replay;

import io.dynamicmarket.desk.loop.MarketLoop;
import io.dynamicmarket.desk.loop.Trading;
import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.PnlReport;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.Six;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.facts.TreasuryVerdict;
import io.dynamicmarket.quoting.attribution.AttributionReport;
import io.dynamicmarket.quoting.attribution.Component;
import io.dynamicmarket.quoting.attribution.LiquidityEpoch;
import io.dynamicmarket.quoting.attribution.QualityReport;
import io.dynamicmarket.quoting.book.OrderBook;
import io.dynamicmarket.quoting.feed.FeedCounts;
import io.dynamicmarket.quoting.feed.MarketFeed;
import io.dynamicmarket.quoting.order.OrderCounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Puts the members of a replay's summary together, each a pure function of what the replay left behind. */
final class SummaryOf {
    private static final int BOOK_LEVELS = 5;

    private SummaryOf() {}

    static Map<String, Object> frames(FeedCounts counts) {
        Map<String, Object> frames = new LinkedHashMap<>();
        frames.put("depth", counts.depth());
        frames.put("trade", counts.trade());
        frames.put("bookTicker", counts.bookTicker());
        frames.put("snapshot", counts.snapshot());
        return frames;
    }

    static Map<String, Object> finalBook(MarketFeed feed) {
        Map<String, Object> book = new LinkedHashMap<>();
        OrderBook levels = feed.book();
        book.put("valid", feed.bookValid());
        book.put("bidLevels", levels.levels(Side.BUY));
        book.put("askLevels", levels.levels(Side.SELL));
        book.put("bids", feed.known() ? top(feed.instrument(), levels, Side.BUY) : List.of());
        book.put("asks", feed.known() ? top(feed.instrument(), levels, Side.SELL) : List.of());
        return book;
    }

    private static List<List<String>> top(Instrument instrument, OrderBook book, Side side) {
        List<List<String>> top = new ArrayList<>();
        for (int rank = 0; rank < Math.min(BOOK_LEVELS, book.levels(side)); rank++) {
            top.add(List.of(
                    decimal(book.priceUnits(side, rank), instrument.priceDecimals()),
                    decimal(book.quantityUnits(side, rank), instrument.quantityDecimals())));
        }
        return top;
    }

    static List<Map<String, Object>> states(ReplayTally tally) {
        List<Map<String, Object>> states = new ArrayList<>();
        for (MarketState state : MarketState.values()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("state", state.name());
            entry.put("seconds", seconds(tally.millisByState().getOrDefault(state, 0L)));
            states.add(entry);
        }
        return states;
    }

    static List<Map<String, Object>> transitions(ReplayTally tally) {
        return tally.transitions().stream().map(SummaryOf::transition).toList();
    }

    private static Map<String, Object> transition(StateInForce to) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("at", Instant.ofEpochMilli(to.sinceMillis()).toString());
        entry.put("state", to.state().name());
        entry.put("source", to.grounds().source());
        entry.put("reason", to.grounds().sentence());
        return entry;
    }

    static Map<String, Object> orders(OrderCounts counts) {
        Map<String, Object> orders = new LinkedHashMap<>();
        orders.put("placed", counts.placed());
        orders.put("acknowledged", counts.acknowledged());
        orders.put("filled", counts.filled());
        orders.put("refused", counts.refused());
        orders.put("wouldTake", counts.wouldTake());
        orders.put("cancelled", counts.cancelled());
        orders.put("aged", counts.aged());
        orders.put("expired", counts.expired());
        orders.put("deadMan", counts.deadMan());
        orders.put("lost", counts.lost());
        orders.put("reduced", counts.reduced());
        orders.put("capped", counts.capped());
        orders.put("standDowns", counts.standDowns());
        return orders;
    }

    static Map<String, Object> hedges(MarketLoop loop, @Nullable Trading trading, ReplayTally tally) {
        Amount fees = tally.hedgeFees();
        Map<String, Object> hedges = new LinkedHashMap<>();
        hedges.put("orders", trading == null ? 0 : trading.hedges().orders());
        hedges.put("fills", tally.hedgeFills());
        hedges.put(
                "quantity",
                fees == null
                        ? "0"
                        : decimal(tally.hedgedUnits(), loop.feed(0).instrument().quantityDecimals()));
        hedges.put("fees", fees == null ? "0" : decimal(fees));
        return hedges;
    }

    static Map<String, Object> pnl(Trading trading) {
        PnlReport report = trading.pnl();
        Map<String, Object> pnl = new LinkedHashMap<>();
        pnl.put("asset", report.total().asset().id());
        pnl.put("realized", decimal(report.realized()));
        pnl.put("unrealized", decimal(report.unrealized()));
        pnl.put("fees", decimal(report.fees()));
        pnl.put("total", decimal(report.total()));
        pnl.put("peak", decimal(report.peak()));
        pnl.put("drawdown", decimal(report.drawdown()));
        return pnl;
    }

    /** Where the profit comes from; the residual is what the ledger, which counts in another way, has beside it. */
    static Map<String, Object> attribution(Trading trading) {
        AttributionReport report = trading.attribution();
        Amount residual = trading.pnl().total().minus(report.nanosRounding());
        Map<String, Object> attribution = new LinkedHashMap<>();
        attribution.put("asset", report.total().asset().id());
        attribution.put("fills", report.fills());
        attribution.put("hedges", report.hedges());
        for (Component component : Component.values()) {
            attribution.put(memberName(component), decimal(report.of(component)));
            residual = residual.minus(report.of(component));
        }
        attribution.put("nanosRounding", decimal(report.nanosRounding()));
        attribution.put("total", decimal(report.total()));
        attribution.put("residual", decimal(residual));
        return attribution;
    }

    static Map<String, Object> quality(MarketLoop loop, Trading trading) {
        QualityReport report = trading.quality(Math.floorDiv(loop.nowNanos(), 1_000_000L));
        Map<String, Object> quality = new LinkedHashMap<>();
        quality.put("inventoryDriftShare", report.inventoryDriftShare());
        quality.put("realizedSpreadShare", report.realizedSpreadShare());
        quality.put("latestSpreadShare", report.readings().realizedSpreadShare());
        quality.put("missedSpreadWindows", report.readings().realizedSpreadWindows());
        quality.put("adverseMoveRatio", report.adverseMoveRatio());
        quality.put("fillSlippageBps", report.fillSlippageBps());
        quality.put("fillRatio", report.fillRatio());
        quality.put("quotesPerGas", report.quotesPerGas());
        quality.put("hedgeEffectiveness", report.hedgeEffectiveness());
        quality.put("liquidity", liquidity(report.liquidity()));
        return quality;
    }

    private static Map<String, Object> liquidity(LiquidityEpoch epoch) {
        Map<String, Object> liquidity = new LinkedHashMap<>();
        liquidity.put("seconds", seconds(epoch.toMillis() - epoch.fromMillis()));
        liquidity.put("uptime", epoch.uptime());
        liquidity.put("depth", epoch.depth());
        liquidity.put("tightness", epoch.tightness());
        liquidity.put("accrual", Six.decimals(epoch.accrual()));
        return liquidity;
    }

    /** HEDGE_COST as hedgeCost, ADVERSE_1S as adverse1s. */
    private static String memberName(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().split("_", -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            name.append(name.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return name.toString();
    }

    static Map<String, Object> noPnl() {
        Map<String, Object> pnl = new LinkedHashMap<>();
        pnl.put("asset", "none");
        for (String name : List.of("realized", "unrealized", "fees", "total", "peak", "drawdown")) {
            pnl.put(name, "0");
        }
        return pnl;
    }

    static List<Map<String, Object>> treasury(ReplayTally tally) {
        return tally.epochs().stream().map(SummaryOf::epoch).toList();
    }

    private static Map<String, Object> epoch(ReplayTally.Epoch closed) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("epoch", closed.situation().epoch().epoch());
        entry.put("at", Instant.ofEpochMilli(closed.situation().asOfMillis()).toString());
        entry.put("state", closed.situation().state().name());
        entry.put("profit", decimal(closed.situation().epoch().profit()));
        entry.put(
                "verdicts",
                closed.decision().verdicts().stream().map(SummaryOf::verdict).toList());
        return entry;
    }

    static Map<String, Object> verdict(TreasuryVerdict verdict) {
        Map<String, Object> entry = new LinkedHashMap<>();
        if (verdict instanceof TreasuryVerdict.BuyBack buyBack) {
            entry.put("verdict", "buy back");
            entry.put("amount", buyBack.amount().toString());
            entry.put("tranche", buyBack.tranche().toString());
            entry.put("tranches", buyBack.tranches());
        } else if (verdict instanceof TreasuryVerdict.DropPlan drop) {
            entry.put("verdict", "drop plan");
            entry.put("amount", drop.remaining().toString());
        } else if (verdict instanceof TreasuryVerdict.Burn burn) {
            entry.put("verdict", "burn");
            entry.put("amount", burn.amount().toString());
        } else if (verdict instanceof TreasuryVerdict.SetMultiplier set) {
            entry.put("verdict", "set multiplier");
            entry.put("tier", set.tier());
            entry.put("multiplier", set.multiplier());
        } else if (verdict instanceof TreasuryVerdict.MoveToBuffer move) {
            entry.put("verdict", "move to buffer");
            entry.put("amount", move.amount().toString());
        } else if (verdict instanceof TreasuryVerdict.Hold hold) {
            entry.put("verdict", "hold");
            entry.put("action", hold.action());
        }
        entry.put("source", verdict.grounds().source());
        entry.put("reason", verdict.grounds().sentence());
        return entry;
    }

    static Map<String, Object> latency(FeedHealth health) {
        Map<String, Object> latency = new LinkedHashMap<>();
        latency.put("p50", health.latencyP50Millis());
        latency.put("p95", health.latencyP95Millis());
        return latency;
    }

    static Map<String, Object> ticks(Histogram nanos) {
        Map<String, Object> ticks = new LinkedHashMap<>();
        ticks.put("count", nanos.getTotalCount());
        ticks.put("p50", micros(nanos.getValueAtPercentile(50)));
        ticks.put("p99", micros(nanos.getValueAtPercentile(99)));
        ticks.put("p999", micros(nanos.getValueAtPercentile(99.9)));
        ticks.put("max", micros(nanos.getMaxValue()));
        return ticks;
    }

    static String inventory(MarketLoop loop, Trading trading) {
        return decimal(
                trading.position().quantity().units(), loop.feed(0).instrument().quantityDecimals());
    }

    static double seconds(long millis) {
        return millis / 1e3;
    }

    static String decimal(long units, int decimals) {
        return plain(BigDecimal.valueOf(units, decimals));
    }

    private static String decimal(Amount amount) {
        return plain(amount.toDecimal());
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static double micros(long nanos) {
        return BigDecimal.valueOf(nanos / 1e3).setScale(3, RoundingMode.HALF_UP).doubleValue();
    }
}
