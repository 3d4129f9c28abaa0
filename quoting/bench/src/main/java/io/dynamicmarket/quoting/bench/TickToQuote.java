package io.dynamicmarket.quoting.bench;

import com.sun.management.ThreadMXBean;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.QuotingModelName;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.feed.MarketFeed;
import io.dynamicmarket.quoting.ladder.QuoteSet;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * From the bytes of a frame in memory to twenty new quotes: decoding, book, features, ladder; no policy. A pass takes a
 * recording from its first frame to its last with a fresh feed; each frame is timed, the time of asking the clock (some
 * 30 ns) included.
 */
final class TickToQuote implements Contender {
    /**
     * One pass.
     *
     * @param bytesPerFrame allocated in the last three quarters of it
     */
    record Times(long p50Nanos, long p99Nanos, long p999Nanos, double bytesPerFrame) {}

    private static final Side[] SIDES = Side.values();

    private final Recording recording;
    private final Instrument instrument;
    private final double price;
    private final long[] nanos;
    private Times latest = new Times(0, 0, 0, 0);

    TickToQuote(Recording recording) {
        this.recording = recording;
        this.nanos = new long[recording.size()];
        MarketFeed feed = new MarketFeed(Desk.FEATURES, Desk.FEED);
        for (int i = 0; i < recording.size(); i++) {
            feed.onFrame(recording.receivedAtNanos(i), recording.bytes(), recording.offset(i), recording.length(i));
        }
        if (!feed.known() || !feed.bookValid() || !feed.counts().refused().isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected a recording of one market with a snapshot and nothing to refuse, but got "
                            + feed.counts());
        }
        instrument = feed.instrument();
        price = feed.midUnits() * Math.pow(10, -instrument.priceDecimals());
    }

    Instrument instrument() {
        return instrument;
    }

    /** About what one unit costs. */
    double price() {
        return price;
    }

    /** Of the last pass. */
    Times latest() {
        return latest;
    }

    @Override
    public String name() {
        return "tick to 20 quotes";
    }

    @Override
    public double pass() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        MarketFeed feed = new MarketFeed(instrument, Desk.FEATURES, Desk.FEED);
        Desk desk = new Desk(instrument, QuotingModelName.AVELLANEDA_STOIKOV, price);
        int warm = recording.size() / 4;
        long allocated = 0;
        long digest = 0;
        for (int i = 0; i < recording.size(); i++) {
            allocated = i == warm ? threads.getCurrentThreadAllocatedBytes() : allocated;
            long start = System.nanoTime();
            feed.onFrame(recording.receivedAtNanos(i), recording.bytes(), recording.offset(i), recording.length(i));
            QuoteSet quotes = desk.quote(feed);
            nanos[i] = System.nanoTime() - start;
            digest = 31 * digest + digest(quotes);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        latest = new Times(
                at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999), bytes / (double) (recording.size() - warm));
        return Contender.exact(digest);
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }

    private static long digest(QuoteSet quotes) {
        long digest = 0;
        for (Side side : SIDES) {
            for (int tier = 0; tier < quotes.tiers(side); tier++) {
                digest = 31 * digest + quotes.priceUnits(side, tier);
                digest = 31 * digest + quotes.quantityUnits(side, tier);
            }
        }
        return digest;
    }
}
