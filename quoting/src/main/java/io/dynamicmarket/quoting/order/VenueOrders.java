package io.dynamicmarket.quoting.order;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillPurpose;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.OrderCare;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.ladder.QuoteSet;
import io.dynamicmarket.quoting.order.Standing.StoodDown;
import io.dynamicmarket.quoting.order.WorkingOrder.State;
import org.jspecify.annotations.Nullable;

/**
 * The desk's orders at one venue: brings what rests there to what is wished, and knows at any moment the most that may
 * still trade.
 *
 * <ul>
 *   <li><b>Replace.</b> An order at a wished price stays and keeps its place in the queue, reduced in place where it is
 *       larger than wished; one that is smaller, and every other one, is cancelled. New quotes wait until each answer is
 *       in, on both sides, and lose what the orders on their way out have traded beyond the wishes. So a side never trades
 *       more than was wished, whatever the latencies, and the desk never meets its own quotes. Cancel, then place works at
 *       every venue; an atomic cancel-replace exists at few of them, one order at a time, and spares one round trip.
 *   <li><b>Discipline.</b> An order is cancelled or reduced only after it is acknowledged: a request that overtakes it
 *       would be refused and the order would stay. While answers are out, wishes only cancel and reduce.
 *   <li><b>Limits.</b> What rests, what is under way and what is not yet confirmed as cancelled together never exceed the
 *       outstanding notional of {@link OrderCare}; a quote beyond it is cut or left out. A quote that has rested for longer
 *       than the age limit is cancelled; only the next wishes replace it.
 *   <li><b>Nets.</b> Each order ends by itself at its good-till time. Heartbeats keep the venue from cancelling all. If an
 *       answer is out for too long, the desk cancels all, sends no more heartbeats, and places nothing until the venue
 *       confirms that nothing is left or a person vouches for it. Trades that contradict what was sent wait for a person.
 * </ul>
 *
 * <p>At its first moment it cancels whatever an earlier run may have left. Times are market time in nanoseconds since
 * the epoch and never run backwards. Single-threaded; {@link #onTime} without anything due costs one comparison.
 */
public final class VenueOrders implements VenueEvents {
    /** Quotes may rest for however long they are wished. */
    public static final long NO_AGE_LIMIT = Long.MAX_VALUE;

    private static final long NEVER = WorkingOrder.NEVER;
    private static final long NANOS_PER_MILLI = VenueLink.NANOS_PER_MILLI;

    private final Instrument instrument;
    private OrderCare care;
    private final OrderListener listener;
    private final Notional notional;
    private final OrdersInPlay orders;
    private final VenueLink link;
    private final OrderTally tally = new OrderTally();
    private final WaitingQuotes waiting = new WaitingQuotes();
    private long mostNanos;
    private @Nullable QuoteOrigin origin;
    private long maxAgeNanos = NEVER;
    private long nextNanos = Long.MIN_VALUE;
    private boolean begun;
    private boolean sending;

    private VenueOrders(Instrument instrument, OrderCare care, VenueGateway gateway, OrderListener listener) {
        this.instrument = instrument;
        this.care = care;
        this.listener = listener;
        this.notional = new Notional(instrument);
        this.orders = new OrdersInPlay(notional);
        this.link = new VenueLink(instrument, care, gateway, orders);
        this.mostNanos = Notional.nanos(care.maxOutstandingNotional());
    }

    /** Orders that go through a gateway; it is connected here. */
    public static VenueOrders at(VenueGateway gateway, Instrument instrument, OrderCare care, OrderListener listener) {
        VenueOrders orders = new VenueOrders(instrument, care, gateway, listener);
        gateway.connect(orders);
        return orders;
    }

    /**
     * Orders are looked after like this from now on; those that rest keep the good-till time they were sent with. A notional
     * that is smaller than what rests lets nothing be placed until enough has been cancelled.
     */
    public void follow(OrderCare next) {
        if (!next.equals(care)) {
            care = next;
            mostNanos = Notional.nanos(next.maxOutstandingNotional());
            link.follow(next);
            nextNanos = Long.MIN_VALUE;
        }
    }

