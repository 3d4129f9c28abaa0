package io.dynamicmarket.desk.loop;

import io.dynamicmarket.desk.loop.BreakerWatch.Readings;
import io.dynamicmarket.facts.BreakerLimit;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillQuality;
import io.dynamicmarket.facts.GasConditions;
import io.dynamicmarket.facts.HedgeConditions;
import io.dynamicmarket.facts.MarketFeatures;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.QualityReadings;
import io.dynamicmarket.facts.QuotingReadings;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.quoting.feed.MarketFeed;
import java.util.ArrayList;
import java.util.List;

/** What the loop sees of its market: the situation of a decision, and whether a breaker's input has crossed since. */
final class Sight {
    private final Venues venues;
    private final InForce inForce;
    private final Readings readings = new Readings();
    private final List<Fill> fills = new ArrayList<>();
    private BreakerWatch watch;

    Sight(Venues venues, InForce inForce) {
        this.venues = venues;
        this.inForce = inForce;
        this.watch = new BreakerWatch(inForce.release.breakerLimits());
    }

    /** Watches the thresholds of another release. */
    void follow(List<BreakerLimit> limits) {
        watch = new BreakerWatch(limits);
    }

    void filled(Fill fill) {
        fills.add(fill);
    }

    /** A decision on the fills so far is kept: the next one sees those after it. */
    void fillsDecided() {
        fills.clear();
    }

    /** Whether an input of a breaker is on another side of its threshold than when last asked. */
    boolean crossed(long atNanos) {
        return watch.crossed(read(atNanos));
    }

    /** From when on the quoted feed has been silent for too long if nothing more is heard of it. */
    long silentFromNanos() {
        return watch.silentFrom(venues.quoted().lastGoodFrameNanos());
    }

    MarketSituation situation(long atNanos) {
        StateInForce current = inForce.state;
        if (current == null) {
            throw new IllegalStateException("Expected a state in force before the first decision, but there is none");
        }
        MarketFeed feed = venues.quoted();
        MarketFeatures features = feed.features(atNanos);
        FeedHealth health = feed.health(atNanos, venues.otherMids(), venues.othersDegraded(atNanos));
        long atMillis = LoopClock.millis(atNanos);
        Trading desk = inForce.trading;
        return new MarketSituation(
                atMillis,
                VenueKind.CEX,
                features,
                health,
                desk == null ? Trading.nothingHeld(inForce.market) : desk.position(),
                desk == null ? Trading.nothingMade(feed.instrument()) : desk.pnl(),
                desk == null ? FillQuality.NONE : desk.fillQuality(),
                desk == null ? QuotingReadings.NONE : desk.readings(feed, inForce.directive),
                desk == null ? QualityReadings.NONE : desk.qualityReadings(atMillis),
                GasConditions.NONE,
                current,
                inForce.tripped,
                inForce.overrides,
                fills,
                HedgeConditions.NONE,
                inForce.escalated);
    }

    private Readings read(long atNanos) {
        MarketFeed feed = venues.quoted();
        readings.bookValid = feed.bookValid();
        readings.volatilityBps = feed.rawVolatilityBps();
        readings.venueGapBps = venues.gapBps();
        Trading desk = inForce.trading;
        if (desk != null) {
            readings.drawdownBps = desk.drawdownBps();
            readings.fillDeviationBps = desk.fillDeviationBps();
        }
        readings.confidence = feed.confidence(atNanos, venues.otherMids());
        return readings;
    }
}
