package io.dynamicmarket.desk.whatif;

import io.dynamicmarket.desk.loop.LoopObserver;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The course of one market under one release: how long it was in which state and mode, what tripped and what was
 * escalated. What a decision says counts until the next.
 */
final class Course implements LoopObserver {
    /** Told each decision with what it comes to. */
    interface Follower {
        void decided(MarketSituation situation, MarketDecision decision, Stance stance);
    }

    private final long[] millisByState = new long[MarketState.values().length];
    private final long[] millisByMode = new long[QuotingMode.values().length];
    private final TreeMap<String, Long> breakers = new TreeMap<>();
    private final TreeMap<String, Long> escalations = new TreeMap<>();
    private final TreeMap<String, Long> treasury = new TreeMap<>();
    private final Thinned profit = new Thinned();
    private final Follower follower;
    private @Nullable MarketDecision inForce;
    private @Nullable Stance stance;
    private long firstMillis;
    private long atMillis;
    private long decisions;
    private long transitions;
    private long halts;
    private double worstDrawdownBps;

    Course(Follower follower) {
        this.follower = follower;
    }

    @Override
    public void decided(MarketSituation situation, MarketDecision decision) {
        MarketDecision before = inForce;
        MarketState stateBefore = situation.stateInForce().state();
        if (before == null) {
            firstMillis = situation.asOfMillis();
        } else {
            stateBefore = before.state().state();
            long millis = situation.asOfMillis() - atMillis;
            millisByState[stateBefore.ordinal()] += millis;
            millisByMode[before.directive().mode().ordinal()] += millis;
        }
        QuotingMode mode = decision.directive().mode();
        boolean haltedBefore = before != null && before.directive().mode() == QuotingMode.HALT;
        halts += mode == QuotingMode.HALT && !haltedBefore ? 1 : 0;
        transitions += decision.state().state() == stateBefore ? 0 : 1;
        decision.newlyTripped().forEach(trip -> breakers.merge(trip.kind().name(), 1L, Long::sum));
        decision.escalations().forEach(raised -> escalations.merge(raised.subject(), 1L, Long::sum));
        worstDrawdownBps = Math.max(worstDrawdownBps, situation.pnl().drawdownBps());
        profit.add(
                (situation.asOfMillis() - firstMillis) / 1e3,
                situation.pnl().total().approximate());
        decisions++;
        inForce = decision;
        atMillis = situation.asOfMillis();
        Stance now = decision == before && stance != null ? stance : Stance.of(decision);
        stance = now;
        follower.decided(situation, decision, now);
    }

    @Override
    public void treasuryDecided(TreasurySituation situation, TreasuryDecision decision) {
        decision.verdicts().forEach(verdict -> treasury.merge(verdict.getClass().getSimpleName(), 1L, Long::sum));
    }

    Thinned profit() {
        return profit;
    }

    /** What decisions came to; times in seconds. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("decisions", decisions);
        values.put("secondsInState", seconds(MarketState.values(), millisByState));
        values.put("transitions", transitions);
        values.put("secondsInMode", seconds(QuotingMode.values(), millisByMode));
        values.put("halts", halts);
        values.put("breakers", new TreeMap<>(breakers));
        values.put("escalations", new TreeMap<>(escalations));
        values.put("worstDrawdownBps", worstDrawdownBps);
        values.put("treasury", new TreeMap<>(treasury));
        return values;
    }

    private static Map<String, Object> seconds(Enum<?>[] all, long[] millis) {
        Map<String, Object> seconds = new LinkedHashMap<>();
        for (Enum<?> one : all) {
            seconds.put(one.name(), millis[one.ordinal()] / 1e3);
        }
        return seconds;
    }
}