    /**
     * Sends what brings the resting quotes to the wished ones; those that must wait for answers follow by themselves.
     *
     * @param wanted computed after the last fill that was told; read, not kept
     * @param from what the wishes were made from
     * @param maxQuoteAgeMillis how long a quote may rest, until the next call; {@link #NO_AGE_LIMIT} for however long
     * @return false if quotes were left out because answers of the venue were out: wish again later
     */
    public boolean refresh(QuoteSet wanted, QuoteOrigin from, long maxQuoteAgeMillis, long nowNanos) {
        if (maxQuoteAgeMillis <= 0) {
            throw new IllegalArgumentException("Expected an age limit above 0 ms, but got " + maxQuoteAgeMillis);
        }
        maxAgeNanos = maxQuoteAgeMillis > NEVER / NANOS_PER_MILLI ? NEVER : maxQuoteAgeMillis * NANOS_PER_MILLI;
        nextNanos = Long.MIN_VALUE;
        long fillsBefore = tally.fills;
        // what is cancelled now for its age may be replaced now
        boolean settled = orders.settled();
        onTime(nowNanos);
        waiting.clear();
        origin = from;
        // the wishes know nothing of fills that were told only now
        boolean open = settled && link.mayPlace() && tally.fills == fillsBefore;
        if (link.mayPlace()) {
            for (WorkingOrder order : orders.live()) {
                retire(order, wantedUnits(wanted, order), open, nowNanos);
            }
        }
        boolean complete = gather(wanted, open);
        sendWaiting(nowNanos);
        scheduleNext();
        return complete;
    }

    /** Drops what waits, so that nothing new is sent before the next wishes; what rests stays. */
    public void hold() {
        waiting.clear();
    }

    /**
     * Cancels everything and drops what waits; gives the number of orders that may have rested. May be called again and
     * again: where nothing is known to rest, the venue is asked no more often than it has time to answer.
     */
    public int cancelAll(long nowNanos) {
        waiting.clear();
        int count = orders.size();
        link.cancelAll(nowNanos);
        scheduleNext();
        return count;
    }

    /** Sends heartbeats, cancels quotes that are too old, and stops placing when an answer is overdue. */
    public void onTime(long nowNanos) {
        if (nowNanos < nextNanos) {
            return;
        }
        if (!begun) {
            begun = true;
            link.askToCancelAll(nowNanos);
        }
        if (link.isOpen()) {
            String overdue = link.overdue(nowNanos);
            if (overdue != null) {
                standDown(overdue, nowNanos, false);
            }
        } else {
            link.insist(nowNanos);
        }
        if (link.isOpen()) {
            link.beat(nowNanos);
            retireAged(nowNanos);
        }
        orders.forgetLost(link.expiryToldNanos(nowNanos));
        scheduleNext();
    }

    /** A person vouches that nothing of the desk rests at the venue, and that its books are right. */
    public void reopen(long nowNanos) {
        tally.lost += orders.loseAll();
        link.reopen();
        nextNanos = Long.MIN_VALUE;
        onTime(nowNanos);
    }

    public Standing standing() {
        return link.standing();
    }

    /** The latest time that the desk stopped placing, over or not; null if it never did. */
    public @Nullable StoodDown lastStandDown() {
        return link.lastStandDown();
    }

    public OrderCounts counts() {
        return tally.counts();
    }

    /** Orders that may trade, as far as the desk knows. */
    public int working() {
        return orders.size();
    }

    /** Notional of all of them, both sides, nanos of the quote asset, rounded up. */
    public long outstandingNanos() {
        return orders.outstandingNanos();
    }

    @Override
    public void acknowledged(long orderId, long restsAtMillis, long nowNanos) {
        WorkingOrder order = orders.inPlay(orderId);
        if (order == null || order.state != State.SENT && orders.isLost(order)) {
            link.cancel(orderId, nowNanos);
        } else if (order.state == State.SENT) {
            rests(order, restsAtMillis, nowNanos);
        }
        goOn(nowNanos);
    }

    @Override
    public void reduced(long orderId, long totalUnits, long nowNanos) {
        WorkingOrder order = orders.live(orderId);
        if (order != null) {
            tally.reduced++;
            order.totalUnits = Math.min(order.totalUnits, totalUnits);
            orders.count(order);
            if (order.state == State.REDUCING && order.askedTotalUnits == totalUnits) {
                order.state = State.RESTING;
            }
        }
        goOn(nowNanos);
    }

