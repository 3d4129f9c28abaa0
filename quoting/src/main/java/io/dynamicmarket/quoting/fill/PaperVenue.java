package io.dynamicmarket.quoting.fill;

import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.Six;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.quoting.inventory.Valuation;
import io.dynamicmarket.quoting.ladder.QuoteSet;
import java.util.ArrayList;
import java.util.List;

/**
 * A venue on paper: it lets quotes rest and fills them from the trades of the real market, never more kindly than the
 * real venue would.
 *
 * <ul>
 *   <li>A trade strictly through a quote's price fills it whole: the level cannot have survived it. A trade at its price
 *       first eats the queue that was there when the quote came to rest (cancels ahead of us are not counted in our
 *       favour); what is left of the trade fills our quotes once, by price and time.
 *   <li>A quote on its way in cannot fill; one on its way out still can.
 *   <li>New quotes of a side come to rest only after those they replace are gone, and lose what these traded meanwhile,
 *       as with an exchange's cancel-replace that stops on failure. A side with anything under way takes cancels and cuts
 *       but no new quotes. So holdings never pass what the {@link QuoteSet} allowed, whatever the latencies.
 *   <li>A quote that should stay at its price with no larger size keeps its place in the queue.
 * </ul>
 *
 * <p>Single-threaded; time comes from the caller and never runs backwards.
 */
public final class PaperVenue {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final QueueAhead NOBODY = (side, priceUnits) -> 0;

    private final Instrument instrument;
    private final Valuation valuation;
    private final long makerFeeMillionths;
    private final PaperSettings settings;
    private final FillListener listener;
    private final OrderSide bids = new OrderSide(Side.BUY);
    private final OrderSide asks = new OrderSide(Side.SELL);
    private final List<Fill> unheard = new ArrayList<>();
    private QueueAhead queue = NOBODY;
    private long nextNanos = Order.NEVER;
    private long quotesPlaced;
    private long placedUnits;
    private long fills;
    private long postOnlyRefused;

