package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.MarketId;

/** Remembers what earlier runs of the desk left behind; asked once the market is known. */
@FunctionalInterface
public interface LoopMemory {
    LoopStart recall(MarketId market);

    /** Of a loop that starts from nothing. */
    static LoopMemory none() {
        return market -> LoopStart.fresh();
    }
}