    @Override
    public void refused(long orderId, OrderRefusal refusal, long nowNanos) {
        WorkingOrder order = orders.inPlay(orderId);
        if (order != null) {
            remove(order);
            tally.refused(refusal);
        }
        goOn(nowNanos);
    }

    @Override
    public void filled(long orderId, long quantityUnits, Amount fee, long filledAtMillis, long nowNanos) {
        WorkingOrder order = orders.inPlay(orderId);
        if (order == null) {
            standDown(
                    "Expected trades of orders that are live, but the venue told of " + quantityUnits + " of order "
                            + orderId + ": the books may be wrong",
                    nowNanos,
                    true);
            return;
        }
        if (order.state == State.SENT) {
            rests(order, filledAtMillis, nowNanos);
        }
        long beyondUnits = order.fill(quantityUnits);
        orders.count(order);
        waiting.shrink(order.sent.side(), beyondUnits);
        tally.fills++;
        if (order.remainingUnits() <= 0) {
            tradedWhole(order);
        }
        listener.filled(fill(order, quantityUnits, fee, filledAtMillis), order.origin);
        if (order.remainingUnits() < 0) {
            standDown(
                    "Expected order " + orderId + " to trade at most " + order.totalUnits + ", but the venue told of "
                            + order.filledUnits,
                    nowNanos,
                    true);
        }
        goOn(nowNanos);
    }

    @Override
    public void gone(long orderId, OrderEnd end, long filledUnits, long nowNanos) {
        WorkingOrder order = orders.inPlay(orderId);
        if (order != null && filledUnits > order.filledUnits && !orders.isLost(order)) {
            order.state = State.ENDING;
            order.end = end;
            order.leaving = true;
            order.askedAtNanos = nowNanos;
            order.totalUnits = filledUnits;
            orders.count(order);
        } else if (order != null) {
            ended(order, end, nowNanos);
        }
        goOn(nowNanos);
    }

    @Override
    public void allCancelled(long requestId, long nowNanos) {
        if (link.answersCancelAll(requestId)) {
            tally.lost += orders.loseAll();
            link.allCancelled();
        }
        goOn(nowNanos);
    }

    @Override
    public void heard(long nowNanos) {
        link.heard();
        goOn(nowNanos);
    }

    private void goOn(long nowNanos) {
        sendWaiting(nowNanos);
        scheduleNext();
    }

    private static long wantedUnits(QuoteSet wanted, WorkingOrder order) {
        Side side = order.sent.side();
        for (int tier = 0; tier < wanted.tiers(side); tier++) {
            if (wanted.priceUnits(side, tier) == order.sent.priceUnits()) {
                return wanted.quantityUnits(side, tier);
            }
        }
        return 0;
    }

    private void retire(WorkingOrder order, long wantedUnits, boolean open, long nowNanos) {
        if (order.leaving) {
            return;
        }
        if (wantedUnits == 0 || open && wantedUnits > order.allowedUnits) {
            cancel(order, nowNanos);
        } else if (wantedUnits < order.allowedUnits) {
            order.allowedUnits = wantedUnits;
            if (order.state != State.SENT) {
                link.reduce(order, nowNanos);
            }
        }
    }

    private void cancel(WorkingOrder order, long nowNanos) {
        order.leave();
        if (order.state != State.SENT) {
            link.cancel(order, nowNanos);
        }
    }

    /** Lets wished quotes that do not rest wait for their turn, nearest tiers of both sides first. */
    private boolean gather(QuoteSet wanted, boolean open) {
        boolean complete = true;
        int tiers = Math.max(wanted.tiers(Side.BUY), wanted.tiers(Side.SELL));
        for (int tier = 0; tier < tiers; tier++) {
            complete &= gather(wanted, Side.BUY, tier, open);
            complete &= gather(wanted, Side.SELL, tier, open);
        }
        return complete;
    }

