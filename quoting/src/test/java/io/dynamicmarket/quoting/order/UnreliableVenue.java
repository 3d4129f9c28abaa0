package io.dynamicmarket.quoting.order;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.quoting.inventory.Markets;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A venue of its own kind for the tests: keeps requests and reports in order, but lets each wait for a random time, loses
 * some of the requests, and trades what rests at random.
 */
final class UnreliableVenue implements VenueGateway {
    private static final long MILLI = 1_000_000;
    private static final Amount NO_FEE = Amount.zero(Markets.USDT);

    private record Late(long atMillis, LongConsumer happens) {}

    private static final class Resting {
        final NewOrder order;
        long filled;
        long total;

        Resting(NewOrder order) {
            this.order = order;
            this.total = order.quantityUnits();
        }
    }

    private final Random random;
    private final int slowMillis;
    private final int lossPercent;
    private final Deque<Late> requests = new ArrayDeque<>();
    private final Deque<Late> reports = new ArrayDeque<>();
    /** Placed orders that have not arrived, and are not lost on the way. */
    private final Map<Long, NewOrder> arriving = new TreeMap<>();

    private final Map<Long, Resting> resting = new TreeMap<>();
    private final List<Long> arrived = new ArrayList<>();
    private @Nullable VenueEvents desk;
    private long nowMillis;
    private long deadAtMillis = Long.MAX_VALUE;
    private long traded;

    UnreliableVenue(Random random, int slowMillis, int lossPercent) {
        this.random = random;
        this.slowMillis = slowMillis;
        this.lossPercent = lossPercent;
    }

    void pass(long millis) {
        nowMillis = millis;
        happen(requests, millis);
        expire(millis);
        trade(millis);
        happen(reports, millis);
    }

    private static void happen(Deque<Late> queue, long millis) {
        while (!queue.isEmpty() && queue.getFirst().atMillis() <= millis) {
            queue.removeFirst().happens().accept(millis);
        }
    }

    private void expire(long millis) {
        for (Resting each : List.copyOf(resting.values())) {
            if (each.order.expiresAtNanos() <= millis * MILLI) {
                end(each, OrderEnd.EXPIRED);
            } else if (deadAtMillis <= millis) {
                end(each, OrderEnd.DEAD_MAN);
            }
        }
        deadAtMillis = deadAtMillis <= millis ? Long.MAX_VALUE : deadAtMillis;
    }

    private void trade(long millis) {
        for (Resting each : List.copyOf(resting.values())) {
            if (random.nextInt(20) == 0) {
                long units = 1 + random.nextLong(each.total - each.filled);
                each.filled += units;
                traded += units;
                report(desk -> desk.filled(each.order.id(), units, NO_FEE, millis, nowMillis * MILLI));
                if (each.filled == each.total) {
                    resting.remove(each.order.id());
                }
            }
        }
    }

    private void end(Resting each, OrderEnd end) {
        resting.remove(each.order.id());
        long filled = each.filled;
        report(desk -> desk.gone(each.order.id(), end, filled, nowMillis * MILLI));
    }

    private interface Telling {
        void to(VenueEvents desk);
    }

    private void report(Telling telling) {
        queue(reports, millis -> {
            VenueEvents told = desk;
            if (told != null) {
                telling.to(told);
            }
        });
    }

    private boolean request(LongConsumer happens) {
        if (random.nextInt(100) < lossPercent) {
            return false;
        }
        queue(requests, happens);
        return true;
    }

    private void queue(Deque<Late> queue, LongConsumer happens) {
        long at = nowMillis + (slowMillis == 0 ? 0 : random.nextInt(slowMillis));
        queue.addLast(
                new Late(queue.isEmpty() ? at : Math.max(at, queue.getLast().atMillis()), happens));
    }

    @Override
    public void connect(VenueEvents events) {
        desk = events;
    }

    @Override
    public void place(NewOrder order) {
        if (request(millis -> arrives(order, millis))) {
            arriving.put(order.id(), order);
        }
    }

    private void arrives(NewOrder order, long millis) {
        if (arriving.remove(order.id()) == null || order.expiresAtNanos() <= millis * MILLI) {
            return;
        }
        arrived.add(order.id());
        if (random.nextInt(10) == 0) {
            report(desk -> desk.refused(order.id(), OrderRefusal.RULE_OF_VENUE, nowMillis * MILLI));
        } else {
            resting.put(order.id(), new Resting(order));
            report(desk -> desk.acknowledged(order.id(), millis, nowMillis * MILLI));
        }
    }

    @Override
    public void reduce(long orderId, long totalUnits, long nowNanos) {
        request(millis -> {
            Resting each = resting.get(orderId);
            if (each != null) {
                each.total = Math.max(each.filled, Math.min(each.total, totalUnits));
                if (each.total == each.filled) {
                    end(each, OrderEnd.CANCELLED);
                } else {
                    report(desk -> desk.reduced(orderId, totalUnits, nowMillis * MILLI));
                }
            }
        });
    }

    @Override
    public void cancel(long orderId, long nowNanos) {
        request(millis -> {
            Resting each = resting.get(orderId);
            if (each != null) {
                end(each, OrderEnd.CANCELLED);
            }
        });
    }

    @Override
    public void cancelAll(long requestId, long nowNanos) {
        request(millis -> {
            List.copyOf(resting.values()).forEach(each -> end(each, OrderEnd.CANCELLED));
            report(desk -> desk.allCancelled(requestId, nowMillis * MILLI));
        });
    }

    @Override
    public void heartbeat(long deadManMillis, long nowNanos) {
        request(millis -> {
            deadAtMillis = millis + deadManMillis;
            report(desk -> desk.heard(nowMillis * MILLI));
        });
    }

    /** Of all that rests or is on its way to rest, in dollars: cents times 10^-5 pieces. */
    BigDecimal outstanding() {
        long units = 0;
        for (Resting each : resting.values()) {
            units += each.order.priceUnits() * (each.total - each.filled);
        }
        for (NewOrder order : arriving.values()) {
            units += order.priceUnits() * order.quantityUnits();
        }
        return BigDecimal.valueOf(units, 7);
    }

    long traded() {
        return traded;
    }

    boolean arrivedRising() {
        for (int i = 1; i < arrived.size(); i++) {
            if (arrived.get(i) <= arrived.get(i - 1)) {
                return false;
            }
        }
        return true;
    }
}
