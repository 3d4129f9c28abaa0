package io.dynamicmarket.desk.whatif;

import io.dynamicmarket.desk.whatif.MadeUpMarket.Second;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerLimit;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.FillQuality;
import io.dynamicmarket.facts.GasConditions;
import io.dynamicmarket.facts.HedgeConditions;
import io.dynamicmarket.facts.InventoryPosition;
import io.dynamicmarket.facts.Latch;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.QualityReadings;
import io.dynamicmarket.facts.QuotingReadings;
import io.dynamicmarket.facts.StateInForce;
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
    private static final long RELEASED_AFTER_MILLIS = 900_000;

    private final MarketId market;
    private final MarketPolicy policy;
    private final MadeUpReadings readings;
    private final Set<BreakerKind> byPeople = EnumSet.noneOf(BreakerKind.class);
    private final MadeUpDesk desk;
    private final Course course;
    private Parting.@Nullable Moment latest;
    private StateInForce state;
    private List<BreakerTripped> tripped = List.of();
    private List<String> escalated = List.of();
    private InventoryPosition inventory;

    MadeUpSide(MarketId market, CompiledRelease release) {
        this(market, release, readings(market, release));
    }

    /** The other side of a market, that reads with this one where it would read the same. */
    MadeUpSide other(CompiledRelease release) {
        MadeUpReadings own = readings(market, release);
        return new MadeUpSide(market, release, own.isLike(readings) ? readings : own);
    }

    private MadeUpSide(MarketId market, CompiledRelease release, MadeUpReadings readings) {
        this.market = market;
        this.policy = release.marketPolicy(SpotChecks.OF_MILLIONS);
        this.readings = readings;
        this.desk = new MadeUpDesk(release.sizing(market).capital(), release.fees(MadeUpReadings.VENUE));
        this.inventory = desk.inventory(market);
        this.state = release.initialState(market, MadeUpMarket.START_MILLIS);
        for (BreakerLimit limit : release.breakerLimits()) {
            if (limit.latch() == Latch.MANUAL) {
                byPeople.add(limit.kind());
            }
        }
        this.course = new Course((situation, decision, stance) -> latest = new Parting.Moment(
                situation.asOfMillis(), stance, decision.directive().grounds().sentence()));
    }

    private static MadeUpReadings readings(MarketId market, CompiledRelease release) {
        return new MadeUpReadings(market, release.featureSettings(VenueKind.CEX), release.feedSettings(VenueKind.CEX));
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
        if (still.size() == tripped.size()) {
            return tripped;
        }
        if (tripped.stream().anyMatch(trip -> trip.kind() == BreakerKind.DRAWDOWN && !still.contains(trip))) {
            desk.startSession();
        }
        return still;
    }

    private MarketSituation situation(Second now) {
        MadeUpReadings.Read read = readings.of(now);
        return new MarketSituation(
                now.asOfMillis(),
                VenueKind.CEX,
                read.features(),
                read.health(),
                inventory(),
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

    /** The very same as long as nothing was bought or sold. */
    private InventoryPosition inventory() {
        if (inventory.quantity().units() != desk.position()) {
            inventory = desk.inventory(market);
        }
        return inventory;
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
