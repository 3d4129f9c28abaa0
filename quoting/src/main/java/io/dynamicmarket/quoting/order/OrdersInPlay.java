package io.dynamicmarket.quoting.order;

import io.dynamicmarket.facts.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders that may still trade, in order of id: live ones, and lost ones whose end the venue never told. A lost order
 * blocks and counts nothing, but a late trade of it is booked; it is forgotten once its good-till time is over.
 */
final class OrdersInPlay {
    private final List<WorkingOrder> live = new ArrayList<>();
    private final List<WorkingOrder> lost = new ArrayList<>();
    private final Notional notional;

    OrdersInPlay(Notional notional) {
        this.notional = notional;
    }

    void add(WorkingOrder order) {
        live.add(order);
        count(order);
    }

    /** A copy, so that answers that come at once do not disturb who walks through it. */
    List<WorkingOrder> live() {
        return List.copyOf(live);
    }

    int size() {
        return live.size();
    }

    @Nullable
    WorkingOrder live(long id) {
        return find(live, id);
    }

    /** Live or lost. */
    @Nullable
    WorkingOrder inPlay(long id) {
        WorkingOrder order = find(live, id);
        return order == null ? find(lost, id) : order;
    }

    boolean isLost(WorkingOrder order) {
        return lost.contains(order);
    }

    private static @Nullable WorkingOrder find(List<WorkingOrder> orders, long id) {
        for (WorkingOrder order : orders) {
            if (order.sent.id() == id) {
                return order;
            }
        }
        return null;
    }

    void remove(WorkingOrder order) {
        live.remove(order);
        lost.remove(order);
    }

    /** Gives how many there were. */
    int loseAll() {
        int count = live.size();
        lost.addAll(live);
        live.clear();
        return count;
    }

    void find(WorkingOrder order) {
        lost.remove(order);
        live.add(order);
    }

    void forgetLost(long expiredBeforeNanos) {
        lost.removeIf(order -> order.sent.expiresAtNanos() < expiredBeforeNanos);
    }

    /** Whether every live order rests, with no answer of the venue outstanding. */
    boolean settled() {
        for (WorkingOrder order : live) {
            if (order.unsettled()) {
                return false;
            }
        }
        return true;
    }

    /** Whether an order rests or is on its way to rest at a price. */
    boolean keeps(Side side, long priceUnits) {
        for (WorkingOrder order : live) {
            if (!order.leaving && order.sent.side() == side && order.sent.priceUnits() == priceUnits) {
                return true;
            }
        }
        return false;
    }

    /** Notes anew what is outstanding of an order. */
    void count(WorkingOrder order) {
        order.outstandingNanos = notional.nanos(order.sent.priceUnits(), Math.max(0, order.remainingUnits()));
    }

    long outstandingNanos() {
        long sum = 0;
        for (WorkingOrder order : live) {
            sum = Math.addExact(sum, order.outstandingNanos);
        }
        return sum;
    }
}
