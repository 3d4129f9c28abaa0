package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.EpochClosed;
import io.dynamicmarket.facts.EpochReport;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.TokenMarket;
import io.dynamicmarket.facts.TreasuryBalances;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import java.util.List;

/** Counts treasury epochs on the UTC grid, puts together what the rules see at the end of each, and carries out. */
final class TreasuryDesk {
    /** The paper desk has no plan to fall short of and no momentum of its own token: both are neutral. */
    private static final double NEUTRAL = 1;

    private long epochMillis;
    private final PaperAccount account;
    private final Asset stable;
    private final PaperTreasury paper;
    private long epoch;
    private long startedAtMillis;
    private long profitAtStartNanos;

    /**
     * @param profitNanos profit at the start, of earlier runs; what their epochs did not count goes to the first of this
     */
    TreasuryDesk(Policy policy, PaperAccount account, Asset stable, LoopStart start, long nowMillis, long profitNanos) {
        this.epochMillis = policy.epochMillis();
        this.account = account;
        this.stable = stable;
        this.paper = new PaperTreasury(
                start.opening(account, stable, policy.protectedFloor()),
                start.plan(),
                account.tokenPrice(),
                start.lastBuybackMillis());
        this.epoch = start.lastEpoch() + 1;
        this.startedAtMillis = nowMillis;
        this.profitAtStartNanos = start.countedNanos(profitNanos);
    }

    /** Epochs are as long as another release wants them, the running one included. */
    void follow(Policy policy) {
        epochMillis = policy.epochMillis();
    }

    boolean endedBy(long nowMillis) {
        return Math.floorDiv(nowMillis, epochMillis) > Math.floorDiv(startedAtMillis, epochMillis);
    }

    boolean begunBefore(long nowMillis) {
        return nowMillis > startedAtMillis;
    }

    /** What the epoch comes to if it ends now; it goes on until {@link #carryOut}. */
    TreasurySituation close(
            MarketId market,
            long nowMillis,
            MarketState state,
            long profitNanos,
            List<BreakerTripped> tripped,
            List<PolicyOverride> overrides) {
        EpochReport report = new EpochReport(
                epoch,
                startedAtMillis,
                nowMillis,
                new Amount(stable, Math.subtractExact(profitNanos, profitAtStartNanos)),
                0,
                Amount.zero(PaperTreasury.TOKEN),
                NEUTRAL,
                NEUTRAL);
        return new TreasurySituation(
                market,
                nowMillis,
                state,
                report,
                paper.balances(),
                token(),
                paper.lastBuybackMillis(),
                paper.plan(),
                tripped,
                overrides);
    }

    /** What is kept with the epoch that a situation closes, before it is carried out. */
    EpochClosed closedBy(TreasurySituation situation) {
        Amount counted = new Amount(stable, profitAtStartNanos);
        return new EpochClosed(
                situation.epoch().epoch(),
                situation.asOfMillis(),
                counted.plus(situation.epoch().profit()));
    }

    void carryOut(TreasurySituation situation, TreasuryDecision decision) {
        EpochClosed closed = closedBy(situation);
        paper.carryOut(situation, decision);
        epoch = closed.epoch() + 1;
        startedAtMillis = closed.closedAtMillis();
        profitAtStartNanos = closed.totalProfit().nanos();
    }

    PaperTreasury paper() {
        return paper;
    }

    private TokenMarket token() {
        TreasuryBalances held = paper.balances();
        double value = held.liquid().plus(held.buffer()).approximate() / account.circulatingTokens();
        return new TokenMarket(account.tokenPrice(), account.tokenPrice(), value);
    }
}
