package io.dynamicmarket.quoting.fill;

import io.dynamicmarket.facts.Side;
import java.util.ArrayList;
import java.util.List;

/** Our orders of one side, best price first, at one price the oldest first. */
final class OrderSide {
    final Side side;
    final List<Order> orders = new ArrayList<>();

    OrderSide(Side side) {
        this.side = side;
    }

    void add(Order order) {
        int at = orders.size();
        while (at > 0 && order.beats(orders.get(at - 1).priceUnits) > 0) {
            at--;
        }
        orders.add(at, order);
    }

    boolean unsettled() {
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).unsettled()) {
                return true;
            }
        }
        return false;
    }

    /** When the last order that leaves or shrinks has done so; at least the given time. */
    long clearedAtNanos(long nowNanos) {
        long cleared = nowNanos;
        for (Order order : orders) {
            cleared = order.leaving() ? Math.max(cleared, order.goneAtNanos) : cleared;
            cleared = order.cutAtNanos != Order.NEVER ? Math.max(cleared, order.cutAtNanos) : cleared;
        }
        return cleared;
    }

    /** Lets cancels, cuts and arrivals up to a time happen; gives the number that the venue refused as not post-only. */
    int advance(long nowNanos, QueueAhead queue) {
        int refused = 0;
        for (int i = orders.size() - 1; i >= 0; i--) {
            Order order = orders.get(i);
            if (order.goneAtNanos <= nowNanos) {
                orders.remove(i);
                continue;
            }
            if (order.cutAtNanos <= nowNanos) {
                order.cutArrives();
            }
            if (!order.resting && order.restsAtNanos <= nowNanos) {
                if (queue.wouldTake(side, order.priceUnits)) {
                    refused++;
                    orders.remove(i);
                    continue;
                }
                order.resting = true;
                order.queueAheadUnits = Math.max(0, queue.quantityUnits(side, order.priceUnits));
            }
            if (order.remainingUnits == 0) {
                orders.remove(i);
            }
        }
        return refused;
    }

    long nextNanos() {
        long next = Order.NEVER;
        for (int i = 0; i < orders.size(); i++) {
            next = Math.min(next, orders.get(i).nextNanos());
        }
        return next;
    }

    /**
     * Takes a quantity from the orders still on their way in, the farthest first: what an order on its way out has traded
     * after all must not be bought or sold again by its successor.
     */
    void shrinkArriving(long units) {
        long left = units;
        for (int i = orders.size() - 1; i >= 0 && left > 0; i--) {
            Order order = orders.get(i);
            if (!order.resting) {
                long taken = Math.min(left, order.remainingUnits);
                order.remainingUnits -= taken;
                left -= taken;
            }
        }
    }

    int restingCount() {
        int count = 0;
        for (int i = 0; i < orders.size(); i++) {
            count += orders.get(i).resting ? 1 : 0;
        }
        return count;
    }
}