    private boolean gather(QuoteSet wanted, Side side, int tier, boolean open) {
        if (tier >= wanted.tiers(side) || orders.keeps(side, wanted.priceUnits(side, tier))) {
            return true;
        }
        if (open) {
            waiting.add(
                    side,
                    wanted.priceUnits(side, tier),
                    wanted.unroundedUnits(side, tier),
                    wanted.quantityUnits(side, tier));
        }
        return open;
    }

    private void sendWaiting(long nowNanos) {
        QuoteOrigin from = origin;
        // a venue that answers at once must not make the rest go out twice
        if (sending || from == null || waiting.isEmpty() || !link.mayPlace() || !orders.settled()) {
            return;
        }
        sending = true;
        for (int i = 0; i < waiting.size(); i++) {
            place(
                    waiting.side(i),
                    waiting.priceUnits(i),
                    waiting.quantityUnits(i),
                    from.at(waiting.unroundedUnits(i)),
                    nowNanos);
        }
        waiting.clear();
        sending = false;
    }

    private void place(Side side, long priceUnits, long wishedUnits, QuoteOrigin from, long nowNanos) {
        long roomUnits = notional.lotsWithin(mostNanos - orders.outstandingNanos(), priceUnits);
        long quantityUnits = Math.min(wishedUnits, roomUnits);
        tally.capped += quantityUnits < wishedUnits ? 1 : 0;
        if (quantityUnits > 0) {
            long expiresAtNanos = Math.addExact(nowNanos, Math.multiplyExact(care.expiryMillis(), NANOS_PER_MILLI));
            NewOrder order = new NewOrder(++tally.placed, side, priceUnits, quantityUnits, nowNanos, expiresAtNanos);
            orders.add(new WorkingOrder(order, from));
            link.place(order);
        }
    }

    /** One that was given up and rests after all is live again, until its cancel is answered. */
    private void rests(WorkingOrder order, long restsAtMillis, long nowNanos) {
        if (orders.isLost(order)) {
            orders.find(order);
            tally.lost--;
        }
        order.state = State.RESTING;
        order.restsAtMillis = restsAtMillis;
        tally.acknowledged++;
        if (order.leaving) {
            link.cancel(order, nowNanos);
        } else if (order.allowedUnits < order.remainingUnits()) {
            link.reduce(order, nowNanos);
        }
    }

    private void remove(WorkingOrder order) {
        tally.lost -= orders.isLost(order) ? 1 : 0;
        orders.remove(order);
    }

    private void tradedWhole(WorkingOrder order) {
        remove(order);
        OrderEnd end = order.end;
        if (end == null) {
            tally.filled++;
        } else {
            tally.gone(end);
        }
    }

    private void ended(WorkingOrder order, OrderEnd end, long nowNanos) {
        remove(order);
        tally.gone(end);
        if (order.aged && end == OrderEnd.CANCELLED) {
            tally.aged++;
            listener.aged(Math.floorDiv(nowNanos, NANOS_PER_MILLI) - order.restsAtMillis);
        }
    }

    private Fill fill(WorkingOrder order, long quantityUnits, Amount fee, long filledAtMillis) {
        return new Fill(
                tally.fills,
                order.sent.id(),
                order.origin.snapshotId(),
                instrument.venue(),
                instrument.market(),
                order.sent.side(),
                new Price(order.sent.priceUnits()),
                new Quantity(quantityUnits),
                fee,
                filledAtMillis,
                order.restsAtMillis,
                order.origin.release(),
                FillPurpose.QUOTE);
    }

    private void standDown(String sentence, long nowNanos, boolean untilPerson) {
        tally.standDowns++;
        waiting.clear();
        link.standDown(sentence, nowNanos, untilPerson);
        scheduleNext();
    }

    private void retireAged(long nowNanos) {
        for (WorkingOrder order : orders.live()) {
            if (order.agedAtNanos(maxAgeNanos) <= nowNanos) {
                order.aged = true;
                cancel(order, nowNanos);
            }
        }
    }

    private void scheduleNext() {
        long next = link.nextNanos();
        if (link.isOpen()) {
            for (WorkingOrder order : orders.live()) {
                next = Math.min(next, order.agedAtNanos(maxAgeNanos));
            }
        }
        nextNanos = next;
    }
}
