package io.dynamicmarket.quoting.feed;

import io.dynamicmarket.facts.ConfidenceParts;
import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.FeedSettings;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.MarketFeatures;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.Six;
import io.dynamicmarket.quoting.book.OrderBook;
import io.dynamicmarket.quoting.feature.FeatureGauge;

/**
 * The feed of one market at one venue: takes raw Binance frames (docs/schemas/feed.md) one by one and keeps the book,
 * the features, the health and the counts. A frame is accepted as a whole or refused as a whole; a refused frame
 * changes nothing but the count of its reason, except that its receive time, where sound, moves the clock.
 *
 * <p>Market time is the receive time of the input, UTC; it never runs backwards. Prices and quantities are in the units
 * of {@link #instrument()}. Not thread-safe; allocates nothing per frame while the book is in step.
 */
public final class MarketFeed implements FrameSink {
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** Event times from here on, the year 2255, would overflow as nanoseconds. */
    private static final long LAST_EVENT_MILLIS = 9_000_000_000_000L;

    private record Meters(FeatureGauge gauge, ClockOffset offset, LatencyObjective latency, Confidence confidence) {
        static Meters start(FeatureSettings features, FeedSettings feed) {
            return new Meters(
                    new FeatureGauge(features),
                    new ClockOffset(),
                    new LatencyObjective(feed.latencyIntervalMillis(), feed.latencyLimitMillis()),
                    new Confidence(feed));
        }
    }

    private final FeatureSettings featureSettings;
    private final FeedSettings feedSettings;
    private final DecodedFrame frame;
    private final MarketIdentity identity;
    private final OrderBook book = new OrderBook();
    private final DepthSequence sequence = new DepthSequence(book);
    private final TopOfBook top = new TopOfBook();
    private final TradeTick lastTrade = new TradeTick();
    private final FrameTally tally = new FrameTally();
    private final ReceiveClock clock = new ReceiveClock();
    private Meters meters;
    private Refusal lastRefusal =
            new Refusal(RefusalReason.UNKNOWN_STREAM, "Expected a refused frame, but none has come");
    private long startNanos = DecodedFrame.NONE;
    private long lastGoodFrameNanos = DecodedFrame.NONE;
    private long lastTradeNanos = DecodedFrame.NONE;

    /** A feed that learns its market from the first frames: {@link #known()} once a symbol and a snapshot have come. */
    public MarketFeed(FeatureSettings features, FeedSettings feed) {
        this.featureSettings = features;
        this.feedSettings = feed;
        this.frame = new DecodedFrame();
        this.identity = new MarketIdentity(frame);
        this.meters = Meters.start(features, feed);
    }

    /** A feed of one instrument; frames of any other are refused. */
    public MarketFeed(Instrument instrument, FeatureSettings features, FeedSettings feed) {
        this.featureSettings = features;
        this.feedSettings = feed;
        this.frame = new DecodedFrame();
        this.identity = new MarketIdentity(frame, instrument);
        this.meters = Meters.start(features, feed);
    }

    @Override
    public void frame(long receivedAtNanos, byte[] buffer, int offset, int length) {
        onFrame(receivedAtNanos, buffer, offset, length);
    }

    /** Takes one frame; see {@link FrameSink#frame} for its form. Never throws for what is in it. */
    public FrameKind onFrame(long receivedAtNanos, byte[] buffer, int offset, int length) {
        try {
            startClock(receivedAtNanos);
            clock.advance(receivedAtNanos);
            identity.decode(buffer, offset, length);
            take(receivedAtNanos);
            identity.learn();
        } catch (FrameRefused refused) {
            refuse(refused.refusal());
            return FrameKind.REFUSED;
        }
        tally.accept(frame.kind);
        lastGoodFrameNanos = receivedAtNanos;
        measureLatency(receivedAtNanos);
        return frame.kind;
    }

    /** Counts a refusal that was found before the frame came here, for example by a {@link RecordingReader}. */
    public void refuse(Refusal refusal) {
        tally.refuse(refusal.reason());
        lastRefusal = refusal;
    }

    /** Whether the market and its scale are known; before, {@link #instrument}, features and health are not there. */
    public boolean known() {
        return identity.known();
    }

    public Instrument instrument() {
        return identity.instrument();
    }

    /** The last refusal; meaningful after a frame was {@link FrameKind#REFUSED}. */
    public Refusal lastRefusal() {
        return lastRefusal;
    }

    /** The last trade, overwritten by the next; meaningful after a frame was a {@link FrameKind#TRADE}. */
    public TradeTick lastTrade() {
        return lastTrade;
    }

