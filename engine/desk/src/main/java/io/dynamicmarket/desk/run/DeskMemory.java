package io.dynamicmarket.desk.run;

import io.dynamicmarket.adapters.postgres.PostgresStore;
import io.dynamicmarket.desk.loop.LoopMemory;
import io.dynamicmarket.desk.loop.LoopStart;
import io.dynamicmarket.desk.signoff.SignedWork;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.governance.override.OverrideStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What earlier runs left in the database. Breakers stay in force, the holding and its profit are rebuilt from the fills,
 * the treasury from its last balances, the buyback under way and the profit it has counted; the market state starts
 * cold, since what was known of the market is out of date.
 */
record DeskMemory(PostgresStore store, OverrideStore overrides, long session) implements LoopMemory {
    @Override
    public LoopStart recall(MarketId market) {
        List<BreakerTripped> latched = new ArrayList<>(store.breakersInForce(market));
        latched.addAll(store.killSwitchesInForce());
        return new LoopStart(
                session,
                latched,
                SignedWork.above(market, overrides.standing()),
                fills(market),
                store.treasuryBalances(market).orElse(null),
                store.lastEpoch(market),
                store.lastBuybackMillis(market),
                store.buybackPlan(market),
                store.lastClosed(market).orElse(null),
                store.sessionStart(market).orElse(null));
    }

    private List<Fill> fills(MarketId market) {
        List<Fill> newestFirst = store.fills(market, Long.MAX_VALUE, Integer.MAX_VALUE);
        List<Fill> fills = new ArrayList<>(newestFirst);
        Collections.reverse(fills);
        return fills;
    }
}
