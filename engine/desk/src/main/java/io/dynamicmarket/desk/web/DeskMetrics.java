package io.dynamicmarket.desk.web;

import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.desk.shadow.Divergence;
import io.dynamicmarket.desk.shadow.DivergenceReport;
import io.dynamicmarket.desk.web.BoardSnapshot.Latest;
import io.dynamicmarket.desk.web.BoardSnapshot.Orders;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.quoting.feed.FeedCounts;
import io.dynamicmarket.quoting.feed.RefusalReason;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The desk in numbers for a scraper. Counters are those of this run; what is not known yet is NaN. */
final class DeskMetrics implements MeterBinder {
    private final Desk desk;
    private final int feeds;

    DeskMetrics(Desk desk) {
        this.desk = desk;
        this.feeds = desk.market().sources().size();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (int i = 0; i < feeds; i++) {
            int feed = i;
            for (String kind : List.of("depth", "trade", "bookTicker", "snapshot")) {
                counter(
                        registry,
                        "desk.frames",
                        "Frames accepted",
                        counts -> FeedPart.frames(counts).getOrDefault(kind, 0L),
                        feed,
                        "kind",
                        kind);
            }
            for (RefusalReason reason : RefusalReason.values()) {
                counter(
                        registry,
                        "desk.frames.refused",
                        "Frames refused",
                        counts -> counts.refused().getOrDefault(reason, 0L),
                        feed,
                        "reason",
                        reason.name());
            }
            counter(registry, "desk.gaps", "Breaks of sequence", FeedCounts::gaps, feed, "kind", "sequence");
        }
        health(registry);
        decisions(registry);
        loop(registry);
        shadow(registry);
    }

    private void health(MeterRegistry registry) {
        health(registry, "desk.feed.confidence", "Confidence, 0 to 1", FeedHealth::confidence);
        health(registry, "desk.feed.heartbeat.age.millis", "Since the last good frame", FeedHealth::heartbeatAgeMillis);
        health(registry, "desk.feed.latency.p50.millis", "Median latency of the feed", FeedHealth::latencyP50Millis);
        health(registry, "desk.feed.latency.p95.millis", "95th percentile of it", FeedHealth::latencyP95Millis);
        health(registry, "desk.feed.clock.offset.millis", "Receiver minus venue", FeedHealth::clockOffsetMillis);
        health(registry, "desk.feed.book.valid", "1 while the book is valid", health -> health.bookValid() ? 1 : 0);
    }

    private void decisions(MeterRegistry registry) {
        total(registry, "desk.decisions", "Decisions recorded", Latest::decisions);
        total(registry, "desk.receipts", "Receipts kept in all runs", Latest::receipt);
        total(registry, "desk.quotes", "Quotes placed", latest -> of(latest, Orders::placed));
        total(registry, "desk.fills", "Quotes filled", latest -> of(latest, Orders::fills));
        known(
                registry,
                "desk.quotes.resting",
                "Quotes that rest",
                latest -> of(latest, orders -> orders.resting().size()));
        known(
                registry,
                "desk.pnl",
                "Total of the session, settlement asset",
                latest -> latest.situation().pnl().total().approximate());
        known(
                registry,
                "desk.inventory.soft.ratio",
                "Holding over its soft limit",
                latest -> latest.situation().inventory().softRatio());
        for (BreakerKind kind : BreakerKind.values()) {
            Gauge.builder(
                            "desk.breaker.tripped",
                            desk,
                            now -> now.board().snapshot().tripped().stream()
                                    .filter(trip -> trip.kind() == kind)
                                    .count())
                    .tag("kind", kind.name())
                    .description("1 while the breaker is in force")
                    .register(registry);
        }
        for (MarketState state : MarketState.values()) {
            Gauge.builder("desk.market.state", desk, now -> {
                        Latest latest = now.board().snapshot().latest();
                        return latest != null && latest.decision().state().state() == state ? 1 : 0;
                    })
                    .tag("state", state.name())
                    .description("1 for the state in force")
                    .register(registry);
        }
    }