    /** The book; empty while it is not valid. */
    public OrderBook book() {
        return book;
    }

    /** True while a snapshot and all updates since are in the book, it is not crossed, and both sides have a level. */
    public boolean bookValid() {
        return sequence.joined() && book.levels(Side.BUY) > 0 && book.levels(Side.SELL) > 0;
    }

    /** Whether updates come but only a snapshot from the venue can make the book valid. */
    public boolean needsSnapshot() {
        return sequence.needsSnapshot();
    }

    /** Of the book or the book ticker, whichever is newer; zero while the book is not valid. */
    public long bestBidUnits() {
        return top.bid();
    }

    public long bestAskUnits() {
        return top.ask();
    }

    public long bestBidQuantityUnits() {
        return top.bidSize();
    }

    public long bestAskQuantityUnits() {
        return top.askSize();
    }

    /** Zero while the book is not valid. */
    public double midUnits() {
        return meters.gauge.mid();
    }

    public double spreadBps() {
        return meters.gauge.spreadBps();
    }

    public double microPriceOffsetBps() {
        return meters.gauge.microPriceOffsetBps();
    }

    public double rawVolatilityBps() {
        return meters.gauge.rawVolatilityBps();
    }

    public double volatilityBps() {
        return meters.gauge.volatilityBps();
    }

    public double depthImbalance() {
        return meters.gauge.depthImbalance(book);
    }

    public double tradeFlowImbalance(long atNanos) {
        return meters.gauge.tradeFlowImbalance(atNanos);
    }

    public double volumeRatio(long atNanos) {
        return meters.gauge.volumeRatio(atNanos);
    }

    public double toxicity() {
        return meters.gauge.toxicity();
    }

    /** Receive time of the last accepted frame; negative before the first. */
    public long lastGoodFrameNanos() {
        return lastGoodFrameNanos;
    }

    /** Market time of a receive time, UTC epoch milliseconds: the same clock, no estimate in it. */
    public long marketTimeMillis(long receivedAtNanos) {
        return Math.floorDiv(receivedAtNanos, NANOS_PER_MILLI);
    }

    /** Whether a frame of this receive time would start the clock, for the first time or anew. */
    public boolean startsClock(long receivedAtNanos) {
        return receivedAtNanos >= 0 && clock.starts(receivedAtNanos);
    }

    /** Whether a frame of this receive time would move the running clock to it, rather than be refused for it. */
    public boolean believes(long receivedAtNanos) {
        return clock.believes(receivedAtNanos);
    }

    /** The confidence as it stands, without the rest of {@link #health}. */
    public double confidence(long atNanos, double[] otherMids) {
        return parts(atNanos, bounded(venueGapBps(otherMids))).score();
    }

    /** Whether the venue is silent, or its book was lost and has not come back. */
    public boolean degraded(long atNanos) {
        return degradedAt(ageMillis(atNanos, lastGoodFrameNanos));
    }

    /** Number of accepted frames. */
    public long snapshotId() {
        return tally.accepted();
    }

    /** The features as they stand; needs {@link #known()}. */
    public MarketFeatures features(long atNanos) {
        FeatureGauge gauge = meters.gauge;
        return new MarketFeatures(
                instrument().market(),
                snapshotId(),
                marketTimeMillis(atNanos),
                new Price((top.bid() + top.ask()) / 2),
                bounded(gauge.spreadBps()),
                bounded(gauge.microPriceOffsetBps()),
                bounded(gauge.rawVolatilityBps()),
                bounded(gauge.volatilityBps()),
                gauge.depthImbalance(book),
                gauge.tradeFlowImbalance(atNanos),
                bounded(gauge.volumeRatio(atNanos)),
                bounded(gauge.toxicity()));
    }

    /**
     * The health as it stands; needs {@link #known()}.
     *
     * @param atNanos market time, not before the last frame
     * @param otherMids mids of the same market at other venues in this instrument's price units, NaN where there is none
     * @param otherVenuesDegraded how many of those venues are degraded
     */
    public FeedHealth health(long atNanos, double[] otherMids, int otherVenuesDegraded) {
        meters.latency.roll(atNanos);
        long heartbeatAgeMillis = ageMillis(atNanos, lastGoodFrameNanos);
        double venueGapBps = bounded(venueGapBps(otherMids));
        ConfidenceParts parts = parts(atNanos, venueGapBps);
        return new FeedHealth(
                instrument().market(),
                instrument().venue(),
                marketTimeMillis(atNanos),
                bookValid(),
                heartbeatAgeMillis,
                meters.latency.p50Millis(),
                meters.latency.p95Millis(),
                meters.latency.lateIntervals(),
                bounded(clockOffsetMillis()),
                bounded(meters.offset.uncertaintyNanos() / (double) NANOS_PER_MILLI),
                sequence.gaps(),
                parts,
                parts.score(),
                venueGapBps,
                otherVenuesDegraded + (degradedAt(heartbeatAgeMillis) ? 1 : 0));
    }

