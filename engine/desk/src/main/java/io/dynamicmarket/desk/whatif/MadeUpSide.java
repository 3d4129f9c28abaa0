package io.dynamicmarket.desk.whatif;

import io.dynamicmarket.desk.whatif.MadeUpMarket.Second;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerLimit;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.ConfidenceParts;
import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.FeedSettings;
import io.dynamicmarket.facts.FillQuality;
import io.dynamicmarket.facts.GasConditions;
import io.dynamicmarket.facts.HedgeConditions;
import io.dynamicmarket.facts.InventoryPosition;
import io.dynamicmarket.facts.Latch;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketFeatures;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.QualityReadings;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.QuotingReadings;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.facts.VenueId;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.MarketPolicy;
import io.dynamicmarket.policy.SpotChecks;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One release in a made-up market: each second becomes a situation, is decided with all tables and rules, and the desk
 * acts on it. Somebody releases a breaker that only people release a quarter of an hour after its cause was last seen.
 */
final class MadeUpSide implements AutoCloseable {
    private static final VenueId VENUE = new VenueId("made-up");
    private static final long RELEASED_AFTER_MILLIS = 900_000;

    private final MarketId market;
    private final MarketPolicy policy;
    private final FeatureSettings features;
    private final FeedSettings feed;
    private final Set<BreakerKind> byPeople = EnumSet.noneOf(BreakerKind.class);
    private final MadeUpDesk desk;
    private final Course course;
    private Parting.@Nullable Moment latest;
    private StateInForce state;
    private List<BreakerTripped> tripped = List.of();
    private List<String> escalated = List.of();

    MadeUpSide(MarketId market, CompiledRelease release) {
        this.market = market;
        this.policy = release.marketPolicy(SpotChecks.OF_MILLIONS);
        this.features = release.featureSettings(VenueKind.CEX);
        this.feed = release.feedSettings(VenueKind.CEX);
        this.desk = new MadeUpDesk(release.sizing(market).capital(), release.fees(VENUE));
        this.state = release.initialState(market, MadeUpMarket.START_MILLIS);
        for (BreakerLimit limit : release.breakerLimits()) {
            if (limit.latch() == Latch.MANUAL) {
                byPeople.add(limit.kind());
            }
        }
        this.course = new Course((situation, decision, stance) -> latest = new Parting.Moment(
                situation.asOfMillis(), stance, decision.directive().grounds().sentence()));
    }

    /** Decides about a second and acts. */
    Parting.Moment decide(Second now) {
        desk.onSecond(now);
        tripped = tripped.isEmpty() ? tripped : stillTripped(now);
        MarketSituation situation = situation(now);
        MarketDecision decision = policy.decide(situation);
        state = decision.state();
        tripped = decision.tripped();
        escalated = decision.escalated();
        desk.onDecision(now, decision);
        course.decided(situation, decision);
        policy.rest();
        Parting.Moment decided = latest;
        if (decided == null) {
            throw new IllegalStateException("Expected the course to have seen the decision, but it has not");
        }
        return decided;
    }

    private List<BreakerTripped> stillTripped(Second now) {
        List<BreakerTripped> still = tripped.stream()
                .filter(trip -> !byPeople.contains(trip.kind())
                        || now.asOfMillis() - trip.lastSeenMillis() < RELEASED_AFTER_MILLIS)
                .toList();
        if (tripped.stream().anyMatch(trip -> trip.kind() == BreakerKind.DRAWDOWN && !still.contains(trip))) {
            desk.startSession();
        }
        return still;
    }

    private MarketSituation situation(Second now) {
        return new MarketSituation(
                now.asOfMillis(),
                VenueKind.CEX,
                features(now),
                health(now),
                new InventoryPosition(
                        market,
                        new Quantity(desk.position()),
                        desk.softRatio(),
                        desk.hardRatio(),
                        desk.softRatio(),
                        desk.hardRatio()),
                desk.pnl(),
                FillQuality.NONE,
                QuotingReadings.NONE,
                QualityReadings.NONE,
                GasConditions.NONE,
                state,
                tripped,
                List.of(),
                List.of(),
                HedgeConditions.NONE,
                escalated);
    }

    private MarketFeatures features(Second now) {
        double clamped =
                Math.max(features.volatilityFloorBps(), Math.min(features.volatilityCapBps(), now.rawVolatilityBps()));
        return new MarketFeatures(
                market,
                (now.asOfMillis() - MadeUpMarket.START_MILLIS) / 1_000,
                now.asOfMillis(),
                new Price(now.midUnits()),
                now.spreadBps(),
                0,
                now.rawVolatilityBps(),
                clamped,
                now.imbalance(),
                now.imbalance() / 2,
                now.volumeRatio(),
                now.toxicity());
    }

    private FeedHealth health(Second now) {
        boolean degraded = now.silentMillis() >= feed.silentAfterMillis();
        double stale = fallen(now.silentMillis(), feed.staleAfterMillis(), feed.silentAfterMillis());
        double apart = fallen(now.apartBps(), feed.disagreementFreeBps(), feed.disagreementLimitBps());
        ConfidenceParts parts = new ConfidenceParts(stale, 1, now.bookValid() ? 1 : 0, 1, apart);
        return new FeedHealth(
                market,
                VENUE,
                now.asOfMillis(),
                now.bookValid(),
                now.silentMillis(),
                0,
                0,
                now.lateIntervals(),
                0,
                0,
                now.gaps(),
                parts,
                parts.score(),
                now.apartBps(),
                degraded || !now.bookValid() ? 1 : 0);
    }

    /** From 1 up to what is free down to 0 at the limit. */
    private static double fallen(double value, double free, double limit) {
        return Math.max(0, Math.min(1, 1 - (value - free) / (limit - free)));
    }

    Course course() {
        return course;
    }

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>(course.values());
        values.putAll(desk.values());
        return values;
    }

    @Override
    public void close() {
        policy.close();
    }
}
