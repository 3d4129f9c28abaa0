package io.dynamicmarket.quoting.experiment;

import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.feed.FrameKind;
import io.dynamicmarket.quoting.fill.PaperVenue;
import io.dynamicmarket.quoting.inventory.SessionLedger;
import io.dynamicmarket.quoting.ladder.QuoteMaker;
import io.dynamicmarket.quoting.ladder.QuoteSet;
import io.dynamicmarket.quoting.order.QuoteOrigin;
import io.dynamicmarket.quoting.order.VenueOrders;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The quoting side of the desk under one directive that stands: model, resting quotes, fills and books, and what is
 * measured of them. It does frame by frame what the desk's loop does between two decisions, except that quotes are only
 * computed when they are due to be sent. Decisions, breakers and hedges are not played.
 */
final class QuotingRun {
    /** A refresh that had to wait for orders under way is tried again this soon, as in the desk's loop. */
    private static final long RETRY_NANOS = 10_000_000L;

    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final double BPS_PER_ONE = 10_000;

    private record Markout(long dueNanos, Side side, double priceUnits, double quantity) {}

    private final ShockedMarket market;
    private final Instrument instrument;
    private final QuoteDirective directive;
    private final InventoryLimits limits;
    private final double gasShare;
    private final long markoutNanos;
    private final double quantityUnitsPerOne;
    private final double priceUnitsPerOne;
    private final QuoteMaker maker;
    private final QuoteSet wanted = new QuoteSet();
    private final PaperVenue venue;
    private final CountedGateway counted;
    private final VenueOrders orders;
    private final SessionLedger ledger;
    private final Deque<Markout> open = new ArrayDeque<>();
    private final long startNanos;
    private long nextRefreshNanos = Long.MIN_VALUE;
    private long heldSinceNanos;
    private long stoppedNanos = Long.MAX_VALUE;
    private double holding;
    private double inventoryNanos;
    private double squareNanos;
    private double lastMidUnits;
    private double markoutQuantityBps;
    private boolean gasDue;
    private double gas;

    /** Starts at a frame with a valid book, which comes next. */
    QuotingRun(Conditions conditions, ShockedMarket market, QuoteDirective directive, long startNanos) {
        this.market = market;
        this.instrument = conditions.instrument();
        this.directive = directive;
        this.limits = conditions.limits();
        this.gasShare = conditions.shock().gasFeeBps() / BPS_PER_ONE;
        this.markoutNanos = conditions.markoutMillis() * NANOS_PER_MILLI;
        this.quantityUnitsPerOne = Math.pow(10, instrument.quantityDecimals());
        this.priceUnitsPerOne = Math.pow(10, instrument.priceDecimals());
        this.maker = new QuoteMaker(instrument, conditions.sizing(), limits, conditions.fees(), conditions.minimum());
        this.venue = new PaperVenue(instrument, conditions.fees(), conditions.paper(), market);
        this.counted = new CountedGateway(venue, this::payGas);
        this.orders = VenueOrders.at(counted, instrument, conditions.care(), (fill, origin) -> filled(fill));
        this.ledger = new SessionLedger(instrument, limits, conditions.sizing().capital());
        this.startNanos = startNanos;
        this.heldSinceNanos = startNanos;
        this.lastMidUnits = market.midUnits();
    }

    /** Time has come to a frame that the market does not show yet. */
    void onTime(long nanos) {
        venue.onTime(nanos);
        orders.onTime(nanos);
    }

    /** The market shows a frame. */
    void onFrame(FrameKind kind, long nanos) {
        onTime(nanos);
        mark(nanos);
        if (market.traded(kind) && market.tradePriceUnits() > 0) {
            venue.onTrade(nanos, market.tradePriceUnits(), market.tradeQuantityUnits(), market.buyerIsMaker());
        }
        if (market.valid() && directive.placeNew() && nanos >= nextRefreshNanos) {
            refresh(nanos);
        }
    }

    /** The mid alone moves on: for a run that has stopped but is not scored yet. */
    void mark(long nanos) {
        // What held until now decides a markout that fell due before now.
        while (!open.isEmpty() && open.getFirst().dueNanos() < nanos) {
            judge(open.removeFirst());
        }
        if (market.valid()) {
            lastMidUnits = market.midUnits();
        }
    }

    /** Cancels everything at once; what is held stays, and is marked. */
    void stop(long nanos) {
        onTime(nanos);
        orders.cancelAll(nanos);
        hold(nanos);
        stoppedNanos = nanos;
    }

    /** What it brought, at the last mid; markouts that have not fallen due are taken at it too. */
    RunScore score() {
        while (!open.isEmpty()) {
            judge(open.removeFirst());
        }
        return new RunScore(
                stoppedNanos - startNanos,
                inventoryNanos,
                squareNanos,
                orders.counts().placed(),
                orders.counts().fills(),
                counted.placedUnits() / quantityUnitsPerOne,
                ledger.tradedUnits() / quantityUnitsPerOne,
                markoutQuantityBps,
                ledger.pnl(lastMidUnits).total().approximate() - gas,
                gas);
    }

    private void refresh(long nanos) {
        maker.quote(
                market.bestBidUnits(),
                market.bestAskUnits(),
                market.volatilityBps(),
                market.depthImbalance(),
                ledger.inventoryUnits(),
                ledger.inventoryUnits(),
                directive,
                wanted);
        QuoteOrigin origin =
                new QuoteOrigin(market.snapshotId(), directive.release(), market.midUnits(), wanted.halfSpreadBps());
        gasDue = true;
        boolean complete = orders.refresh(wanted, origin, directive.maxQuoteAgeMillis(), nanos);
        nextRefreshNanos = nanos + (complete ? directive.refreshMillis() * NANOS_PER_MILLI : RETRY_NANOS);
    }

    /** A refresh costs once, when the first of its quotes goes out: it may have had to wait for answers. */
    private void payGas() {
        if (gasDue) {
            gas += gasShare * (notional(Side.BUY) + notional(Side.SELL));
            gasDue = false;
        }
    }

    private double notional(Side side) {
        double sum = 0;
        for (int tier = 0; tier < wanted.tiers(side); tier++) {
            double value = instrument.unitValue(wanted.priceUnits(side, tier) / priceUnitsPerOne);
            sum += Math.abs(value) * wanted.quantityUnits(side, tier) / quantityUnitsPerOne;
        }
        return sum;
    }

    private void filled(Fill fill) {
        // the desk hears of it later than it holds it
        long tradedNanos = Math.max(heldSinceNanos, fill.filledAtMillis() * NANOS_PER_MILLI);
        hold(tradedNanos);
        ledger.onFill(fill);
        long units = ledger.inventoryUnits();
        holding = (double) units / (units >= 0 ? limits.venueSoftLong() : limits.venueSoftShort()).units();
        open.addLast(new Markout(
                tradedNanos + markoutNanos,
                fill.side(),
                fill.price().units(),
                fill.quantity().units() / quantityUnitsPerOne));
    }

    private void hold(long nanos) {
        double held = (double) (nanos - heldSinceNanos);
        inventoryNanos += holding * held;
        squareNanos += holding * holding * held;
        heldSinceNanos = nanos;
    }

    private void judge(Markout markout) {
        double moveBps = (lastMidUnits - markout.priceUnits()) / markout.priceUnits() * BPS_PER_ONE;
        markoutQuantityBps += markout.quantity() * (markout.side() == Side.BUY ? moveBps : -moveBps);
    }
}
