package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillPurpose;
import io.dynamicmarket.facts.FillQuality;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.InventoryPosition;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSizing;
import io.dynamicmarket.facts.PnlReport;
import io.dynamicmarket.facts.QualityReadings;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingReadings;
import io.dynamicmarket.facts.SessionStarted;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.attribution.AttributionReport;
import io.dynamicmarket.quoting.attribution.FillAttribution;
import io.dynamicmarket.quoting.attribution.FillBasis;
import io.dynamicmarket.quoting.attribution.FillBasis.Quoted;
import io.dynamicmarket.quoting.attribution.QualityMeter;
import io.dynamicmarket.quoting.attribution.QualityReport;
import io.dynamicmarket.quoting.feed.FrameKind;
import io.dynamicmarket.quoting.feed.MarketFeed;
import io.dynamicmarket.quoting.feed.TradeTick;
import io.dynamicmarket.quoting.fill.FillQualityMeter;
import io.dynamicmarket.quoting.fill.PaperVenue;
import io.dynamicmarket.quoting.fill.QueueAhead;
import io.dynamicmarket.quoting.fill.QuoteCareMeter;
import io.dynamicmarket.quoting.inventory.SessionLedger;
import io.dynamicmarket.quoting.ladder.QuoteMaker;
import io.dynamicmarket.quoting.ladder.QuoteSet;
import io.dynamicmarket.quoting.order.OrderListener;
import io.dynamicmarket.quoting.order.QuoteOrigin;
import io.dynamicmarket.quoting.order.VenueOrders;

/** The quoting side of the loop for one instrument: model, resting quotes, fills and the session's books. */
public final class Trading {
    /** A refresh that had to wait for orders under way is tried again this soon. */
    private static final long RETRY_NANOS = 10_000_000L;

    private final LoopSettings settings;
    private QuoteMaker maker;
    private MeterRows rows;
    private final QuoteSet wanted = new QuoteSet();
    private final PaperVenue venue;
    private final VenueOrders orders;
    private final SessionLedger ledger;
    /** The same without hedges: what they are held against. */
    private final SessionLedger unhedged;

    private final FillQualityMeter quality;
    private QuoteCareMeter care;
    private final FillAttribution attribution;
    private QualityMeter performance;
    private final HedgeDesk hedges;
    private InventoryLimits limits;
    private final double firstMidUnits;
    private double lastMidUnits;
    private long sentBefore;
    private long fills;
    private long nextRefreshNanos = Long.MIN_VALUE;

    Trading(CompiledRelease release, LoopSettings settings, MarketFeed feed, LoopStart start, OrderListener onFill) {
        this.settings = settings;
        Instrument instrument = feed.instrument();
        MarketSizing sizing = release.sizing(instrument.market());
        VenueFees fees = release.fees(instrument.venue());
        firstMidUnits = feed.midUnits();
        lastMidUnits = firstMidUnits;
        limits = SessionLedger.limits(instrument, sizing, firstMidUnits);
        maker = new QuoteMaker(instrument, sizing, limits, fees, release.minimum(instrument.venue()));
        ledger = new SessionLedger(instrument, limits, sizing.capital());
        unhedged = new SessionLedger(instrument, limits, sizing.capital());
        quality = new FillQualityMeter(settings.fillQuality());
        rows = MeterRows.of(release);
        care = rows.careMeter(settings);
        performance = rows.qualityMeter(instrument, settings);
        // nobody asks for the fills one by one
        attribution = new FillAttribution(instrument, attributed -> {});
        start.fills().forEach(this::recall);
        SessionStarted session = start.sessionStart();
        if (session != null) {
            ledger.startSession(session.total());
        }
        venue = new PaperVenue(instrument, fees, settings.paper(), new BookQueue(feed));
        orders = VenueOrders.at(venue, instrument, release.orderCare(VenueKind.CEX), new OrderListener() {
            @Override
            public void filled(Fill quote, QuoteOrigin origin) {
                Fill fill = quote.numbered(++fills);
                ledger.onFill(fill);
                unhedged.onFill(fill);
                quality.onFill(fill);
                care.onFill(fill, origin);
                Quoted basis = Quoted.of(origin);
                attribution.onFill(fill, basis);
                performance.onFill(fill, basis);
                onFill.filled(fill, origin);
            }

            @Override
            public void aged(long restedMillis) {
                care.aged(restedMillis);
            }
        });
        hedges = new HedgeDesk(release, feed, limits, settings.paper(), (sent, taken) -> {
            Fill fill = taken.numbered(++fills);
            ledger.onFill(fill);
            FillBasis hedge = new FillBasis.Hedge();
            attribution.onFill(fill, hedge);
            performance.onFill(fill, hedge);
            onFill.filled(fill, new QuoteOrigin(sent.snapshotId(), sent.release(), sent.midUnits(), 0));
        });
    }

