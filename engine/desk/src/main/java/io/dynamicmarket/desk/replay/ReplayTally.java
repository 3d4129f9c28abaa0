package io.dynamicmarket.desk.replay;

import io.dynamicmarket.desk.loop.LoopObserver;
import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillPurpose;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what the summary of a replay tells about decisions; constant memory but for transitions and epochs. */
final class ReplayTally implements LoopObserver {
    private final EnumMap<MarketState, Long> millisByState = new EnumMap<>(MarketState.class);
    private final List<StateInForce> transitions = new ArrayList<>();
    private final List<Epoch> epochs = new ArrayList<>();
    private final EnumMap<io.dynamicmarket.facts.BreakerKind, Long> trips =
            new EnumMap<>(io.dynamicmarket.facts.BreakerKind.class);
    private @Nullable StateInForce inForce;
    private @Nullable MarketSituation last;
    private @Nullable FeedHealth joined;
    private long lastMillis;
    private long escalations;
    private long fills;
    private long hedgeFills;
    private long hedgedUnits;
    private @Nullable Amount hedgeFees;

    /** A treasury decision and what it was taken on. */
    record Epoch(TreasurySituation situation, TreasuryDecision decision) {}

    @Override
    public void decided(MarketSituation situation, MarketDecision decision) {
        StateInForce before = inForce == null ? situation.stateInForce() : inForce;
        if (inForce != null) {
            millisByState.merge(before.state(), situation.asOfMillis() - lastMillis, Long::sum);
        }
        if (decision.state().state() != before.state()) {
            transitions.add(decision.state());
        }
        inForce = decision.state();
        lastMillis = situation.asOfMillis();
        last = situation;
        if (situation.health().bookValid()) {
            joined = situation.health();
        }
        decision.newlyTripped().forEach(trip -> trips.merge(trip.kind(), 1L, Long::sum));
        escalations += decision.escalations().size();
    }

    @Override
    public void filled(Fill fill) {
        if (fill.purpose() == FillPurpose.HEDGE) {
            hedgeFills++;
            hedgedUnits = Math.addExact(hedgedUnits, fill.quantity().units());
            hedgeFees = hedgeFees == null ? fill.fee() : hedgeFees.plus(fill.fee());
        } else {
            fills++;
        }
    }

    @Override
    public void treasuryDecided(TreasurySituation situation, TreasuryDecision decision) {
        epochs.add(new Epoch(situation, decision));
    }

    Map<MarketState, Long> millisByState() {
        return millisByState;
    }

    List<StateInForce> transitions() {
        return transitions;
    }

    List<Epoch> epochs() {
        return epochs;
    }

    Map<io.dynamicmarket.facts.BreakerKind, Long> trips() {
        return trips;
    }

    long escalations() {
        return escalations;
    }

    /** Fills of quotes. */
    long fills() {
        return fills;
    }

    long hedgeFills() {
        return hedgeFills;
    }

    /** Bought and sold by hedges, quantity units. */
    long hedgedUnits() {
        return hedgedUnits;
    }

    /** Null where no hedge traded. */
    @Nullable
    Amount hedgeFees() {
        return hedgeFees;
    }

    @Nullable
    MarketSituation last() {
        return last;
    }

    /** Health as of the last decision with a valid book, so that a recording's silent end does not hide it. */
    @Nullable
    FeedHealth joined() {
        return joined;
    }
}
