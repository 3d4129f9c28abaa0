package io.dynamicmarket.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.BuybackPlan;
import io.dynamicmarket.facts.EpochClosed;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.SessionStarted;
import io.dynamicmarket.facts.TreasuryVerdict;
import io.dynamicmarket.governance.audit.DecisionRecord;
import io.dynamicmarket.governance.audit.OutboxAction;
import io.dynamicmarket.governance.incident.Incident;
import io.dynamicmarket.governance.incident.IncidentEntry;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InForceTest {
    @RegisterExtension
    static final TestDatabase SERVER = new TestDatabase();

    private Database database;
    private PostgresStore store;

    @BeforeEach
    void emptyDatabase() throws SQLException {
        database = SERVER.empty();
        store = new PostgresStore(database);
    }

    @Test
    void holdsTheKillSwitchUntilItIsReleased() {
        BreakerTripped kill = SampleDecisions.tripped(BreakerKind.KILL_SWITCH, SampleDecisions.AT_MILLIS);
        append(SampleDecisions.of("control", "operator", kill));
        assertEquals(List.of(kill), store.breakersInForce(SampleDecisions.MARKET));
        assertEquals(List.of(kill), store.killSwitchesInForce());
        append(SampleDecisions.market(MarketState.STRESS, List.of(), List.of()));
        assertEquals(List.of(kill), store.breakersInForce(SampleDecisions.MARKET));
        append(SampleDecisions.of("control", "operator", SampleDecisions.released(BreakerKind.KILL_SWITCH)));
        assertEquals(List.of(), store.breakersInForce(SampleDecisions.MARKET));
    }

    @Test
    void listsIncidentsEachWithItsOwnTimeline() {
        append(SampleDecisions.of(
                "control", "operator", SampleDecisions.tripped(BreakerKind.KILL_SWITCH, SampleDecisions.AT_MILLIS)));
        IncidentEntry opened = new IncidentEntry(IncidentEntry.Kind.OPENED, "desk", "tripped", 7);
        IncidentEntry note = new IncidentEntry(IncidentEntry.Kind.NOTE, "olga", "looked", 8);
        Incident first = incident(BreakerKind.KILL_SWITCH, opened);
        Incident second = incident(BreakerKind.DRAWDOWN, opened);
        PostgresIncidents incidents = new PostgresIncidents(database);
        assertTrue(incidents.open(first));
        assertTrue(incidents.open(second));
        assertFalse(incidents.open(second));
        incidents.add(first.id(), note);

        assertEquals(List.of(second, first.with(List.of(opened, note))), incidents.incidents(9));
        assertEquals(second, incidents.find(second.id()).orElseThrow());
    }

    private static Incident incident(BreakerKind cause, IncidentEntry... entries) {
        return new Incident(
                SampleDecisions.MARKET,
                cause,
                SampleDecisions.AT_MILLIS,
                1,
                ReleaseId.NONE,
                "it tripped",
                List.of(entries));
    }

    @Test
    void followsTheBreakersOfAMarketsDecisions() {
        BreakerTripped volatility = SampleDecisions.tripped(BreakerKind.VOLATILITY, SampleDecisions.AT_MILLIS);
        BreakerTripped seenAgain = volatility.seenAt(SampleDecisions.AT_MILLIS + 100);
        BreakerTripped drawdown = SampleDecisions.tripped(BreakerKind.DRAWDOWN, SampleDecisions.AT_MILLIS);
        append(SampleDecisions.market(MarketState.STRESS, List.of(volatility), List.of()));
        append(SampleDecisions.market(MarketState.STRESS, List.of(seenAgain, drawdown), List.of()));
        assertEquals(List.of(drawdown, seenAgain), store.breakersInForce(SampleDecisions.MARKET));
        append(SampleDecisions.market(
                MarketState.STRESS, List.of(drawdown), List.of(SampleDecisions.released(BreakerKind.VOLATILITY))));
        assertEquals(List.of(drawdown), store.breakersInForce(SampleDecisions.MARKET));
    }

    @Test
    void knowsTheLastState() {
        assertEquals(Optional.empty(), store.stateInForce(SampleDecisions.MARKET));
        append(SampleDecisions.market(MarketState.EXPANSION, List.of(), List.of()));
        append(SampleDecisions.market(MarketState.DEFENSIVE, List.of(), List.of()));
        assertEquals(
                Optional.of(SampleDecisions.state(MarketState.DEFENSIVE)), store.stateInForce(SampleDecisions.MARKET));
    }

    @Test
    void knowsBalancesAndVerdictsOfTheTreasury() throws SQLException {
        assertEquals(-1, store.lastBuybackMillis(SampleDecisions.MARKET));
        assertEquals(0, store.lastEpoch(SampleDecisions.MARKET));
        TreasuryVerdict buy = new TreasuryVerdict.BuyBack(
                SampleDecisions.usdt(1_250_000_000),
                SampleDecisions.usdt(625_000_000),
                2,
                1000,
                false,
                SampleDecisions.GROUNDS);
        TreasuryVerdict hold = new TreasuryVerdict.Hold("burn", SampleDecisions.GROUNDS);
        append(SampleDecisions.treasury(6, List.of(hold)));
        assertEquals(Optional.empty(), store.treasuryBalances(SampleDecisions.MARKET));
        append(
                SampleDecisions.treasury(7, List.of(buy, hold)),
                new OutboxAction("treasury", "epoch-7", SampleDecisions.balances(90)));
        assertEquals(Optional.of(SampleDecisions.balances(90)), store.treasuryBalances(SampleDecisions.MARKET));
        assertEquals(SampleDecisions.AT_MILLIS, store.lastBuybackMillis(SampleDecisions.MARKET));
        assertEquals(7, store.lastEpoch(SampleDecisions.MARKET));
        assertEquals(
                List.of(
                        new KeptVerdict(
                                2,
                                SampleDecisions.MARKET,
                                SampleDecisions.AT_MILLIS,
                                7,
                                "BuyBack",
                                SampleDecisions.GROUNDS,
                                "{\"accelerated\":false,\"amount\":{\"asset\":\"USDT\",\"value\":\"1.25\"},\"grounds\":"
                                        + "{\"sentence\":\"the operator pulled the kill switch\",\"source\":\"BRK-008\"},"
                                        + "\"spacingMillis\":1000,\"tranche\":{\"asset\":\"USDT\",\"value\":\"0.625\"},\"tranches\":2,\"type\":\"BuyBack\"}"),
                        new KeptVerdict(
                                2,
                                SampleDecisions.MARKET,
                                SampleDecisions.AT_MILLIS,
                                7,
                                "Hold",
                                SampleDecisions.GROUNDS,
                                "{\"action\":\"burn\",\"grounds\":{\"sentence\":\"the operator pulled the kill switch\","
                                        + "\"source\":\"BRK-008\"},\"type\":\"Hold\"}")),
                store.treasuryVerdicts(Long.MAX_VALUE, 2));
        assertThrows(SQLException.class, () -> TestDatabase.execute(database, "delete from treasury_verdict"));
    }

    @Test
    void knowsTheBuybackUnderWayUntilItIsOver() {
        assertEquals(BuybackPlan.none(), store.buybackPlan(SampleDecisions.MARKET));
        BuybackPlan first =
                new BuybackPlan.Running(SampleDecisions.usdt(51_000_000_000_001L), 3, 1_800_000, 7, true, 4);
        BuybackPlan then = new BuybackPlan.Running(SampleDecisions.usdt(26_000_000_000_001L), 2, 1_800_000, 8, true, 4);
        append(SampleDecisions.note(1), new OutboxAction("buyback-plan", "plan-1", first));
        assertEquals(first, store.buybackPlan(SampleDecisions.MARKET));
        append(SampleDecisions.note(2), new OutboxAction("buyback-plan", "plan-2", then));
        assertEquals(then, store.buybackPlan(SampleDecisions.MARKET));
        append(SampleDecisions.note(3));
        assertEquals(then, store.buybackPlan(SampleDecisions.MARKET));
        append(SampleDecisions.note(4), new OutboxAction("buyback-plan", "plan-3", BuybackPlan.none()));
        assertEquals(BuybackPlan.none(), store.buybackPlan(SampleDecisions.MARKET));
    }

    @Test
    void knowsTheProfitThatTheLastEpochCounted() {
        assertEquals(Optional.empty(), store.lastClosed(SampleDecisions.MARKET));
        append(SampleDecisions.note(1), closed(4, 1_250_000_000L));
        EpochClosed loss = new EpochClosed(5, SampleDecisions.AT_MILLIS, SampleDecisions.usdt(-3));
        append(SampleDecisions.note(2), closed(5, -3));
        assertEquals(Optional.of(loss), store.lastClosed(SampleDecisions.MARKET));
    }

    @Test
    void knowsFromWhichProfitOnDrawdownCounts() {
        assertEquals(Optional.empty(), store.sessionStart(SampleDecisions.MARKET));
        SessionStarted first = new SessionStarted(SampleDecisions.usdt(-5));
        SessionStarted then = new SessionStarted(SampleDecisions.usdt(-8));
        append(SampleDecisions.note(1), new OutboxAction("session-started", "session-1", first));
        append(SampleDecisions.note(2), new OutboxAction("session-started", "session-2", then));
        append(SampleDecisions.note(3));
        assertEquals(Optional.of(then), store.sessionStart(SampleDecisions.MARKET));
    }

    private static OutboxAction closed(long epoch, long nanos) {
        return new OutboxAction(
                "epoch-closed",
                "closed-" + epoch,
                new EpochClosed(epoch, SampleDecisions.AT_MILLIS, SampleDecisions.usdt(nanos)));
    }

    @Test
    void keepsTheFillsThatADecisionSaw() {
        Fill first = SampleDecisions.fill(1);
        Fill second = SampleDecisions.fill(2);
        Fill third = SampleDecisions.fill(3);
        append(SampleDecisions.marketWith(List.of(first)));
        append(SampleDecisions.marketWith(List.of()));
        append(SampleDecisions.marketWith(List.of(second, third)));
        assertEquals(List.of(third, second, first), store.fills(SampleDecisions.MARKET, Long.MAX_VALUE, 10));
        assertEquals(List.of(first), store.fills(SampleDecisions.MARKET, 3, 10));
        assertThrows(SQLException.class, () -> TestDatabase.execute(database, "update fill set fee_nanos = 0"));
    }

    /** Each through a trail of its own: what is in force must not depend on what a process remembers. */
    private void append(DecisionRecord decision, OutboxAction... actions) {
        try (PostgresAuditTrail trail = PostgresAuditTrail.open(database)) {
            trail.append(decision, List.of(actions));
        }
    }
}
