package io.dynamicmarket.desk.tape;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * A recording that is made up frame by frame, with a book of its own beside it that says what a reader must arrive at.
 * Times are milliseconds from the start; frames come in the order in which they are written. Each update covers ten
 * ids, so that a snapshot can lie within one.
 */
public final class Tape {
    /** 2024-01-01T00:00:00Z, on the grid of treasury epochs. */
    public static final long MIDNIGHT_MILLIS = 1_704_067_200_000L;

    public static final int LEVELS = 12;
    private static final long UPDATE_MILLIS = 100;
    private static final int IDS = 10;

    /** A line of the recording. */
    public record Line(long receivedAtNanos, String frame) {}

    private final Form form;
    private final long startMillis;
    private final List<Line> lines = new ArrayList<>();
    private final TreeMap<Long, Long> bids = new TreeMap<>();
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private long nowMillis;
    private long latencyMillis = 1;
    private long midTicks;
    private long lastId = 1_000;
    private long tradeId;

    /** @param midTicks the price in units of the last decimal; the best prices lie one tick to either side */
    public Tape(Form form, long startMillis, long midTicks) {
        this.form = form;
        this.startMillis = startMillis;
        this.midTicks = midTicks;
        stand(midTicks);
    }

    /** A tape whose book stands at 60,000 from its second frame on. */
    public static Tape joined(Form form, long startMillis) {
        Tape tape = new Tape(form, startMillis, 60_000 * (long) Math.pow(10, form.priceDecimals));
        tape.at(0).touch().at(1).snapshot();
        return tape;
    }

    public Tape at(long millis) {
        if (millis < nowMillis) {
            throw new IllegalArgumentException("Expected a time from " + nowMillis + " ms on, but got " + millis);
        }
        nowMillis = millis;
        return this;
    }

    /** From now on, event times lie this far before receive times. */
    public Tape late(long millis) {
        latencyMillis = millis;
        return this;
    }

    /** Updates every 100 ms and a balanced pair of trades every second, from the next tenth of a second on. */
    public Tape calm(long untilMillis) {
        for (long at = nowMillis + UPDATE_MILLIS - nowMillis % UPDATE_MILLIS; at <= untilMillis; at += UPDATE_MILLIS) {
            at(at).touch();
            if (at % 1000 == 500) {
                trade(midTicks + 1, 1, false).trade(midTicks - 1, 1, true);
            }
        }
        return this;
    }

    /** A walk of the mid with trades on both sides, some of them sweeping far beyond the best price. */
    public Tape wander(long untilMillis, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        long unit = midTicks / 100_000;
        for (long at = nowMillis + UPDATE_MILLIS; at <= untilMillis; at += UPDATE_MILLIS) {
            at(at).moveTo(midTicks + (chance.nextLong(3) - 1) * unit / 4);
            boolean sell = chance.nextBoolean();
            long reach = chance.nextInt(20) == 0 ? 300 * unit : 1;
            trade(sell ? midTicks - reach : midTicks + reach, 1 + chance.nextLong(form.levelSize), sell);
        }
        return this;
    }

    /**
     * Sweeps of either side at random times, from the next second on, whose reach is exponential, past a book that stands
     * still: at distance d the intensity of both sides together is perSecond exp(-decayPerTick d).
     */
    public Tape sweeps(long untilMillis, long seed, double perSecond, double decayPerTick) {
        SplittableRandom chance = new SplittableRandom(seed);
        for (double at = nowMillis + 1000 - nowMillis % 1000; at < untilMillis; ) {
            at(Math.round(at));
            boolean sell = chance.nextBoolean();
            long reach = (long) Math.floor(-Math.log(1 - chance.nextDouble()) / decayPerTick);
            if (reach > 0) {
                trade(midTicks + (sell ? -reach : reach), 1, sell);
            }
            touch();
            at += -Math.log(1 - chance.nextDouble()) / perSecond * 1_000;
        }
        return this;
    }

    /** An update that takes a little off the furthest bid or puts it back. */
    public Tape touch() {
        Map.Entry<Long, Long> furthest = bids.firstEntry();
        long size = furthest.getValue() == form.levelSize ? form.levelSize - 1 : form.levelSize;
        bids.put(furthest.getKey(), size);
        return update(level(furthest.getKey(), size), "");
    }

