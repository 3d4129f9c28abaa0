package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.HedgeCare;
import io.dynamicmarket.facts.HedgeVerdict;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.VenueFees;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.facts.VenueMinimum;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.feed.MarketFeed;
import io.dynamicmarket.quoting.fill.PaperSettings;
import io.dynamicmarket.quoting.fill.PaperTaker;
import io.dynamicmarket.quoting.fill.PaperTaker.Sent;
import io.dynamicmarket.quoting.hedge.HedgeCandidate;
import io.dynamicmarket.quoting.hedge.HedgeOrder;
import io.dynamicmarket.quoting.hedge.HedgePlan;
import io.dynamicmarket.quoting.hedge.HedgePlanner;
import java.util.List;

/**
 * Hedges of one market: a batch is planned with a decision, recorded with it, and sent once it is recorded. The next one
 * waits for the pause between batches and for whatever is under way, so that no batch is sized by what an earlier one is
 * about to change.
 *
 * <p>The quoted venue is the only candidate: the session's books count what one venue holds.
 */
public final class HedgeDesk {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final MarketFeed feed;
    private VenueFees fees;
    private VenueMinimum minimum;
    private HedgeCare care;
    private HedgePlanner planner;
    private final PaperTaker taker;
    private long nextBatchNanos = Long.MIN_VALUE;
    private long sent;
    private boolean stopped;

    HedgeDesk(
            CompiledRelease release,
            MarketFeed feed,
            InventoryLimits limits,
            PaperSettings paper,
            PaperTaker.Listener onFill) {
        Instrument instrument = feed.instrument();
        this.feed = feed;
        this.fees = release.fees(instrument.venue());
        this.minimum = release.minimum(instrument.venue());
        this.care = release.hedgeCare(VenueKind.CEX);
        this.planner = new HedgePlanner(instrument, limits, care);
        this.taker = new PaperTaker(instrument, fees, paper, onFill);
    }

    /** Batches are planned under another release from now on; those under way keep the one that ordered them. */
    void follow(CompiledRelease release, InventoryLimits limits) {
        Instrument instrument = feed.instrument();
        fees = release.fees(instrument.venue());
        minimum = release.minimum(instrument.venue());
        care = release.hedgeCare(VenueKind.CEX);
        planner = new HedgePlanner(instrument, limits, care);
        taker.charge(fees);
    }

    /** The batch that a verdict asks for now; empty where it asks for none, or must wait. */
    List<HedgeOrder> plan(HedgeVerdict verdict, FeedHealth health, long inventoryUnits, long nowNanos) {
        if (stopped || nowNanos < nextBatchNanos || taker.underWay()) {
            return List.of();
        }
        if (verdict instanceof HedgeVerdict.Ioc ioc
                && planner.plan(inventoryUnits, ioc, List.of(quoted(health))) instanceof HedgePlan.Orders batch) {
            return batch.orders();
        }
        return List.of();
    }

    /** Sends a batch that has been recorded. */
    void send(List<HedgeOrder> batch, ReleaseId release, long nowNanos) {
        for (HedgeOrder order : batch) {
            sent++;
            taker.send(new Sent(sent, order, feed.snapshotId(), feed.midUnits(), release, nowNanos));
            nextBatchNanos = Math.addExact(nowNanos, care.minIntervalMillis() * NANOS_PER_MILLI);
        }
    }

    void onTime(long nowNanos) {
        taker.onTime(feed.book(), feed.bookValid(), nowNanos);
    }

    /** Plans nothing until the next frame: an order without a market would only be recorded. */
    void stop() {
        stopped = true;
    }

    void onFrame() {
        stopped = false;
    }

    /** Orders sent. */
    public long orders() {
        return sent;
    }

    private HedgeCandidate quoted(FeedHealth health) {
        return new HedgeCandidate(
                feed.instrument(), feed.book(), fees, minimum, health.latencyP95Millis(), feed.bookValid());
    }
}