    /** Fills are numbered from 1 and told to the listener as they happen. */
    public PaperVenue(Instrument instrument, VenueFees fees, PaperSettings settings, FillListener listener) {
        this.instrument = instrument;
        this.valuation = new Valuation(instrument);
        this.makerFeeMillionths = Six.millionths(fees.makerFeeBps());
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * Sends what brings the resting quotes to the desired ones.
     *
     * @param desired is read, not kept
     * @param nowNanos any steady origin, the same in all calls
     * @param nowMillis market time
     * @param snapshotId snapshot from which the quotes were made
     * @param release release under which they were made
     * @param ahead asked when a quote comes to rest; kept until the next call
     * @return false if quotes had to wait because their side still had orders under way: ask again later
     */
    public boolean replace(
            QuoteSet desired, long nowNanos, long nowMillis, long snapshotId, ReleaseId release, QueueAhead ahead) {
        queue = ahead;
        onTime(nowNanos);
        boolean bidsOpen = !bids.unsettled();
        boolean asksOpen = !asks.unsettled();
        retire(bids, desired, bidsOpen, nowNanos);
        retire(asks, desired, asksOpen, nowNanos);
        // After both sides are clear, so that the desk never trades with itself.
        long clearedNanos = asks.clearedAtNanos(bids.clearedAtNanos(nowNanos));
        long restsAtNanos = Math.max(clearedNanos, Math.addExact(nowNanos, settings.placeLatencyNanos()));
        long restsAtMillis = nowMillis + (restsAtNanos - nowNanos) / NANOS_PER_MILLI;
        boolean complete = true;
        for (OrderSide side : List.of(bids, asks)) {
            boolean open = side == bids ? bidsOpen : asksOpen;
            for (int tier = 0; tier < desired.tiers(side.side); tier++) {
                if (keeper(side, desired.priceUnits(side.side, tier))) {
                    continue;
                }
                if (!open) {
                    complete = false;
                    continue;
                }
                placedUnits += desired.quantityUnits(side.side, tier);
                side.add(new Order(
                        ++quotesPlaced,
                        side.side,
                        desired.priceUnits(side.side, tier),
                        desired.quantityUnits(side.side, tier),
                        snapshotId,
                        release,
                        restsAtNanos,
                        restsAtMillis));
            }
        }
        scheduleNext();
        onTime(nowNanos);
        return complete;
    }

    private void retire(OrderSide side, QuoteSet desired, boolean open, long nowNanos) {
        long arrivesAtNanos = Math.addExact(nowNanos, settings.cancelLatencyNanos());
        for (Order order : side.orders) {
            if (order.leaving()) {
                continue;
            }
            long wantedUnits = desiredUnits(desired, order);
            if (wantedUnits == 0 || open && wantedUnits > order.wantedUnits()) {
                order.cancel(arrivesAtNanos);
            } else if (wantedUnits < order.wantedUnits()) {
                order.cutTo(wantedUnits, arrivesAtNanos);
            }
        }
    }

    private static long desiredUnits(QuoteSet desired, Order order) {
        for (int tier = 0; tier < desired.tiers(order.side); tier++) {
            if (desired.priceUnits(order.side, tier) == order.priceUnits) {
                return desired.quantityUnits(order.side, tier);
            }
        }
        return 0;
    }

    private static boolean keeper(OrderSide side, long priceUnits) {
        for (Order order : side.orders) {
            if (order.priceUnits == priceUnits && !order.leaving()) {
                return true;
            }
        }
        return false;
    }

    /** Removes everything at once, orders under way included, and tells how many there were: the kill switch. */
    public int cancelAll(long nowNanos) {
        onTime(nowNanos);
        int count = bids.orders.size() + asks.orders.size();
        bids.orders.clear();
        asks.orders.clear();
        scheduleNext();
        return count;
    }

    /** Lets quotes come to rest and cancels arrive whose time has come. */
    public void onTime(long nowNanos) {
        if (nowNanos < nextNanos) {
            return;
        }
        postOnlyRefused += bids.advance(nowNanos, queue) + asks.advance(nowNanos, queue);
        scheduleNext();
    }

    private void scheduleNext() {
        nextNanos = Math.min(bids.nextNanos(), asks.nextNanos());
    }

    /**
     * A trade of the real market.
     *
     * @param nowNanos when
     * @param nowMillis market time, stamped on fills
     * @param tradePriceUnits price units, above 0
     * @param tradeQuantityUnits quantity units, above 0
     * @param buyerIsMaker true if a seller hit bids
     */
    public void onTrade(
            long nowNanos, long nowMillis, long tradePriceUnits, long tradeQuantityUnits, boolean buyerIsMaker) {
        onTime(nowNanos);
        OrderSide side = buyerIsMaker ? bids : asks;
        if (side.orders.isEmpty() || side.orders.get(0).beats(tradePriceUnits) < 0) {
            return;
        }
        match(side, nowMillis, tradePriceUnits, tradeQuantityUnits);
        scheduleNext();
        while (!unheard.isEmpty()) {
            listener.onFill(unheard.remove(0));
        }
    }

    private void match(OrderSide side, long nowMillis, long tradePriceUnits, long tradeQuantityUnits) {
        long leftUnits = tradeQuantityUnits;
        long leakedUnits = 0;
        for (Order order : side.orders) {
            if (!order.resting || order.beats(tradePriceUnits) < 0) {
                continue;
            }
            long reachUnits = order.remainingUnits;
            if (order.beats(tradePriceUnits) == 0) {
                long pastQueueUnits = Math.max(0, tradeQuantityUnits - order.queueAheadUnits);
                order.queueAheadUnits = Math.max(0, order.queueAheadUnits - tradeQuantityUnits);
                reachUnits = Math.min(reachUnits, Math.min(pastQueueUnits, leftUnits));
            }
            if (reachUnits > 0) {
                leakedUnits += order.leaving() || order.cutAtNanos != Order.NEVER ? reachUnits : 0;
                leftUnits = Math.max(0, leftUnits - reachUnits);
                order.remainingUnits -= reachUnits;
                unheard.add(fill(order, reachUnits, nowMillis));
            }
        }
        side.shrinkArriving(leakedUnits);
        side.orders.removeIf(order -> order.remainingUnits == 0);
    }

    private Fill fill(Order order, long quantityUnits, long nowMillis) {
        return new Fill(
                ++fills,
                order.quoteId,
                order.snapshotId,
                instrument.venue(),
                instrument.market(),
                order.side,
                new Price(order.priceUnits),
                new Quantity(quantityUnits),
                valuation.fee(order.priceUnits, quantityUnits, makerFeeMillionths),
                nowMillis,
                order.restsAtMillis,
                order.release);
    }

    /** How many quotes rest. */
    public int resting() {
        return bids.restingCount() + asks.restingCount();
    }

    /** Resting quotes for display, bids then asks, best first. */
    public List<RestingQuote> quotes() {
        List<RestingQuote> quotes = new ArrayList<>();
        for (OrderSide side : List.of(bids, asks)) {
            for (Order order : side.orders) {
                if (order.resting) {
                    quotes.add(new RestingQuote(
                            order.quoteId,
                            order.side,
                            new Price(order.priceUnits),
                            new Quantity(order.remainingUnits),
                            new Quantity(order.queueAheadUnits)));
                }
            }
        }
        return List.copyOf(quotes);
    }

    /** Quotes sent so far; also the number of the latest one. */
    public long quotesPlaced() {
        return quotesPlaced;
    }

    /** Sum of the quantities of all quotes sent so far, quantity units. */
    public long placedUnits() {
        return placedUnits;
    }

    /** Fills so far; also the number of the latest one. */
    public long fills() {
        return fills;
    }

    /** Quotes that the venue refused because they would have taken. */
    public long postOnlyRefused() {
        return postOnlyRefused;
    }
}
