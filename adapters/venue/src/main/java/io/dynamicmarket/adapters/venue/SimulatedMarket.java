package io.dynamicmarket.adapters.venue;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;

/**
 * Order flow of one market in steps of 10 ms of its own time; the seeds decide every message.
 *
 * <p>Three streams of orders meet in the book. Resting orders arrive around a fair value and are cancelled again.
 * Market orders arrive as a Poisson process and walk to an exponentially distributed depth, so that the rate of fills
 * at distance d falls as exp(-k d), the intensity that Avellaneda and Stoikov assume (2008, section 2.5, equation 12).
 * When the fair value moves through resting orders, half of them are taken by those who know and half withdrawn in
 * time: quotes suffer adverse selection, as in a real market.
 */
final class SimulatedMarket {
    static final long STEP_MILLIS = 10;
    private static final int STEPS_PER_DEPTH_FRAME = 10;
    private static final double BPS = 1e-4;
    private static final int LEVELS_PER_SIDE = 80;
    private static final int NEW_ORDERS_PER_STEP = 3;
    private static final double TOUCH_SHARE = 0.3;
    private static final double TOUCH_DISTANCE_BPS = 0.5;
    private static final double MEAN_DISTANCE_BPS = 20;
    private static final double FARTHEST_BPS = 120;
    private static final double CANCELS_PER_STEP = 0.3;
    private static final double MEAN_SIZE_LOTS = 30_000;
    /** Fair share of buyers moves slowly, so that trade flow has a direction for a while. */
    private static final double BIAS_DECAY = 0.999;

    private static final double BIAS_NOISE = 0.02;

    private final PricePath path;
    private final SplittableRandom flow;
    private final SimulatedBook book;
    private final List<VenueMessage> out = new ArrayList<>();
    private long steps;
    private long tradeId;
    private double bias;

    SimulatedMarket(SimulationSettings settings) {
        this.path = new PricePath(settings.startTicks(), settings.pathSeed());
        this.flow = new SplittableRandom(settings.flowSeed());
        this.book = new SimulatedBook(1_000_000);
        this.tradeId = 1_000_000;
        for (int i = 0; i < LEVELS_PER_SIDE; i++) {
            rest(true);
            rest(false);
        }
        book.takeChanges();
    }

    /** Moves the market by one step and returns what the venue says about it, in order. */
    List<VenueMessage> step() {
        out.clear();
        VenueMessage.BookTicker before = book.ticker();
        path.step(STEP_MILLIS);
        bias = Math.max(-0.8, Math.min(0.8, bias * BIAS_DECAY + BIAS_NOISE * flow.nextGaussian()));
        crossed(true);
        crossed(false);
        trade();
        for (boolean bid : new boolean[] {true, false}) {
            cancel(bid);
            refill(bid);
        }
        say(before);
        return List.copyOf(out);
    }

    VenueMessage.Snapshot snapshot() {
        return book.snapshot();
    }

    Regime regime() {
        return path.regime();
    }

    private void say(VenueMessage.BookTicker before) {
        VenueMessage.BookTicker now = book.ticker();
        if (!now.bid().equals(before.bid()) || !now.ask().equals(before.ask())) {
            out.add(now);
        }
        steps++;
        if (steps % STEPS_PER_DEPTH_FRAME == 0 && book.changed()) {
            out.add(book.takeChanges());
        }
    }

    private void crossed(boolean bid) {
        long limitTicks = bid ? (long) Math.ceil(path.fairTicks()) : (long) Math.floor(path.fairTicks());
        if (flow.nextBoolean()) {
            sweep(bid, limitTicks, false);
        } else {
            while (reaches(bid, limitTicks)) {
                book.set(bid, book.levels(bid).firstKey(), 0);
            }
        }
    }

    private void trade() {
        double arrivals = path.regime().marketOrdersPerSecond * STEP_MILLIS / 1_000;
        if (flow.nextDouble() < arrivals) {
            boolean sells = flow.nextDouble() > 0.5 + 0.5 * bias;
            double reachBps = path.regime().reachBps * flow.nextExponential();
            sweep(sells, Math.round(path.fairTicks() * (1 + (sells ? -reachBps : reachBps) * BPS)), true);
        }
    }

    /** Takes resting orders up to a price; the last level only in part when asked to. */
    private void sweep(boolean bid, long limitTicks, boolean partly) {
        NavigableMap<Long, Long> side = book.levels(bid);
        while (reaches(bid, limitTicks) && side.size() > 1) {
            long price = side.firstKey();
            long size = side.firstEntry().getValue();
            boolean last = !reachesSecond(bid, limitTicks);
            long taken = last && partly ? 1 + (long) (flow.nextDouble() * (size - 1)) : size;
            out.add(new VenueMessage.Trade(tradeId++, price, taken, bid));
            book.set(bid, price, size - taken);
            if (last) {
                return;
            }
        }
    }

    private boolean reaches(boolean bid, long limitTicks) {
        NavigableMap<Long, Long> side = book.levels(bid);
        return side.size() > 1 && within(bid, side.firstKey(), limitTicks);
    }

    private boolean reachesSecond(boolean bid, long limitTicks) {
        NavigableMap<Long, Long> side = book.levels(bid);
        Long second = side.higherKey(side.firstKey());
        return second != null && within(bid, second, limitTicks);
    }

    private static boolean within(boolean bid, long priceTicks, long limitTicks) {
        return bid ? priceTicks >= limitTicks : priceTicks <= limitTicks;
    }

    private void cancel(boolean bid) {
        NavigableMap<Long, Long> side = book.levels(bid);
        Long chosen = side.ceilingKey(distant(bid, MEAN_DISTANCE_BPS * flow.nextExponential()));
        if (flow.nextDouble() < CANCELS_PER_STEP && chosen != null && side.size() > 2) {
            book.set(bid, chosen, 0);
        }
        long farthest = distant(bid, FARTHEST_BPS);
        if (side.size() > 2 && !within(bid, side.lastKey(), farthest)) {
            book.set(bid, side.lastKey(), 0);
        }
    }

    private void refill(boolean bid) {
        for (int i = 0; i < NEW_ORDERS_PER_STEP && book.levels(bid).size() < LEVELS_PER_SIDE; i++) {
            rest(bid);
        }
    }

    private void rest(boolean bid) {
        double mean = flow.nextDouble() < TOUCH_SHARE ? TOUCH_DISTANCE_BPS : MEAN_DISTANCE_BPS;
        long price = distant(bid, mean * flow.nextExponential());
        double side = 1 + (bid ? bias : -bias);
        double size = MEAN_SIZE_LOTS * path.regime().sizeFactor * side * flow.nextExponential();
        book.set(bid, price, 1 + (long) size);
    }

    /** A price at least one tick beyond the fair value, so that resting orders never cross. */
    private long distant(boolean bid, double distanceBps) {
        double fair = path.fairTicks();
        return bid
                ? (long) Math.floor(fair * (1 - distanceBps * BPS)) - 1
                : (long) Math.ceil(fair * (1 + distanceBps * BPS)) + 1;
    }
}
