package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.BuybackPlan;
import io.dynamicmarket.facts.EpochClosed;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.SessionStarted;
import io.dynamicmarket.facts.TreasuryBalances;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a loop takes over from an earlier run of the desk.
 *
 * @param session number of the run, part of the key of every action, so that no two runs share one
 * @param latched breakers that only a sign-off releases
 * @param overrides that stand above the tables, in order of id
 * @param fills of the market so far, in order
 * @param balances of the treasury; null to open the paper account
 * @param lastEpoch number of the last treasury epoch, 0 if there was none
 * @param lastBuybackMillis market time of the last buyback; negative if there was none
 * @param plan the buyback that is under way
 * @param lastClosed the last treasury epoch with the profit it counted; null if there was none
 * @param sessionStart from which profit on drawdown counts; null if from nought
 */
public record LoopStart(
        long session,
        List<BreakerTripped> latched,
        List<PolicyOverride> overrides,
        List<Fill> fills,
        @Nullable TreasuryBalances balances,
        long lastEpoch,
        long lastBuybackMillis,
        BuybackPlan plan,
        @Nullable EpochClosed lastClosed,
        @Nullable SessionStarted sessionStart) {
    public LoopStart {
        latched = List.copyOf(latched);
        overrides = List.copyOf(overrides);
        fills = List.copyOf(fills);
    }

    /** What the treasury holds when this run begins. */
    TreasuryBalances opening(PaperAccount account, Asset stable, double protectedFloor) {
        TreasuryBalances held = balances;
        return held == null ? account.opening(stable, PaperTreasury.TOKEN, protectedFloor) : held;
    }

    /** Profit that epochs have counted; where none was closed, the next one counts from now on. */
    long countedNanos(long nowNanos) {
        EpochClosed closed = lastClosed;
        return closed == null ? nowNanos : closed.totalProfit().nanos();
    }

    /** A first run. */
    public static LoopStart fresh() {
        return new LoopStart(0, List.of(), List.of(), List.of(), null, 0, -1, BuybackPlan.none(), null, null);
    }
}