    private void loop(MeterRegistry registry) {
        FunctionCounter.builder("desk.loop.turns", desk, now -> now.market().turns())
                .description("Turns of the market loop")
                .register(registry);
        Gauge.builder("desk.loop.waiting", desk, now -> now.market().waiting())
                .description("Frames that wait for the loop")
                .register(registry);
        tick(registry, "0.5", TickToQuote.Times::p50Micros);
        tick(registry, "0.99", TickToQuote.Times::p99Micros);
        tick(registry, "1", TickToQuote.Times::maxMicros);
    }

    private void shadow(MeterRegistry registry) {
        shadow(
                registry,
                "desk.shadow.decisions",
                "Situations that a shadow release has decided too",
                report -> report.decisions());
        shadow(registry, "desk.shadow.differing", "Of them decided differently", report -> report.differing());
        shadow(
                registry,
                "desk.shadow.dropped",
                "Situations that the shadow could not keep up with",
                report -> report.dropped());
        for (Divergence kind : Divergence.values()) {
            Gauge.builder(
                            "desk.shadow.divergence",
                            desk,
                            now -> now.shadow()
                                    .report()
                                    .map(report -> report.byKind()
                                            .getOrDefault(kind, 0L)
                                            .doubleValue())
                                    .orElse(Double.NaN))
                    .tag("kind", kind.name())
                    .description("Decisions of the shadow that differ, by kind; NaN without a shadow")
                    .register(registry);
        }
    }

    private void shadow(
            MeterRegistry registry, String name, String description, ToDoubleFunction<DivergenceReport> value) {
        Gauge.builder(
                        name,
                        desk,
                        now -> now.shadow().report().map(value::applyAsDouble).orElse(Double.NaN))
                .description(description + "; NaN without a shadow")
                .register(registry);
    }

    private void tick(MeterRegistry registry, String quantile, ToDoubleFunction<TickToQuote.Times> value) {
        Gauge.builder(
                        "desk.tick.to.quote.micros",
                        desk,
                        now -> value.applyAsDouble(now.board().ticks().times()))
                .tag("quantile", quantile)
                .description("From a frame at the loop to the quotes computed from it, last 10 s")
                .register(registry);
    }

    private void counter(
            MeterRegistry registry,
            String name,
            String description,
            ToDoubleFunction<FeedCounts> value,
            int feed,
            String tag,
            String tagged) {
        FunctionCounter.builder(name, desk, now -> {
                    Latest latest = now.board().snapshot().latest();
                    return latest == null
                            ? 0
                            : value.applyAsDouble(latest.counts().get(feed));
                })
                .tag("feed", String.valueOf(feed + 1))
                .tag(tag, tagged)
                .description(description)
                .register(registry);
    }

    private void health(MeterRegistry registry, String name, String description, ToDoubleFunction<FeedHealth> value) {
        known(
                registry,
                name,
                description,
                latest -> value.applyAsDouble(latest.situation().health()));
    }

    private void total(MeterRegistry registry, String name, String description, ToDoubleFunction<Latest> value) {
        FunctionCounter.builder(name, desk, now -> {
                    Latest latest = now.board().snapshot().latest();
                    return latest == null ? 0 : value.applyAsDouble(latest);
                })
                .description(description)
                .register(registry);
    }

    private void known(MeterRegistry registry, String name, String description, ToDoubleFunction<Latest> value) {
        Gauge.builder(name, desk, now -> {
                    Latest latest = now.board().snapshot().latest();
                    return latest == null ? Double.NaN : value.applyAsDouble(latest);
                })
                .description(description)
                .register(registry);
    }

    private static double of(Latest latest, ToDoubleFunction<Orders> value) {
        Orders orders = latest.orders();
        return orders == null ? 0 : value.applyAsDouble(orders);
    }
}