    /**
     * Quotes, limits, fees, order care and hedges follow another release from now on. The books go on, and so do the
     * meters, unless the rows that they measure by have changed: then they start anew. Quotes under way and resting keep
     * the release they were made under.
     */
    void follow(CompiledRelease release, MarketFeed feed) {
        Instrument instrument = feed.instrument();
        MarketSizing sizing = release.sizing(instrument.market());
        VenueFees fees = release.fees(instrument.venue());
        // by the mid at which the session began, as with the first release: limits do not drift with the price
        limits = SessionLedger.limits(instrument, sizing, firstMidUnits);
        maker = new QuoteMaker(instrument, sizing, limits, fees, release.minimum(instrument.venue()));
        ledger.follow(limits, sizing.capital());
        unhedged.follow(limits, sizing.capital());
        venue.charge(fees);
        orders.follow(release.orderCare(VenueKind.CEX));
        hedges.follow(release, limits);
        MeterRows next = MeterRows.of(release);
        if (!next.care().equals(rows.care())) {
            care = next.careMeter(settings);
        }
        if (!next.quality().equals(rows.quality())) {
            performance = next.qualityMeter(instrument, settings);
        }
        rows = next;
        nextRefreshNanos = Long.MIN_VALUE;
    }

    static InventoryPosition nothingHeld(MarketId market) {
        return new InventoryPosition(market, Quantity.ZERO, 0, 0, 0, 0);
    }

    static PnlReport nothingMade(Instrument instrument) {
        Amount zero = Amount.zero(instrument.settlement());
        return new PnlReport(zero, zero, zero, zero, zero, zero, 0);
    }

    void onFrame(MarketFeed feed, FrameKind kind, long nowNanos) {
        hedges.onFrame();
        onTime(nowNanos);
        if (feed.bookValid()) {
            lastMidUnits = feed.midUnits();
            quality.onMid(millis(nowNanos), lastMidUnits);
            care.onMid(millis(nowNanos), lastMidUnits);
            attribution.onMid(millis(nowNanos), lastMidUnits);
            performance.onMid(millis(nowNanos), lastMidUnits);
        }
        if (kind == FrameKind.TRADE && feed.lastTrade().market()) {
            TradeTick trade = feed.lastTrade();
            venue.onTrade(nowNanos, trade.priceUnits(), trade.quantityUnits(), trade.buyerIsMaker());
        }
    }

    /** The venue first: what it has answered in time is not late, and a desk that slept has been cancelled. */
    void onTime(long nowNanos) {
        venue.onTime(nowNanos);
        orders.onTime(nowNanos);
        hedges.onTime(nowNanos);
    }

    /** Computes the wanted quotes from the latest book and sends them if the directive and its cadence let it. */
    boolean quote(MarketFeed feed, QuoteDirective directive, long nowNanos) {
        if (!feed.bookValid()) {
            wanted.clear();
            return false;
        }
        maker.quote(
                feed.bestBidUnits(),
                feed.bestAskUnits(),
                feed.volatilityBps(),
                feed.depthImbalance(),
                ledger.inventoryUnits(),
                ledger.inventoryUnits(),
                directive,
                wanted);
        if (directive.placeNew() && nowNanos >= nextRefreshNanos) {
            boolean complete = orders.refresh(wanted, origin(feed, directive), directive.maxQuoteAgeMillis(), nowNanos);
            quality.onRefresh();
            care.onRefresh(feed.toxicity());
            if (complete) {
                performance.onRefresh(directive.refreshMillis(), feed.volatilityBps());
                performance.onProfit(ledger.totalApproximate(lastMidUnits), unhedged.totalApproximate(lastMidUnits));
            }
            nextRefreshNanos = nowNanos + (complete ? directive.refreshMillis() * 1_000_000L : RETRY_NANOS);
        } else if (!directive.placeNew()) {
            orders.hold();
        }
        return true;
    }

