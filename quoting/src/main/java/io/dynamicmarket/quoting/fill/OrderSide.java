package io.dynamicmarket.quoting.fill;

import io.dynamicmarket.facts.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    @Nullable
    Order find(long id) {
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).id == id) {
                return orders.get(i);
            }
        }
        return null;
    }

    long nextNanos() {
        long next = Order.NEVER;
        for (int i = 0; i < orders.size(); i++) {
            next = Math.min(next, orders.get(i).nextNanos());
        }
        return next;
    }

    /** Whether an order of the other side at a price would meet one that rests here. */
    boolean meets(long otherPriceUnits) {
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).resting && orders.get(i).beats(otherPriceUnits) >= 0) {
                return true;
            }
        }
        return false;
    }

    int restingCount() {
        int count = 0;
        for (int i = 0; i < orders.size(); i++) {
            count += orders.get(i).resting ? 1 : 0;
        }
        return count;
    }
}
