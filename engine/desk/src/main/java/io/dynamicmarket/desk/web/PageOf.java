package io.dynamicmarket.desk.web;

import io.dynamicmarket.adapters.venue.SourceStatus;
import io.dynamicmarket.desk.changeover.ReleaseStanding;
import io.dynamicmarket.desk.run.Desk;
import io.dynamicmarket.desk.web.BoardSnapshot.Latest;
import io.dynamicmarket.desk.web.BoardSnapshot.Orders;
import io.dynamicmarket.facts.BreakerLimit;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.quoting.fill.RestingQuote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Puts the page together from what the board knows; done by whoever asks, never by the loop. */
final class PageOf {
    private static final int LINES_SHOWN = 40;
    private static final int FILLS_SHOWN = 12;

    private PageOf() {}

    static DeskPage page(Desk desk, Instant now) {
        DeskBoard board = desk.board();
        BoardSnapshot known = board.snapshot();
        Latest latest = known.latest();
        Instrument instrument = latest == null ? null : latest.instrument();
        List<DecisionLine> lines = known.lines();
        return new DeskPage(
                now,
                StandingOf.standing(known, desk.market().failure()),
                latest == null ? null : market(latest),
                latest == null ? null : state(latest.decision().state()),
                quoting(latest, known.directive()),
                breakers(desk.release().breakerLimits(), known.tripped()),
                latest == null ? null : FeedPart.feed(latest),
                sources(desk.market().sources()),
                latest == null ? null : MoneyPart.inventory(latest),
                latest == null ? null : MoneyPart.pnl(latest.situation().pnl()),
                latest == null ? null : MoneyPart.treasury(latest, known.epochs()),
                lines.subList(0, Math.min(lines.size(), LINES_SHOWN)),
                known.unchanged(),
                instrument == null ? List.of() : fills(board.fills(), instrument),
                release(
                        desk.changeover().standing(),
                        desk.release().breakerLimits().size()),
                loop(desk, known),
                board.history().last());
    }

    private static DeskPage.Release release(ReleaseStanding standing, int breakers) {
        ReleaseId before = standing.before();
        ReleaseId coming = standing.coming();
        return new DeskPage.Release(
                standing.release().sha256(),
                standing.rules(),
                breakers,
                Instant.ofEpochMilli(standing.sinceMillis()),
                standing.activation(),
                standing.scope(),
                standing.operator(),
                standing.reason(),
                before == null ? null : before.sha256(),
                coming == null ? null : coming.sha256(),
                coming == null ? null : Instant.ofEpochMilli(standing.comingSinceMillis()),
                standing.problem(),
                standing.note());
    }

    private static DeskPage.Market market(Latest latest) {
        Instrument listed = latest.instrument();
        return new DeskPage.Market(
                listed.market().value(),
                listed.venue().value(),
                listed.symbol(),
                listed.base().id(),
                listed.quote().id(),
                listed.settlement().id(),
                Instant.ofEpochMilli(latest.situation().asOfMillis()));
    }

    private static DeskPage.State state(StateInForce state) {
        return new DeskPage.State(
                state.state().name(),
                Instant.ofEpochMilli(state.sinceMillis()),
                state.grounds().sentence(),
                state.grounds().source(),
                state.candidate().name(),
                Instant.ofEpochMilli(state.candidateSinceMillis()));
    }

    private static DeskPage.Quoting quoting(@Nullable Latest latest, @Nullable QuoteDirective directive) {
        Orders orders = latest == null ? null : latest.orders();
        return new DeskPage.Quoting(
                directive == null ? "HALT" : directive.mode().name(),
                directive == null ? "waiting for the first decision" : Words.of(directive),
                directive == null
                        ? "No decision was taken yet."
                        : directive.grounds().sentence(),
                directive == null ? "DSK-001" : directive.grounds().source(),
                latest == null || latest.situation().features().mid().units() == 0 ? null : mid(latest),
                orders == null ? 0 : orders.halfSpreadBps(),
                quotes(latest, orders, Side.BUY),
                quotes(latest, orders, Side.SELL),
                orders == null ? 0 : orders.placed());
    }

    private static String mid(Latest latest) {
        return Words.decimal(
                latest.situation().features().mid().units(), latest.instrument().priceDecimals());
    }

    private static List<DeskPage.Quote> quotes(@Nullable Latest latest, @Nullable Orders orders, Side side) {
        List<DeskPage.Quote> quotes = new ArrayList<>();
        if (latest != null && orders != null) {
            Instrument instrument = latest.instrument();
            for (RestingQuote quote : orders.resting()) {
                if (quote.side() == side) {
                    quotes.add(new DeskPage.Quote(
                            Words.decimal(quote.price().units(), instrument.priceDecimals()),
                            Words.decimal(quote.remaining().units(), instrument.quantityDecimals())));
                }
            }
        }
        return quotes;
    }

    private static List<DeskPage.Breaker> breakers(List<BreakerLimit> limits, List<BreakerTripped> tripped) {
        List<DeskPage.Breaker> breakers = new ArrayList<>();
        for (BreakerLimit limit : limits) {
            BreakerTripped trip = tripped.stream()
                    .filter(one -> one.kind() == limit.kind())
                    .findFirst()
                    .orElse(null);
            breakers.add(new DeskPage.Breaker(
                    limit.kind().name(),
                    trip != null,
                    trip == null ? null : Instant.ofEpochMilli(trip.trippedAtMillis()),
                    trip == null ? null : trip.grounds().sentence(),
                    trip == null ? null : trip.grounds().source(),
                    limit.threshold(),
                    limit.action().name(),
                    limit.latch().name(),
                    limit.recovery()));
        }
        return breakers;
    }

    private static List<DeskPage.Source> sources(List<SourceStatus> statuses) {
        List<DeskPage.Source> sources = new ArrayList<>();
        for (SourceStatus status : statuses) {
            sources.add(new DeskPage.Source(
                    sources.size() + 1,
                    status.phase().name(),
                    status.since(),
                    status.frames(),
                    status.reconnects(),
                    status.lastProblem()));
        }
        return sources;
    }

    private static List<DeskPage.Traded> fills(List<Fill> fills, Instrument instrument) {
        return fills.stream()
                .limit(FILLS_SHOWN)
                .map(fill -> new DeskPage.Traded(
                        fill.id(),
                        Instant.ofEpochMilli(fill.filledAtMillis()),
                        fill.side().name(),
                        Words.decimal(fill.price().units(), instrument.priceDecimals()),
                        Words.decimal(fill.quantity().units(), instrument.quantityDecimals()),
                        Words.decimal(fill.fee()),
                        fill.fee().asset().id(),
                        fill.quoteId()))
                .toList();
    }

    private static DeskPage.Loop loop(Desk desk, BoardSnapshot known) {
        Latest latest = known.latest();
        Orders orders = latest == null ? null : latest.orders();
        return new DeskPage.Loop(
                desk.market().failure(),
                known.trailProblem(),
                desk.market().turns(),
                desk.market().waiting(),
                latest == null ? 0 : latest.decisions(),
                orders == null ? 0 : orders.fills(),
                latest == null ? -1 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - known.writtenAtNanos()),
                latest == null ? 0 : latest.receipt(),
                desk.board().ticks().times());
    }
}
