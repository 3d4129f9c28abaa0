package io.dynamicmarket.desk.replay;

import io.dynamicmarket.desk.loop.MarketLoop;
import io.dynamicmarket.desk.loop.Trading;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.quoting.feed.FeedCounts;
import io.dynamicmarket.quoting.feed.MarketFeed;
import io.dynamicmarket.quoting.order.OrderCounts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a replay brought, as a tree of JSON values in a fixed order.
 *
 * @param values members of {@code summary.json}, format {@code summary/1} (docs/schemas/summary.md)
 * @param problems sentences about input that could not be used
 */
public record ReplaySummary(Map<String, Object> values, List<String> problems) {
    public ReplaySummary {
        problems = List.copyOf(problems);
    }

    static ReplaySummary of(
            ReplayRequest request,
            ReleaseId release,
            MarketLoop loop,
            ReplayRun run,
            ReplayTally tally,
            ReceiptHead head) {
        MarketFeed feed = loop.feed(0);
        FeedCounts counts = feed.counts();
        Trading trading = loop.trading();
        FeedHealth health = tally.joined();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("format", "summary/1");
        values.put(
                "recordings",
                request.recordings().stream()
                        .map(path -> String.valueOf(path.getFileName()))
                        .toList());
        values.put("market", feed.known() ? feed.instrument().market().value() : "unknown");
        values.put("venue", feed.known() ? feed.instrument().venue().value() : "unknown");
        values.put("lines", run.lines());
        values.put("frames", SummaryOf.frames(counts));
        values.put("refused", run.refused(counts));
        values.put("levels", counts.levels());
        values.put("gaps", counts.gaps());
        values.put("crossings", counts.crossings());
        values.put("marketSeconds", run.marketSeconds());
        values.put("finalBook", SummaryOf.finalBook(feed));
        values.put("clockOffsetMillis", health == null ? 0 : health.clockOffsetMillis());
        values.put("clockOffsetUncertaintyMillis", health == null ? 0 : health.clockOffsetUncertaintyMillis());
        values.put("latencyMillis", health == null ? Map.of() : SummaryOf.latency(health));
        values.put("confidence", health == null ? 0 : health.confidence());
        values.put("states", SummaryOf.states(tally));
        values.put("transitions", tally.transitions().size());
        values.put("transitionList", SummaryOf.transitions(tally));
        values.put("breakers", tally.trips());
        values.put("escalations", tally.escalations());
        values.put("quotes", trading == null ? 0 : trading.orders().counts().placed());
        values.put("fills", tally.fills());
        values.put(
                "orders",
                SummaryOf.orders(
                        trading == null ? OrderCounts.NONE : trading.orders().counts()));
        values.put("hedges", SummaryOf.hedges(loop, trading, tally));
        values.put("inventory", trading == null ? "0" : SummaryOf.inventory(loop, trading));
        values.put("pnl", trading == null ? SummaryOf.noPnl() : SummaryOf.pnl(trading));
        values.put("attribution", trading == null ? Map.of() : SummaryOf.attribution(trading));
        values.put("quality", trading == null ? Map.of() : SummaryOf.quality(loop, trading));
        values.put("treasury", SummaryOf.treasury(tally));
        values.put("decisions", loop.decisions());
        values.put("release", release.sha256());
        values.put("receipts", head.sequence());
        values.put("receiptsHead", head.hash());
        values.put("seed", request.seed());
        values.put("warmUpSeconds", run.warmUpSeconds());
        values.put("wallSeconds", run.wallSeconds());
        values.put("linesPerSecond", run.linesPerSecond());
        values.put("tickToQuoteMicros", SummaryOf.ticks(run.ticks()));
        return new ReplaySummary(values, run.problems());
    }

    /** Frames of the quoted market that were taken. */
    public long accepted() {
        Map<?, ?> frames = (Map<?, ?>) value("frames");
        return frames.values().stream()
                .mapToLong(count -> ((Number) count).longValue())
                .sum();
    }

    public String toJson() {
        return SummaryJson.write(values);
    }

    /** The summary for people. */
    public String inWords(Path out) {
        Map<?, ?> book = (Map<?, ?>) value("finalBook");
        Map<?, ?> pnl = (Map<?, ?>) value("pnl");
        Map<?, ?> ticks = (Map<?, ?>) value("tickToQuoteMicros");
        String states = ((List<?>) value("states"))
                .stream()
                        .map(entry -> (Map<?, ?>) entry)
                        .map(entry -> entry.get("state") + " " + entry.get("seconds") + " s")
                        .collect(Collectors.joining(", "));
        return String.join(
                "\n",
                "market       " + value("market") + " at " + value("venue") + ", " + value("marketSeconds")
                        + " s of market time",
                "lines        " + value("lines") + "  frames " + value("frames") + "  refused " + value("refused"),
                "book         " + value("levels") + " levels read, " + value("gaps") + " gaps; at the end "
                        + book.get("bidLevels") + " bids and " + book.get("askLevels") + " asks, best "
                        + best(book.get("bids")) + " / " + best(book.get("asks")),
                "clock        recorder minus venue " + value("clockOffsetMillis") + " ms, give or take "
                        + value("clockOffsetUncertaintyMillis") + " ms",
                "states       " + states + "; " + value("transitions") + " transitions",
                "breakers     " + value("breakers"),
                "quotes       " + value("quotes") + " placed, " + value("fills") + " filled, inventory "
                        + value("inventory"),
                "pnl          realized " + pnl.get("realized") + ", unrealized " + pnl.get("unrealized") + ", fees "
                        + pnl.get("fees") + ", total " + pnl.get("total") + " " + pnl.get("asset"),
                "treasury     " + ((List<?>) value("treasury")).size() + " epoch(s)",
                "decisions    " + value("decisions") + " under release " + value("release"),
                "receipts     head " + value("receiptsHead"),
                "speed        " + value("linesPerSecond") + " lines/s, tick to quote p50 " + ticks.get("p50")
                        + " us, p99 " + ticks.get("p99") + " us, p99.9 " + ticks.get("p999") + " us, max "
                        + ticks.get("max") + " us, after a warm-up of "
                        + value("warmUpSeconds") + " s",
                "written      " + out.resolve("receipts.jsonl") + ", " + out.resolve("checkpoints.jsonl") + ", "
                        + out.resolve("summary.json"));
    }

    private static String best(@Nullable Object levels) {
        if (!(levels instanceof List<?> side) || side.isEmpty()) {
            return "none";
        }
        List<?> level = (List<?>) side.get(0);
        return level.get(0) + " x " + level.get(1);
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("Expected the summary to have " + name + ", but it has not");
        }
        return value;
    }
}
