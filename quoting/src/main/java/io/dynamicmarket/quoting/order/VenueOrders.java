package io.dynamicmarket.quoting.order;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Fill;
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
 *   <li><b>Replace.</b> An order at a wished price and of no smaller size stays and keeps its place in the queue; a larger
 *       one is reduced in place; every other one is cancelled. New quotes wait until each answer is in, on both sides, and
 *       lose what the orders on their way out have traded beyond the wishes. So a side never trades more than was wished,
 *       whatever the latencies, and the desk never meets its own quotes. Cancel, then place works at every venue; an
 *       atomic cancel-replace exists at few of them, one order at a time, and spares one round trip.
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
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final Standing OPEN = new Standing.Open();

    private final Instrument instrument;
    private final OrderCare care;
    private final VenueGateway gateway;
    private final OrderListener listener;
    private final Notional notional;
    private final OrdersInPlay orders;
    private final Heartbeats heartbeats;
    private final OrderTally tally = new OrderTally();
    private final WaitingQuotes waiting = new WaitingQuotes();
    private final long withinNanos;
    private final long mostNanos;
    private @Nullable QuoteOrigin origin;
    private @Nullable StoodDown lastStandDown;
    private Standing standing = OPEN;
    private long maxAgeNanos = NEVER;
    private long cancelAllAskedNanos = NEVER;
    private long lastCancelAllNanos;
    private long nextNanos = Long.MIN_VALUE;
    private boolean begun;
    private boolean sending;

    private VenueOrders(Instrument instrument, OrderCare care, VenueGateway gateway, OrderListener listener) {
        this.instrument = instrument;
        this.care = care;
        this.gateway = gateway;
        this.listener = listener;
        this.notional = new Notional(instrument);
        this.orders = new OrdersInPlay(notional);
        this.heartbeats = new Heartbeats(Math.multiplyExact(care.deadManMillis(), NANOS_PER_MILLI));
        this.withinNanos = Math.multiplyExact(care.acknowledgeWithinMillis(), NANOS_PER_MILLI);
        this.mostNanos = Notional.nanos(care.maxOutstandingNotional());
    }

    /** Orders that go through a gateway; it is connected here. */
    public static VenueOrders at(VenueGateway gateway, Instrument instrument, OrderCare care, OrderListener listener) {
        VenueOrders orders = new VenueOrders(instrument, care, gateway, listener);
        gateway.connect(orders);
        return orders;
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
        maxAgeNanos = maxQuoteAgeMillis > NEVER / NANOS_PER_MILLI ? NEVER : maxQuoteAgeMillis * NANOS_PER_MILLI;
        nextNanos = Long.MIN_VALUE;
        long fillsBefore = tally.fills;
        onTime(nowNanos);
        waiting.clear();
        origin = from;
        // wishes know nothing of what was told only now
        boolean open = mayPlace() && orders.settled() && tally.fills == fillsBefore;
        if (mayPlace()) {
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
        boolean askedLately = nowNanos - lastCancelAllNanos < withinNanos;
        if (cancelAllAskedNanos == NEVER && (count > 0 || !askedLately)) {
            askToCancelAll(nowNanos);
        }
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
            askToCancelAll(nowNanos);
        }
        lookForOverdue(nowNanos);
        if (standing instanceof Standing.Open) {
            beat(nowNanos);
            retireAged(nowNanos);
        }
        orders.forgetLost(nowNanos - withinNanos);
        scheduleNext();
    }

    /** A person vouches that nothing of the desk rests at the venue, and that its books are right. */
    public void reopen(long nowNanos) {
        tally.lost += orders.loseAll();
        cancelAllAskedNanos = NEVER;
        open();
        onTime(nowNanos);
    }

    public Standing standing() {
        return standing;
    }

    /** The latest time that the desk stopped placing, over or not; null if it never did. */
    public @Nullable StoodDown lastStandDown() {
        return lastStandDown;
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
        WorkingOrder order = orders.live(orderId);
        if (order == null) {
            order = cameBack(orderId, nowNanos);
        }
        if (order != null && order.state == State.SENT) {
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
        WorkingOrder order = orders.live(orderId);
        if (order != null) {
            orders.remove(order);
            tally.refused(refusal);
        }
        goOn(nowNanos);
    }

    @Override
    public void filled(long orderId, long quantityUnits, Amount fee, long filledAtMillis, long nowNanos) {
        WorkingOrder live = orders.live(orderId);
        WorkingOrder order = live == null ? orders.lost(orderId) : live;
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
            tradedWhole(order, live == null);
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
        WorkingOrder live = orders.live(orderId);
        WorkingOrder order = live == null ? orders.lost(orderId) : live;
        if (live != null && filledUnits > live.filledUnits) {
            live.state = State.ENDING;
            live.end = end;
            live.leaving = true;
            live.askedAtNanos = nowNanos;
            live.totalUnits = filledUnits;
            orders.count(live);
        } else if (order != null) {
            tally.lost -= live == null ? 1 : 0;
            ended(order, end, nowNanos);
        }
        goOn(nowNanos);
    }

    @Override
    public void allCancelled(long nowNanos) {
        cancelAllAskedNanos = NEVER;
        tally.lost += orders.loseAll();
        if (standing instanceof StoodDown stoodDown && !stoodDown.untilPerson()) {
            open();
        }
        goOn(nowNanos);
    }

    @Override
    public void heard(long nowNanos) {
        heartbeats.heard();
        goOn(nowNanos);
    }

    private boolean mayPlace() {
        return standing instanceof Standing.Open && cancelAllAskedNanos == NEVER;
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
                askToReduce(order, nowNanos);
            }
        }
    }

    private void cancel(WorkingOrder order, long nowNanos) {
        order.leaving = true;
        order.allowedUnits = 0;
        if (order.state != State.SENT) {
            askToCancel(order, nowNanos);
        }
    }

    private void askToCancel(WorkingOrder order, long nowNanos) {
        order.state = State.CANCELLING;
        order.askedAtNanos = nowNanos;
        gateway.cancel(order.sent.id(), nowNanos);
    }

    private void askToReduce(WorkingOrder order, long nowNanos) {
        order.state = State.REDUCING;
        order.askedAtNanos = nowNanos;
        order.askedTotalUnits = order.filledUnits + order.allowedUnits;
        gateway.reduce(order.sent.id(), order.askedTotalUnits, nowNanos);
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
            waiting.add(side, wanted.priceUnits(side, tier), wanted.quantityUnits(side, tier));
        }
        return open;
    }

    private void sendWaiting(long nowNanos) {
        QuoteOrigin from = origin;
        // a venue that answers at once must not make the rest go out twice
        if (sending || from == null || waiting.isEmpty() || !mayPlace() || !orders.settled()) {
            return;
        }
        sending = true;
        for (int i = 0; i < waiting.size(); i++) {
            place(waiting.side(i), waiting.priceUnits(i), waiting.quantityUnits(i), from, nowNanos);
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
            gateway.place(order);
        }
    }

    private void rests(WorkingOrder order, long restsAtMillis, long nowNanos) {
        order.state = State.RESTING;
        order.restsAtMillis = restsAtMillis;
        tally.acknowledged++;
        if (order.leaving) {
            askToCancel(order, nowNanos);
        } else if (order.allowedUnits < order.remainingUnits()) {
            askToReduce(order, nowNanos);
        }
    }

    /** An order that was given up rests after all: it is cancelled. */
    private @Nullable WorkingOrder cameBack(long orderId, long nowNanos) {
        WorkingOrder order = orders.lost(orderId);
        if (order == null) {
            gateway.cancel(orderId, nowNanos);
            return null;
        }
        tally.lost--;
        orders.find(order);
        order.leaving = true;
        order.allowedUnits = 0;
        return order;
    }

    private void tradedWhole(WorkingOrder order, boolean wasLost) {
        orders.remove(order);
        tally.lost -= wasLost ? 1 : 0;
        OrderEnd end = order.end;
        if (end == null) {
            tally.filled++;
        } else {
            tally.gone(end);
        }
    }

    private void ended(WorkingOrder order, OrderEnd end, long nowNanos) {
        orders.remove(order);
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
                order.origin.release());
    }

    private void askToCancelAll(long nowNanos) {
        cancelAllAskedNanos = nowNanos;
        lastCancelAllNanos = nowNanos;
        for (WorkingOrder order : orders.live()) {
            order.leaving = true;
            order.allowedUnits = 0;
            if (order.state == State.RESTING || order.state == State.REDUCING) {
                order.state = State.CANCELLING;
                order.askedAtNanos = nowNanos;
            }
        }
        gateway.cancelAll(nowNanos);
    }

    private void lookForOverdue(long nowNanos) {
        if (standing instanceof StoodDown) {
            // as long as the venue does not confirm
            if (cancelAllAskedNanos != NEVER && nowNanos - cancelAllAskedNanos >= withinNanos) {
                askToCancelAll(nowNanos);
            }
            return;
        }
        if (late(cancelAllAskedNanos, nowNanos)) {
            standDownLate("an order to cancel all", nowNanos);
        } else if (late(heartbeats.unheardSinceNanos(), nowNanos)) {
            standDownLate("a heartbeat", nowNanos);
        } else {
            for (WorkingOrder order : orders.live()) {
                if (order.overdueAtNanos(withinNanos) <= nowNanos) {
                    standDownLate("order " + order.sent.id() + ", " + order.state, nowNanos);
                    return;
                }
            }
        }
    }

    private boolean late(long askedNanos, long nowNanos) {
        return askedNanos != NEVER && nowNanos - askedNanos >= withinNanos;
    }

    private void standDownLate(String what, long nowNanos) {
        standDown(
                "Expected " + instrument.venue().value() + " to answer within " + care.acknowledgeWithinMillis()
                        + " ms, but it has not answered on " + what,
                nowNanos,
                false);
    }

    private void standDown(String sentence, long nowNanos, boolean untilPerson) {
        StoodDown down = new StoodDown(sentence, nowNanos, untilPerson);
        standing = down;
        lastStandDown = down;
        tally.standDowns++;
        waiting.clear();
        askToCancelAll(nowNanos);
        scheduleNext();
    }

    private void open() {
        standing = OPEN;
        heartbeats.restart();
    }

    private void beat(long nowNanos) {
        if (heartbeats.due(nowNanos)) {
            heartbeats.sent(nowNanos);
            gateway.heartbeat(care.deadManMillis(), nowNanos);
        }
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
        long next = standing instanceof Standing.Open ? heartbeats.dueNanos() : NEVER;
        next = Math.min(next, answerDue(cancelAllAskedNanos));
        next = Math.min(next, answerDue(heartbeats.unheardSinceNanos()));
        for (WorkingOrder order : orders.live()) {
            if (standing instanceof Standing.Open) {
                next = Math.min(next, order.overdueAtNanos(withinNanos));
                next = Math.min(next, order.agedAtNanos(maxAgeNanos));
            }
        }
        nextNanos = next;
    }

    private long answerDue(long askedNanos) {
        return askedNanos == NEVER ? NEVER : Math.addExact(askedNanos, withinNanos);
    }
}