    /** An update that moves the whole book. */
    public Tape moveTo(long ticks) {
        TreeMap<Long, Long> oldBids = new TreeMap<>(bids);
        TreeMap<Long, Long> oldAsks = new TreeMap<>(asks);
        midTicks = ticks;
        stand(ticks);
        return update(changes(oldBids, bids), changes(oldAsks, asks));
    }

    /** An update that puts a bid above the best ask. */
    public Tape cross() {
        return update(level(midTicks + 2, form.levelSize), "");
    }

    /** Loses updates: the next one does not follow the last. */
    public Tape lose() {
        lastId += 3 * IDS;
        return this;
    }

    /** A snapshot taken within the last update. */
    public Tape snapshot() {
        return raw("{\"lastUpdateId\":" + (lastId - IDS / 2) + ",\"bids\":[" + levels(bids) + "],\"asks\":["
                + levels(asks) + "]}");
    }

    public Tape trade(long ticks, long size, boolean buyerIsMaker) {
        tradeId++;
        return raw("{\"stream\":\"" + form.symbol + "@trade\",\"data\":{\"e\":\"trade\",\"E\":" + eventMillis()
                + ",\"s\":\"" + form.symbol + "\",\"t\":" + tradeId + ",\"p\":\"" + price(ticks) + "\",\"q\":\""
                + size(size) + "\",\"T\":" + eventMillis() + (form == Form.SPOT ? "" : ",\"X\":\"MARKET\"")
                + ",\"m\":" + buyerIsMaker + "}}");
    }

    public Tape raw(String frame) {
        return raw((startMillis + nowMillis) * 1_000_000, frame);
    }

    /** A frame with a stamp that is not the tape's time. */
    public Tape raw(long receivedAtNanos, String frame) {
        lines.add(new Line(receivedAtNanos, frame));
        return this;
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** A line without a stamp. */
    public Tape junk(String line) {
        lines.add(new Line(-1, line));
        return this;
    }

    /** The rest of this tape from a time on, to be played after a first part. */
    public Tape from(long millis) {
        lines.removeIf(line -> line.receivedAtNanos() < (startMillis + millis) * 1_000_000);
        return this;
    }

    public long midTicks() {
        return midTicks;
    }

    /** Price of a level as a decimal without trailing zeros: rank 0 is the best. */
    public String price(boolean bid, int rank) {
        List<Long> prices = new ArrayList<>(bid ? bids.descendingKeySet() : asks.keySet());
        return new BigDecimal(price(prices.get(rank))).stripTrailingZeros().toPlainString();
    }

    public Path write(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.receivedAtNanos())
                .append(' ')
                .append(line.frame())
                .append('\n'));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private void stand(long ticks) {
        bids.clear();
        asks.clear();
        for (int i = 0; i < LEVELS; i++) {
            bids.put(ticks - 1 - i, form.levelSize);
            asks.put(ticks + 1 + i, form.levelSize);
        }
    }

    private Tape update(String bidLevels, String askLevels) {
        long previous = lastId;
        long first = form == Form.SPOT ? previous + 1 : previous;
        lastId += IDS;
        return raw("{\"stream\":\"" + form.symbol + "@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":"
                + eventMillis() + ",\"s\":\"" + form.symbol + "\"" + pair() + ",\"U\":" + first + ",\"u\":" + lastId
                + (form == Form.SPOT ? "" : ",\"pu\":" + previous) + ",\"b\":[" + bidLevels + "],\"a\":[" + askLevels
                + "]}}");
    }

    private String pair() {
        return form == Form.COINM ? ",\"ps\":\"BTCUSD\"" : "";
    }

    private long eventMillis() {
        return startMillis + nowMillis - latencyMillis;
    }

    private String changes(TreeMap<Long, Long> before, TreeMap<Long, Long> after) {
        TreeMap<Long, Long> changed = new TreeMap<>(after);
        before.keySet().forEach(price -> changed.putIfAbsent(price, 0L));
        return levels(changed);
    }

    private String levels(TreeMap<Long, Long> side) {
        StringBuilder text = new StringBuilder();
        side.forEach((price, size) -> text.append(text.isEmpty() ? "" : ",").append(level(price, size)));
        return text.toString();
    }

    private String level(long ticks, long size) {
        return "[\"" + price(ticks) + "\",\"" + size(size) + "\"]";
    }

    private String price(long ticks) {
        return BigDecimal.valueOf(ticks, form.priceDecimals).toPlainString();
    }

    private String size(long units) {
        return BigDecimal.valueOf(units, form.sizeDecimals).toPlainString();
    }
}