    private QuoteOrigin origin(MarketFeed feed, QuoteDirective directive) {
        return new QuoteOrigin(
                feed.snapshotId(),
                directive.release(),
                feed.midUnits(),
                wanted.halfSpreadBps(),
                wanted.stages().centreUnits());
    }

    private void recall(Fill fill) {
        ledger.onFill(fill);
        if (fill.purpose() == FillPurpose.QUOTE) {
            unhedged.onFill(fill);
        }
        attribution.onRecalled(fill);
    }

    int cancelAll(long nowNanos) {
        wanted.clear();
        nextRefreshNanos = Long.MIN_VALUE;
        return orders.cancelAll(nowNanos);
    }

    public InventoryPosition position() {
        return ledger.position();
    }

    public PnlReport pnl() {
        return ledger.pnl(lastMidUnits);
    }

    /** Where the profit comes from, at the mid at which {@link #pnl} counts it. */
    public AttributionReport attribution() {
        return attribution.report(lastMidUnits);
    }

    /** Looks at what rests, for liquidity mining; quotes count within a distance of the mid. */
    void look(long nowMillis, double withinBps) {
        performance.onQuotes(nowMillis, lastMidUnits, venue.quotes(), withinBps);
    }

    /** How well the desk has quoted so far. */
    public QualityReport quality(long nowMillis) {
        countSent(nowMillis);
        return performance.report(nowMillis);
    }

    QualityReadings qualityReadings(long nowMillis) {
        countSent(nowMillis);
        return performance.readings(nowMillis);
    }

    private void countSent(long nowMillis) {
        long sent = orders.counts().placed();
        performance.onSent(nowMillis, sent - sentBefore);
        sentBefore = sent;
    }

    FillQuality fillQuality() {
        return quality.quality();
    }

    QuotingReadings readings(MarketFeed feed, QuoteDirective directive) {
        double divergenceBps = maker.modelDivergenceBps(
                feed.volatilityBps(), ledger.inventoryUnits(), ledger.inventoryUnits(), directive);
        return care.readings(divergenceBps, feed.toxicity());
    }

    /** Counts drawdown from the profit of now on. */
    SessionStarted startSession() {
        SessionStarted session = new SessionStarted(pnl().total());
        ledger.startSession(session.total());
        return session;
    }

    double drawdownBps() {
        return ledger.markDrawdownBps(lastMidUnits);
    }

    double fillDeviationBps() {
        return quality.quality().fillDeviationBps();
    }

    /** Total profit in nanos of the quote asset, so that the treasury counts one asset whatever the contract. */
    long profitNanos(Instrument instrument) {
        Amount total = pnl().total();
        if (instrument.settlement().equals(instrument.quote())) {
            return total.nanos();
        }
        return Math.round(total.nanos() * lastMidUnits / Math.pow(10, instrument.priceDecimals()));
    }

    public QuoteSet wanted() {
        return wanted;
    }

    /** The venue's side: what rests there. */
    public PaperVenue venue() {
        return venue;
    }

    /** The desk's side: what was sent, and what became of it. */
    public VenueOrders orders() {
        return orders;
    }

    /** Orders that bring inventory back. */
    public HedgeDesk hedges() {
        return hedges;
    }

    long inventoryUnits() {
        return ledger.inventoryUnits();
    }

    public InventoryLimits limits() {
        return limits;
    }

    private static long millis(long nanos) {
        return Math.floorDiv(nanos, 1_000_000L);
    }

    private record BookQueue(MarketFeed feed) implements QueueAhead {
        @Override
        public long quantityUnits(Side side, long priceUnits) {
            return feed.book().quantityAt(side, priceUnits);
        }

        @Override
        public boolean wouldTake(Side side, long priceUnits) {
            return side == Side.BUY ? priceUnits >= feed.bestAskUnits() : priceUnits <= feed.bestBidUnits();
        }
    }
}
