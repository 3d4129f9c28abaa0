package io.dynamicmarket.desk.web;

import io.dynamicmarket.facts.ConfidenceParts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the console shows, as JSON. Prices, quantities and money are decimal strings; instants are UTC; names of
 * numbers end in their unit. A part that is not known yet is null.
 *
 * @param servedAt wall time
 * @param standing what a person must know first
 * @param unchanged decisions since the first of the lines
 * @param point latest point of the charts
 */
public record DeskPage(
        Instant servedAt,
        Standing standing,
        @Nullable Market market,
        @Nullable State state,
        Quoting quoting,
        List<Breaker> breakers,
        @Nullable Feed feed,
        List<Source> sources,
        @Nullable Inventory inventory,
        @Nullable Pnl pnl,
        @Nullable Treasury treasury,
        List<DecisionLine> lines,
        long unchanged,
        List<Traded> fills,
        Release release,
        Loop loop,
        @Nullable HistoryPoint point) {
    /** From best to worst; {@code WAITING} is before the first decision. */
    public enum Level {
        QUOTING,
        LIMITED,
        WAITING,
        HALTED
    }

    /**
     * @param killed whether the kill switch is on
     * @param reasons sentences; empty while all is well
     */
    public record Standing(Level level, boolean killed, List<String> reasons) {}

    public record Market(
            String id, String venue, String symbol, String base, String quote, String settlement, Instant asOf) {}

    /** @param candidate what the indicators point at now, since when */
    public record State(
            String state, Instant since, String reason, String source, String candidate, Instant candidateSince) {}

    public record Quoting(
            String mode,
            String words,
            String reason,
            String source,
            @Nullable String mid,
            double halfSpreadBps,
            List<Quote> bids,
            List<Quote> asks,
            long placed) {}

    public record Quote(String price, String quantity) {}

    /** One per kind that can trip; cause and since are null while it has not. */
    public record Breaker(
            String kind,
            boolean tripped,
            @Nullable Instant since,
            @Nullable String cause,
            @Nullable String source,
            double threshold,
            String action,
            String latch,
            String recovery) {}

    public record Feed(
            boolean bookValid,
            double confidence,
            ConfidenceParts parts,
            long heartbeatAgeMillis,
            double latencyP50Millis,
            double latencyP95Millis,
            int lateIntervals,
            double clockOffsetMillis,
            double clockOffsetUncertaintyMillis,
            double venueGapBps,
            int venuesDegraded,
            long gaps,
            Map<String, Long> frames,
            Map<String, Long> refused) {}

    public record Source(int number, String phase, Instant since, long frames, long reconnects, String lastProblem) {}

    public record Inventory(
            String quantity,
            String asset,
            double softRatio,
            double hardRatio,
            String softLong,
            String softShort,
            String hardLong,
            String hardShort) {}

    public record Pnl(
            String asset,
            String realized,
            String unrealized,
            String fees,
            String total,
            String peak,
            String drawdown,
            double drawdownBps) {}

    public record Treasury(
            String asset,
            String token,
            String liquid,
            String buffer,
            String tokens,
            String protectedFloor,
            Map<Integer, Double> multipliers,
            Instant epochEndsAt,
            List<Epoch> epochs) {}

    public record Epoch(long number, Instant at, String state, String profit, List<Verdict> verdicts) {}

    public record Verdict(String verdict, String reason, String source) {}

    public record Traded(
            long id, Instant at, String side, String price, String quantity, String fee, String feeAsset, long quote) {}

    /**
     * Which release decides, which one did before and which one is to come.
     *
     * @param since wall time from which on it decides in this run
     * @param activation number of the activation by which it decides; 0 if none is known
     * @param before the one that it took the place of in this run
     * @param coming activated and being prepared
     * @param problem why an activated release does not decide; empty if all is well
     * @param note what takes effect at the next start only; empty if nothing
     */
    public record Release(
            String id,
            int rules,
            int breakers,
            Instant since,
            long activation,
            String scope,
            String operator,
            String reason,
            @Nullable String before,
            @Nullable String coming,
            @Nullable Instant comingSince,
            String problem,
            String note) {}

    /**
     * @param failure why the loop has stopped; empty while it runs
     * @param trailProblem why decisions cannot be recorded; empty while they can
     * @param sinceDecisionMillis wall time since the board was last written; negative before the first decision
     * @param receipt number of the latest receipt shown
     */
    public record Loop(
            String failure,
            String trailProblem,
            long turns,
            int waiting,
            long decisions,
            long fills,
            long sinceDecisionMillis,
            long receipt,
            TickToQuote.Times tickToQuote) {}
}
