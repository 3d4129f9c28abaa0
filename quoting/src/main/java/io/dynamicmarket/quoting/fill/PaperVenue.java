package io.dynamicmarket.quoting.fill;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.Six;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.quoting.inventory.Valuation;
import io.dynamicmarket.quoting.order.NewOrder;
import io.dynamicmarket.quoting.order.OrderEnd;
import io.dynamicmarket.quoting.order.OrderRefusal;
import io.dynamicmarket.quoting.order.VenueEvents;
import io.dynamicmarket.quoting.order.VenueGateway;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A venue on paper: it lets orders rest and fills them from the trades of the real market, never more kindly than the
 * real venue would.
 *
 * <ul>
 *   <li>A trade strictly through an order's price fills it whole: the level cannot have survived it. A trade at its price
 *       first eats the queue that was there when the order came to rest (cancels ahead of us are not counted in our
 *       favour); what is left of the trade fills our orders once, by price and time.
 *   <li>Requests take time to arrive and reports take time to come back. An order on its way in cannot fill; one whose
 *       cancel is on its way still can, and the desk hears of it later.
 *   <li>An order that would take from the book or meet one of the desk's own is refused. One that is reduced keeps its
 *       place in the queue.
 *   <li>An order ends at its good-till time, and all that rest end when no heartbeat has come for as long as the latest
 *       one said.
 *   <li>Only "cancel all" is kinder: it takes no time, and everything on its way to the desk is told before it returns.
 *       On paper the safe side is to stop trading.
 * </ul>
 *
 * <p>What happens between two calls happens in its order and at its own moment, so that nothing depends on how often time
 * is told. Single-threaded; time comes from the caller, is market time in nanoseconds since the epoch and never runs
 * backwards. A call without anything due costs one comparison.
 */
public final class PaperVenue implements VenueGateway {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Instrument instrument;
    private final Valuation valuation;
    private long makerFeeMillionths;
    private final PaperSettings settings;
    private final QueueAhead book;
    private final OrderSide bids = new OrderSide(Side.BUY);
    private final OrderSide asks = new OrderSide(Side.SELL);
    private final List<OrderSide> sides = List.of(bids, asks);
    private final DeadManSwitch deadMan = new DeadManSwitch();
    private final Reports reports;
    private @Nullable VenueEvents desk;
    private long nextNanos = Order.NEVER;

    /** @param book asked when an order comes to rest */
    public PaperVenue(Instrument instrument, VenueFees fees, PaperSettings settings, QueueAhead book) {
        this.instrument = instrument;
        this.valuation = new Valuation(instrument);
        this.makerFeeMillionths = Six.millionths(fees.makerFeeBps());
        this.settings = settings;
        this.book = book;
        this.reports = new Reports(settings.reportLatencyNanos());
    }

    /** What the venue charges from now on. */
    public void charge(VenueFees fees) {
        makerFeeMillionths = Six.millionths(fees.makerFeeBps());
    }

    @Override
    public void connect(VenueEvents events) {
        desk = events;
    }

    @Override
    public void place(NewOrder order) {
        side(order.side()).add(new Order(order, Math.addExact(order.sentAtNanos(), settings.placeLatencyNanos())));
        scheduleNext();
    }

    @Override
    public void reduce(long orderId, long totalUnits, long nowNanos) {
        Order order = find(orderId);
        if (order != null) {
            order.cutTo(totalUnits, Math.addExact(nowNanos, settings.cancelLatencyNanos()));
            scheduleNext();
        }
    }

    @Override
    public void cancel(long orderId, long nowNanos) {
        Order order = find(orderId);
        if (order != null) {
            order.cancel(Math.addExact(nowNanos, settings.cancelLatencyNanos()));
            scheduleNext();
        }
    }

    @Override
    public void cancelAll(long requestId, long nowNanos) {
        for (OrderSide side : sides) {
            side.orders.forEach(order -> gone(order, OrderEnd.CANCELLED, nowNanos));
            side.orders.clear();
        }
        reports.send(nowNanos, (told, now) -> told.allCancelled(requestId, now));
        reports.deliver(Order.NEVER - 1, desk(), nowNanos);
        scheduleNext();
    }

    @Override
    public void heartbeat(long deadManMillis, long nowNanos) {
        deadMan.send(
                Math.addExact(nowNanos, settings.placeLatencyNanos()),
                Math.multiplyExact(deadManMillis, NANOS_PER_MILLI));
        scheduleNext();
    }

    /** Lets everything happen whose time has come. */
    public void onTime(long nowNanos) {
        while (nextNanos <= nowNanos) {
            long atNanos = nextNanos;
            if (deadMan.fires(atNanos)) {
                cancelForTheDead(atNanos);
            }
            for (int i = deadMan.arrive(atNanos); i > 0; i--) {
                reports.send(atNanos, VenueEvents::heard);
            }
            advance(bids, asks, atNanos);
            advance(asks, bids, atNanos);
            reports.deliver(atNanos, desk(), atNanos);
            scheduleNext();
        }
    }