    /** Estimated receiver clock minus venue clock; zero before two frames with an event time have come. */
    public double clockOffsetMillis() {
        return meters.offset.nanos() / (double) NANOS_PER_MILLI;
    }

    public FeedCounts counts() {
        return tally.counts(sequence.gaps(), sequence.crossings());
    }

    private void startClock(long receivedAtNanos) {
        if (clock.starts(receivedAtNanos)) {
            meters = Meters.start(featureSettings, feedSettings);
            startNanos = receivedAtNanos;
        }
    }

    private void take(long atNanos) {
        switch (frame.kind) {
            case DEPTH -> takeDepth(atNanos);
            case SNAPSHOT -> sequence.onSnapshot(identity.rule(), frame);
            case BOOK_TICKER -> top.onTicker(frame);
            case TRADE -> takeTrade(atNanos);
            case REFUSED -> throw new IllegalStateException("Expected a decoded frame, but got a refused one");
        }
        if (frame.kind != FrameKind.TRADE) {
            top.choose(book, bookValid(), sequence.lastId());
            meters.gauge.onQuote(atNanos, top.bid(), top.bidSize(), top.ask(), top.askSize());
        }
    }

    private void takeDepth(long atNanos) {
        long gapsBefore = sequence.gaps();
        sequence.onDepth(identity.rule(), frame);
        tally.levels(frame.bids.levels() + frame.asks.levels());
        if (sequence.gaps() > gapsBefore) {
            meters.confidence.onGap(atNanos);
        }
    }

    private void takeTrade(long atNanos) {
        if (lastTradeNanos != DecodedFrame.NONE && frame.tradeId <= lastTrade.tradeId()) {
            throw new FrameRefused(
                    RefusalReason.DUPLICATE_SEQUENCE,
                    "Expected a trade after " + lastTrade.tradeId() + ", but got " + frame.tradeId + " again");
        }
        lastTrade.take(frame);
        lastTradeNanos = atNanos;
        if (frame.marketTrade) {
            meters.gauge.onTrade(atNanos, frame.quantityUnits, frame.buyerIsMaker, frame.tradedAtMillis);
        }
    }

    private void measureLatency(long atNanos) {
        boolean hasEvent = frame.eventMillis > 0 && frame.eventMillis < LAST_EVENT_MILLIS;
        // The time in a snapshot is not that of sending it: a request and its answer lie between.
        if (!hasEvent || frame.kind == FrameKind.SNAPSHOT) {
            return;
        }
        meters.offset.onEvent(atNanos, frame.eventMillis);
        if (meters.offset.known()) {
            meters.latency.onLatency(atNanos, atNanos - frame.eventMillis * NANOS_PER_MILLI - meters.offset.nanos());
        }
    }

    private boolean degradedAt(long heartbeatAgeMillis) {
        boolean lost = sequence.everJoined() && !bookValid();
        return lost || heartbeatAgeMillis >= feedSettings.silentAfterMillis();
    }

    private ConfidenceParts parts(long atNanos, double venueGapBps) {
        return meters.confidence.parts(
                atNanos,
                ageMillis(atNanos, lastGoodFrameNanos),
                bookValid() ? Math.min(book.levels(Side.BUY), book.levels(Side.SELL)) : 0,
                ageMillis(atNanos, lastTradeNanos != DecodedFrame.NONE ? lastTradeNanos : startNanos),
                venueGapBps);
    }

    /** A feed that has never spoken is as old as a silent one. */
    private long ageMillis(long atNanos, long thenNanos) {
        return thenNanos == DecodedFrame.NONE
                ? Math.max(feedSettings.silentAfterMillis(), feedSettings.tradeSilentAfterMillis())
                : Math.max(0, (atNanos - thenNanos) / NANOS_PER_MILLI);
    }

    private double venueGapBps(double[] otherMids) {
        double widest = 0;
        double mid = midUnits();
        for (double other : otherMids) {
            if (mid > 0 && other > 0) {
                widest = Math.max(widest, Math.abs(other - mid) / mid * 1e4);
            }
        }
        return widest;
    }

    private static double bounded(double value) {
        return Math.min(Six.LIMIT, Math.max(-Six.LIMIT, value));
    }
}
