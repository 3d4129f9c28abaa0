package io.dynamicmarket.desk.web;

import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.TreasuryBalances;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.quoting.feed.FeedCounts;
import io.dynamicmarket.quoting.fill.RestingQuote;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the board knew at one moment: immutable, written by the loop's thread, read by any.
 *
 * @param latest the latest decision and what stood around it; null before the first
 * @param directive in force
 * @param tripped breakers in force
 * @param trailProblem why decisions cannot be recorded; empty while they can
 * @param lines decisions in words, latest first
 * @param unchanged decisions since the first of these lines
 * @param epochs latest treasury decisions, latest first
 * @param writtenAtNanos of {@link System#nanoTime}
 */
record BoardSnapshot(
        @Nullable Latest latest,
        @Nullable QuoteDirective directive,
        List<BreakerTripped> tripped,
        String trailProblem,
        List<DecisionLine> lines,
        long unchanged,
        List<Epoch> epochs,
        long writtenAtNanos) {
    static final BoardSnapshot EMPTY = new BoardSnapshot(null, null, List.of(), "", List.of(), 0, List.of(), 0);

    /**
     * A decision and what stood around it.
     *
     * @param situation it was taken on
     * @param decision itself
     * @param receipt number of its receipt
     * @param decisions of this run
     * @param instrument that is quoted
     * @param counts of each feed, the quoted venue first
     * @param orders our quotes and their limits; null before the first valid book
     * @param epochEndsAtMillis when the treasury decides next
     */
    record Latest(
            MarketSituation situation,
            MarketDecision decision,
            long receipt,
            long decisions,
            Instrument instrument,
            List<FeedCounts> counts,
            @Nullable Orders orders,
            long epochEndsAtMillis) {}

    /**
     * The quoting side.
     *
     * @param resting quotes, bids then asks, best first
     * @param placed quotes sent in this run
     * @param fills of this run
     * @param halfSpreadBps of the wanted quotes
     * @param limits of holding
     * @param balances of the treasury
     * @param multipliers of rewards by tier
     */
    record Orders(
            List<RestingQuote> resting,
            long placed,
            long fills,
            double halfSpreadBps,
            InventoryLimits limits,
            TreasuryBalances balances,
            SortedMap<Integer, Double> multipliers) {}

    /** A treasury decision and what it was taken on. */
    record Epoch(TreasurySituation situation, TreasuryDecision decision) {}
}
