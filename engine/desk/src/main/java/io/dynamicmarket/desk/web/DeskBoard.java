package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.loop.LoopObserver;
import io.dynamicmarket.desk.loop.MarketLoop;
import io.dynamicmarket.desk.loop.PaperTreasury;
import io.dynamicmarket.desk.loop.Trading;
import io.dynamicmarket.desk.web.BoardSnapshot.Epoch;
import io.dynamicmarket.desk.web.BoardSnapshot.Latest;
import io.dynamicmarket.desk.web.BoardSnapshot.Orders;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.quoting.feed.FeedCounts;
import io.dynamicmarket.quoting.fill.RestingQuote;
import io.dynamicmarket.quoting.order.OrderCounts;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the loop did last, for whoever looks: written by the loop's thread, read by any. */
public final class DeskBoard implements LoopObserver {
    private static final int FILLS_KEPT = 50;
    private static final int EPOCHS_KEPT = 5;

    private final int feeds;
    private final long firstReceipt;
    private final DecisionLines lines = new DecisionLines(this::log);
    private final History history = new History();
    private final TickToQuote ticks = new TickToQuote();
    private final Deque<Fill> fills = new ArrayDeque<>();
    private List<Epoch> epochs = List.of();
    private String trailProblem = "";
    private String market = "unknown";
    private long snapshotId;
    private @Nullable MarketLoop loop;
    private volatile BoardSnapshot snapshot = BoardSnapshot.EMPTY;

    /**
     * @param feeds how many feeds the loop has
     * @param firstReceipt number of the last receipt before this run
     */
    public DeskBoard(int feeds, long firstReceipt) {
        this.feeds = feeds;
        this.firstReceipt = firstReceipt;
    }

    /** Which loop this is the board of; before the loop starts. */
    public void watch(MarketLoop watched) {
        this.loop = watched;
    }

    /**
     * A frame went through the loop; called on the loop's thread.
     *
     * @param tookNanos from the frame at the loop to the quotes computed from it
     */
    public void afterFrame(MarketLoop watched, long tookNanos) {
        if (watched.quoted()) {
            ticks.record(tookNanos);
        }
    }

    @Override
    public void decided(MarketSituation situation, MarketDecision decision) {
        MarketLoop watched = watched();
        long receipt = firstReceipt + watched.decisions();
        trailProblem = "";
        market = situation.features().market().value();
        snapshotId = situation.features().snapshotId();
        lines.decided(situation, decision, receipt);
        Latest latest = latest(watched, situation, decision, receipt);
        if (history.due(situation.asOfMillis())) {
            history.add(point(latest));
        }
        publish(latest, decision.directive(), decision.tripped());
    }

    @Override
    public void directed(QuoteDirective directive, List<BreakerTripped> tripped) {
        MarketLoop watched = watched();
        Instant at = Instant.ofEpochMilli(Math.max(0, watched.nowNanos() / 1_000_000));
        lines.directed(directive, at, firstReceipt + watched.decisions());
        Latest before = snapshot.latest();
        Latest now = before == null ? null : latest(watched, before.situation(), before.decision(), before.receipt());
        publish(now, directive, tripped);
    }

    @Override
    public void filled(Fill fill) {
        synchronized (fills) {
            fills.addFirst(fill);
            if (fills.size() > FILLS_KEPT) {
                fills.removeLast();
            }
        }
    }

    @Override
    public void treasuryDecided(TreasurySituation situation, TreasuryDecision decision) {
        Instant at = Instant.ofEpochMilli(situation.asOfMillis());
        lines.treasury(
                at,
                situation.epoch().epoch(),
                decision,
                firstReceipt + watched().decisions());
        List<Epoch> more = new ArrayList<>();
        more.add(new Epoch(situation, decision));
        more.addAll(epochs.subList(0, Math.min(epochs.size(), EPOCHS_KEPT - 1)));
        epochs = List.copyOf(more);
    }

    @Override
    public void trailFailed(String sentence) {
        if (trailProblem.isEmpty()) {
            lines.trailFailed(Instant.ofEpochMilli(Math.max(0, watched().nowNanos() / 1_000_000)), sentence);
        }
        trailProblem = sentence;
        publish(snapshot.latest(), snapshot.directive(), snapshot.tripped());
    }

    BoardSnapshot snapshot() {
        return snapshot;
    }

    /** The market that the loop makes, once a decision was taken in it. */
    public Optional<MarketId> marketMade() {
        return situation().map(latest -> latest.features().market());
    }

    /** What the latest decision was taken on. */
    public Optional<MarketSituation> situation() {
        Latest latest = snapshot.latest();
        return latest == null ? Optional.empty() : Optional.of(latest.situation());
    }

    History history() {
        return history;
    }

    TickToQuote ticks() {
        return ticks;
    }

    /** Latest first. */
    List<Fill> fills() {
        synchronized (fills) {
            return List.copyOf(fills);
        }
    }

    private void publish(@Nullable Latest latest, @Nullable QuoteDirective directive, List<BreakerTripped> tripped) {
        snapshot = new BoardSnapshot(
                latest, directive, tripped, trailProblem, lines.lines(), lines.unchanged(), epochs, System.nanoTime());
    }

    private Latest latest(MarketLoop watched, MarketSituation situation, MarketDecision decision, long receipt) {
        List<FeedCounts> counts = new ArrayList<>();
        for (int i = 0; i < feeds; i++) {
            counts.add(watched.feed(i).counts());
        }
        long epochMillis = watched.epochMillis();
        return new Latest(
                situation,
                decision,
                receipt,
                watched.decisions(),
                watched.feed(0).instrument(),
                List.copyOf(counts),
                orders(watched),
                Math.floorDiv(situation.asOfMillis(), epochMillis) * epochMillis + epochMillis);
    }

    private static @Nullable Orders orders(MarketLoop watched) {
        Trading trading = watched.trading();
        PaperTreasury treasury = watched.treasury();
        if (trading == null || treasury == null) {
            return null;
        }
        OrderCounts sent = trading.orders().counts();
        return new Orders(
                trading.venue().quotes(),
                sent.placed(),
                sent.fills(),
                trading.wanted().halfSpreadBps(),
                trading.limits(),
                treasury.balances(),
                Collections.unmodifiableSortedMap(new TreeMap<>(treasury.multipliers())));
    }

    private static HistoryPoint point(Latest latest) {
        MarketSituation seen = latest.situation();
        Instrument instrument = latest.instrument();
        double priceUnit = Math.pow(10, -instrument.priceDecimals());
        long mid = seen.features().mid().units();
        return new HistoryPoint(
                seen.asOfMillis(),
                mid == 0 ? Double.NaN : mid * priceUnit,
                best(latest.orders(), Side.BUY) * priceUnit,
                best(latest.orders(), Side.SELL) * priceUnit,
                seen.inventory().quantity().units() * Math.pow(10, -instrument.quantityDecimals()),
                seen.inventory().softRatio(),
                seen.inventory().hardRatio(),
                seen.pnl().total().approximate());
    }

    private static double best(@Nullable Orders orders, Side side) {
        if (orders == null) {
            return Double.NaN;
        }
        return orders.resting().stream()
                .filter(quote -> quote.side() == side)
                .map(RestingQuote::price)
                .mapToDouble(price -> price.units())
                .findFirst()
                .orElse(Double.NaN);
    }

    private void log(DecisionLine line) {
        DeskLog.write(line, market, snapshotId);
    }

    private MarketLoop watched() {
        MarketLoop watched = loop;
        if (watched == null) {
            throw new IllegalStateException("Expected the board to watch a loop before it runs, but it has none");
        }
        return watched;
    }
}