    /**
     * A trade of the real market.
     *
     * @param tradePriceUnits price units, above 0
     * @param tradeQuantityUnits quantity units, above 0
     * @param buyerIsMaker true if a seller hit bids
     */
    public void onTrade(long nowNanos, long tradePriceUnits, long tradeQuantityUnits, boolean buyerIsMaker) {
        onTime(nowNanos);
        OrderSide side = buyerIsMaker ? bids : asks;
        if (side.orders.isEmpty() || side.orders.get(0).beats(tradePriceUnits) < 0) {
            return;
        }
        match(side, tradePriceUnits, tradeQuantityUnits, nowNanos);
        scheduleNext();
        onTime(nowNanos);
    }

    private void match(OrderSide side, long tradePriceUnits, long tradeQuantityUnits, long nowNanos) {
        long leftUnits = tradeQuantityUnits;
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
                leftUnits = Math.max(0, leftUnits - reachUnits);
                fill(order, reachUnits, nowNanos);
            }
        }
        side.orders.removeIf(order -> order.remainingUnits == 0);
    }

    private void fill(Order order, long quantityUnits, long nowNanos) {
        order.trade(quantityUnits);
        Amount fee = valuation.fee(order.priceUnits, quantityUnits, makerFeeMillionths);
        long atMillis = millis(nowNanos);
        reports.send(nowNanos, (told, now) -> told.filled(order.id, quantityUnits, fee, atMillis, now));
    }

    private void advance(OrderSide side, OrderSide other, long nowNanos) {
        for (Iterator<Order> orders = side.orders.iterator(); orders.hasNext(); ) {
            Order order = orders.next();
            if (order.nextNanos() <= nowNanos && !survives(order, other, nowNanos)) {
                orders.remove();
            }
        }
    }

    private boolean survives(Order order, OrderSide other, long nowNanos) {
        if (order.goneAtNanos <= nowNanos) {
            gone(order, OrderEnd.CANCELLED, nowNanos);
            return false;
        }
        if (order.expiresAtNanos <= nowNanos) {
            gone(order, OrderEnd.EXPIRED, nowNanos);
            return false;
        }
        if (!order.resting && order.restsAtNanos <= nowNanos && !comesToRest(order, other, nowNanos)) {
            return false;
        }
        return order.cutAtNanos > nowNanos || survivesCut(order, nowNanos);
    }

    private boolean comesToRest(Order order, OrderSide other, long nowNanos) {
        boolean takes = book.wouldTake(order.side, order.priceUnits);
        if (takes || other.meets(order.priceUnits)) {
            OrderRefusal refusal = takes ? OrderRefusal.WOULD_TAKE : OrderRefusal.WOULD_TRADE_WITH_ITSELF;
            reports.send(nowNanos, (told, now) -> told.refused(order.id, refusal, now));
            return false;
        }
        order.resting = true;
        order.queueAheadUnits = Math.max(0, book.quantityUnits(order.side, order.priceUnits));
        long atMillis = millis(order.restsAtNanos);
        reports.send(nowNanos, (told, now) -> told.acknowledged(order.id, atMillis, now));
        return true;
    }

    private boolean survivesCut(Order order, long nowNanos) {
        long totalUnits = order.cutTotalUnits;
        order.cutArrives();
        if (order.remainingUnits == 0) {
            gone(order, OrderEnd.CANCELLED, nowNanos);
            return false;
        }
        reports.send(nowNanos, (told, now) -> told.reduced(order.id, totalUnits, now));
        return true;
    }

    private void cancelForTheDead(long nowNanos) {
        for (OrderSide side : sides) {
            for (Order order : side.orders) {
                if (order.resting) {
                    gone(order, OrderEnd.DEAD_MAN, nowNanos);
                }
            }
            side.orders.removeIf(order -> order.resting);
        }
    }

    private void gone(Order order, OrderEnd end, long nowNanos) {
        long filledUnits = order.filledUnits;
        reports.send(nowNanos, (told, now) -> told.gone(order.id, end, filledUnits, now));
    }

    private void scheduleNext() {
        nextNanos = Math.min(
                Math.min(bids.nextNanos(), asks.nextNanos()), Math.min(deadMan.nextNanos(), reports.nextNanos()));
    }

    private VenueEvents desk() {
        VenueEvents connected = desk;
        if (connected == null) {
            throw new IllegalStateException(
                    "Expected a desk to be connected before anything happens, but there is none");
        }
        return connected;
    }

    private OrderSide side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private @Nullable Order find(long orderId) {
        Order bid = bids.find(orderId);
        return bid == null ? asks.find(orderId) : bid;
    }

    private static long millis(long nanos) {
        return Math.floorDiv(nanos, NANOS_PER_MILLI);
    }

    /** How many orders rest. */
    public int resting() {
        return bids.restingCount() + asks.restingCount();
    }

    /** Resting orders for display, bids then asks, best first. */
    public List<RestingQuote> quotes() {
        List<RestingQuote> quotes = new ArrayList<>();
        for (OrderSide side : sides) {
            for (Order order : side.orders) {
                if (order.resting) {
                    quotes.add(new RestingQuote(
                            order.id,
                            order.side,
                            new Price(order.priceUnits),
                            new Quantity(order.remainingUnits),
                            new Quantity(order.queueAheadUnits)));
                }
            }
        }
        return List.copyOf(quotes);
    }
}
