package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.governance.audit.AuditTrailFailed;
import io.dynamicmarket.governance.audit.DecisionRecord;
import io.dynamicmarket.governance.audit.TableMargins;
import io.dynamicmarket.quoting.hedge.HedgeOrder;
import java.util.List;

/**
 * Asks the policy, records its answer with all that it sets in motion, and then carries it out. What cannot be recorded
 * is not carried out, and nothing is quoted.
 */
final class Decisions {
    private final InForce inForce;
    private final Sight sight;
    private final Venues venues;
    private final LoopClock clock;
    private final Recorder recorder;
    private final LoopObserver observer;

    Decisions(InForce inForce, Sight sight, Venues venues, LoopClock clock, Recorder recorder, LoopObserver observer) {
        this.inForce = inForce;
        this.sight = sight;
        this.venues = venues;
        this.clock = clock;
        this.recorder = recorder;
        this.observer = observer;
    }

    /** One more decision at once, if there is a market to decide on and its time is not past. */
    void decideNow(long atNanos) {
        if (inForce.state != null && atNanos >= clock.nowNanos()) {
            clock.set(atNanos);
            decide(atNanos);
        }
    }

    void decide(long atNanos) {
        clock.decided(atNanos);
        long atMillis = LoopClock.millis(atNanos);
        MarketSituation situation = sight.situation(atNanos);
        MarketDecision decision = inForce.policy.decide(situation);
        sight.crossed(atNanos);
        announce(situation, decision);
        List<HedgeOrder> batch = hedges(decision, situation.health(), atNanos);
        batch.forEach(order -> recorder.act("hedge", order));
        List<TableMargins> margins = recorder.keeps() ? inForce.release.margins(situation) : List.of();
        if (record("market", atNanos, situation, decision, decision.fired(), margins)) {
            sight.fillsDecided();
            apply(decision, batch, atNanos);
            look(situation);
            observer.decided(situation, decision);
            TreasuryDesk epochs = inForce.treasury;
            if (epochs != null && epochs.endedBy(atMillis)) {
                closeEpoch(epochs, atNanos);
            }
        }
    }

    private void announce(MarketSituation situation, MarketDecision decision) {
        decision.newlyTripped().forEach(trip -> recorder.act("breaker-tripped", trip));
        decision.released().forEach(released -> recorder.act("breaker-released", released));
        decision.escalations().forEach(escalation -> recorder.act("escalation", escalation));
        if (!decision.state().state().equals(situation.stateInForce().state())) {
            recorder.act("state-changed", decision.state());
        }
    }

    private List<HedgeOrder> hedges(MarketDecision decision, FeedHealth health, long atNanos) {
        Trading desk = inForce.trading;
        return desk == null ? List.of() : desk.hedges().plan(decision.hedge(), health, desk.inventoryUnits(), atNanos);
    }

    private void apply(MarketDecision decision, List<HedgeOrder> batch, long atNanos) {
        inForce.decided(decision);
        Trading desk = inForce.trading;
        if (desk != null && decision.directive().cancelResting()) {
            desk.cancelAll(atNanos);
        }
        if (desk != null) {
            desk.hedges().send(batch, inForce.release.id(), atNanos);
        }
    }

    private void look(MarketSituation situation) {
        Trading desk = inForce.trading;
        if (desk != null) {
            desk.look(
                    situation.asOfMillis(),
                    inForce.release.liquidityMining(situation).depthWindowBps());
        }
    }

    /** Closes the treasury epoch that has begun before this moment, if there is one. */
    void closeLastEpoch(long atNanos) {
        TreasuryDesk epochs = inForce.treasury;
        if (epochs != null && epochs.begunBefore(LoopClock.millis(atNanos))) {
            closeEpoch(epochs, atNanos);
        }
    }

    private void closeEpoch(TreasuryDesk epochs, long atNanos) {
        StateInForce current = inForce.state;
        Trading desk = inForce.trading;
        if (current == null || desk == null) {
            return;
        }
        TreasurySituation situation = epochs.close(
                inForce.market,
                LoopClock.millis(atNanos),
                current.state(),
                desk.profitNanos(venues.quoted().instrument()),
                inForce.tripped,
                inForce.overrides);
        TreasuryDecision decision = inForce.policy.decide(situation);
        decision.verdicts().forEach(verdict -> recorder.act("treasury", verdict));
        recorder.act("treasury-balances", epochs.paper().after(decision.verdicts()));
        recorder.act("buyback-plan", epochs.paper().planAfter(situation, decision));
        recorder.act("epoch-closed", epochs.closedBy(situation));
        List<TableMargins> margins = inForce.release.margins(situation);
        if (record("treasury", atNanos, situation, decision, decision.fired(), margins)) {
            epochs.carryOut(situation, decision);
            observer.treasuryDecided(situation, decision);
        }
    }

    /** Records under the release in force; if it cannot be, nothing may be quoted. */
    boolean record(
            String kind, long atNanos, Object input, Object output, List<String> fired, List<TableMargins> margins) {
        return record(inForce.release.id(), kind, atNanos, input, output, fired, margins);
    }

    boolean record(
            ReleaseId release,
            String kind,
            long atNanos,
            Object input,
            Object output,
            List<String> fired,
            List<TableMargins> margins) {
        try {
            recorder.record(new DecisionRecord(
                    kind, inForce.market, LoopClock.millis(atNanos), release, input, output, fired, margins));
            return true;
        } catch (AuditTrailFailed failure) {
            String sentence = "No receipt, no action: " + failure.getMessage();
            inForce.halt(new Grounds("DSK-002", sentence));
            inForce.cancelQuotes(clock.nowNanos());
            observer.directed(inForce.directive, inForce.tripped);
            observer.trailFailed(sentence);
            return false;
        }
    }
}
