package io.dynamicmarket.quoting.order;

import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.OrderCare;
import io.dynamicmarket.quoting.order.Standing.StoodDown;
import io.dynamicmarket.quoting.order.WorkingOrder.State;
import org.jspecify.annotations.Nullable;

/** What is asked of the venue, whether its answers come in time, and whether it may be asked for more. */
final class VenueLink {
    static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NEVER = WorkingOrder.NEVER;
    private static final Standing OPEN = new Standing.Open();

    private final String venue;
    private OrderCare care;
    private final VenueGateway gateway;
    private final OrdersInPlay orders;
    private Heartbeats heartbeats;
    private long withinNanos;
    private @Nullable StoodDown lastStandDown;
    private Standing standing = OPEN;
    private long cancelAllAskedNanos = NEVER;
    private long lastCancelAllNanos;
    private long cancelAllId;

    VenueLink(Instrument instrument, OrderCare care, VenueGateway gateway, OrdersInPlay orders) {
        this.venue = instrument.venue().value();
        this.care = care;
        this.gateway = gateway;
        this.orders = orders;
        this.heartbeats = new Heartbeats(Math.multiplyExact(care.deadManMillis(), NANOS_PER_MILLI));
        this.withinNanos = Math.multiplyExact(care.acknowledgeWithinMillis(), NANOS_PER_MILLI);
    }

    /** What is asked and sent from now on is looked after like this; the next heartbeat tells the venue. */
    void follow(OrderCare next) {
        care = next;
        heartbeats = new Heartbeats(Math.multiplyExact(next.deadManMillis(), NANOS_PER_MILLI));
        withinNanos = Math.multiplyExact(next.acknowledgeWithinMillis(), NANOS_PER_MILLI);
    }

    Standing standing() {
        return standing;
    }

    @Nullable
    StoodDown lastStandDown() {
        return lastStandDown;
    }

    boolean isOpen() {
        return standing instanceof Standing.Open;
    }

    /** Not while everything is being cancelled: the answer could not tell old orders from new ones. */
    boolean mayPlace() {
        return isOpen() && cancelAllAskedNanos == NEVER;
    }

    void place(NewOrder order) {
        gateway.place(order);
    }

    void cancel(WorkingOrder order, long nowNanos) {
        order.state = State.CANCELLING;
        order.askedAtNanos = nowNanos;
        gateway.cancel(order.sent.id(), nowNanos);
    }

    /** Of an order that nothing is known of any more. */
    void cancel(long orderId, long nowNanos) {
        gateway.cancel(orderId, nowNanos);
    }

    void reduce(WorkingOrder order, long nowNanos) {
        order.state = State.REDUCING;
        order.askedAtNanos = nowNanos;
        order.askedTotalUnits = order.filledUnits + order.allowedUnits;
        gateway.reduce(order.sent.id(), order.askedTotalUnits, nowNanos);
    }

    /** Asks to cancel all if that is not under way; where nothing is known to rest, not too often. */
    void cancelAll(long nowNanos) {
        boolean askedLately = nowNanos - lastCancelAllNanos < withinNanos;
        if (cancelAllAskedNanos == NEVER && (orders.size() > 0 || !askedLately)) {
            askToCancelAll(nowNanos);
        }
    }

    void askToCancelAll(long nowNanos) {
        cancelAllAskedNanos = nowNanos;
        lastCancelAllNanos = nowNanos;
        for (WorkingOrder order : orders.live()) {
            order.leave();
            if (order.state == State.RESTING || order.state == State.REDUCING) {
                order.state = State.CANCELLING;
                order.askedAtNanos = nowNanos;
            }
        }
        gateway.cancelAll(++cancelAllId, nowNanos);
    }

    /**
     * Whether an answer says that nothing is left: that of the latest request. An earlier one would also be heard after
     * new orders have gone out.
     */
    boolean answersCancelAll(long requestId) {
        return cancelAllAskedNanos != NEVER && requestId == cancelAllId;
    }

    void allCancelled() {
        cancelAllAskedNanos = NEVER;
        if (standing instanceof StoodDown stoodDown && !stoodDown.untilPerson()) {
            open();
        }
    }

    void heard() {
        heartbeats.heard();
    }

    void beat(long nowNanos) {
        if (heartbeats.due(nowNanos)) {
            heartbeats.sent(nowNanos);
            gateway.heartbeat(care.deadManMillis(), nowNanos);
        }
    }

    /** A person says that the venue holds nothing of the desk's. */
    void reopen() {
        cancelAllAskedNanos = NEVER;
        open();
    }

    private void open() {
        standing = OPEN;
        heartbeats.restart();
    }

    void standDown(String sentence, long nowNanos, boolean untilPerson) {
        StoodDown down = new StoodDown(sentence, nowNanos, untilPerson);
        standing = down;
        lastStandDown = down;
        askToCancelAll(nowNanos);
    }

    /** While stood down: asks again as long as the venue does not confirm. */
    void insist(long nowNanos) {
        if (isLate(cancelAllAskedNanos, nowNanos)) {
            askToCancelAll(nowNanos);
        }
    }

    /** What the venue has not answered in time, in words; null if nothing. */
    @Nullable
    String overdue(long nowNanos) {
        String what = overdueRequest(nowNanos);
        return what == null
                ? null
                : "Expected " + venue + " to answer within " + care.acknowledgeWithinMillis()
                        + " ms, but it has not answered on " + what;
    }

    private @Nullable String overdueRequest(long nowNanos) {
        if (isLate(cancelAllAskedNanos, nowNanos)) {
            return "the request to cancel all";
        }
        if (isLate(heartbeats.unheardSinceNanos(), nowNanos)) {
            return "a heartbeat";
        }
        for (WorkingOrder order : orders.live()) {
            if (order.overdueAtNanos(withinNanos) <= nowNanos) {
                return order.inWords();
            }
        }
        return null;
    }

    private boolean isLate(long askedNanos, long nowNanos) {
        return answerDueNanos(askedNanos) <= nowNanos;
    }

    private long answerDueNanos(long askedNanos) {
        return askedNanos == NEVER ? NEVER : Math.addExact(askedNanos, withinNanos);
    }

    /** When something has to be done or is overdue. */
    long nextNanos() {
        long next = answerDueNanos(cancelAllAskedNanos);
        if (isOpen()) {
            next = Math.min(next, heartbeats.dueNanos());
            next = Math.min(next, answerDueNanos(heartbeats.unheardSinceNanos()));
            for (WorkingOrder order : orders.live()) {
                next = Math.min(next, order.overdueAtNanos(withinNanos));
            }
        }
        return next;
    }

    /** Good-till time by which the venue must have told the end of an order. */
    long expiryToldNanos(long nowNanos) {
        return nowNanos - withinNanos;
    }
}
