package io.dynamicmarket.quoting.fill;

import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillPurpose;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.Six;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.quoting.book.OrderBook;
import io.dynamicmarket.quoting.hedge.HedgeOrder;
import io.dynamicmarket.quoting.inventory.Valuation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Takes from the book of the real market on paper: an order arrives after the latency of placing, walks the levels that
 * stand then, from the best to its limit, and ends; each level taken is a fill with the taker's fee, told after the
 * latency of reports. While the book is not valid nothing is taken.
 *
 * <p>The market does not see the order: what it took stands in the next book again. The pause between two batches of
 * hedges is what keeps that from being taken twice. Single-threaded; time comes from the caller and never runs backwards.
 */
public final class PaperTaker {
    /** Hears of hedges. */
    public interface Listener {
        /** A level was taken; the number of the fill is still open. */
        void taken(Sent sent, Fill fill);
    }

    /**
     * An order under way.
     *
     * @param id rising from 1 within one run of the desk
     * @param order as planned
     * @param snapshotId snapshot of the book that it was planned on
     * @param midUnits mid of that, price units
     * @param release of the policy
     * @param sentAtNanos market time
     */
    public record Sent(
            long id, HedgeOrder order, long snapshotId, double midUnits, ReleaseId release, long sentAtNanos) {}

    private record Report(long dueNanos, Sent sent, List<Fill> fills) {}

    private final Instrument instrument;
    private final Valuation valuation;
    private long takerFeeMillionths;
    private final PaperSettings settings;
    private final Listener listener;
    private final Deque<Sent> arriving = new ArrayDeque<>();
    private final Deque<Report> reporting = new ArrayDeque<>();

    public PaperTaker(Instrument instrument, VenueFees fees, PaperSettings settings, Listener listener) {
        this.instrument = instrument;
        this.valuation = new Valuation(instrument);
        this.takerFeeMillionths = Six.millionths(fees.takerFeeBps());
        this.settings = settings;
        this.listener = listener;
    }

    /** What the venue charges from now on. */
    public void charge(VenueFees fees) {
        takerFeeMillionths = Six.millionths(fees.takerFeeBps());
    }

    /** Sends an order for this venue; it is on its way from now on. */
    public void send(Sent order) {
        if (!order.order().venue().equals(instrument.venue())) {
            throw new IllegalArgumentException("Expected a hedge for " + instrument.venue() + ", but got one for "
                    + order.order().venue());
        }
        arriving.addLast(order);
    }

    /** Whether an order or the report of one is under way. */
    public boolean underWay() {
        return !arriving.isEmpty() || !reporting.isEmpty();
    }

    /**
     * Lets everything happen whose time has come.
     *
     * @param book as it stands now
     * @param valid whether it may be taken from
     */
    public void onTime(OrderBook book, boolean valid, long nowNanos) {
        while (!arriving.isEmpty() && arrives(arriving.getFirst()) <= nowNanos) {
            Sent sent = arriving.removeFirst();
            // a call may come later than the order; it meets the book of the call, and is told no sooner
            List<Fill> fills = valid ? taken(sent, book, nowNanos) : List.of();
            reporting.addLast(new Report(Math.addExact(nowNanos, settings.reportLatencyNanos()), sent, fills));
        }
        while (!reporting.isEmpty() && reporting.getFirst().dueNanos() <= nowNanos) {
            Report report = reporting.removeFirst();
            report.fills().forEach(fill -> listener.taken(report.sent(), fill));
        }
    }

    private long arrives(Sent sent) {
        return Math.addExact(sent.sentAtNanos(), settings.placeLatencyNanos());
    }

    private List<Fill> taken(Sent sent, OrderBook book, long nowNanos) {
        List<Fill> fills = new ArrayList<>();
        HedgeOrder order = sent.order();
        Side against = order.side() == Side.BUY ? Side.SELL : Side.BUY;
        long leftUnits = order.quantity().units();
        for (int rank = 0; leftUnits > 0 && rank < book.levels(against); rank++) {
            long priceUnits = book.priceUnits(against, rank);
            boolean worse = order.side() == Side.BUY
                    ? priceUnits > order.limit().units()
                    : priceUnits < order.limit().units();
            if (worse) {
                break;
            }
            long units = Math.min(leftUnits, book.quantityUnits(against, rank));
            leftUnits -= units;
            fills.add(fill(sent, priceUnits, units, nowNanos));
        }
        return fills;
    }

    private Fill fill(Sent sent, long priceUnits, long quantityUnits, long nowNanos) {
        return new Fill(
                1,
                sent.id(),
                sent.snapshotId(),
                instrument.venue(),
                instrument.market(),
                sent.order().side(),
                new Price(priceUnits),
                new Quantity(quantityUnits),
                valuation.fee(priceUnits, quantityUnits, takerFeeMillionths),
                Math.floorDiv(nowNanos, 1_000_000L),
                Math.floorDiv(sent.sentAtNanos(), 1_000_000L),
                sent.release(),
                FillPurpose.HEDGE);
    }
}
