package io.dynamicmarket.desk.shadow;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.MarketPolicy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shadow release on its own thread. It sees the situations of the active one with a memory of its own: the state that it
 * would have in force and the breakers that it would have tripped. It begins with those of the active release, and a person's
 * kill is in force for both.
 */
final class ShadowRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowRun.class);
    /** A minute of decisions; beyond it the shadow is too slow to be of use, and says how much it has missed. */
    private static final int WAITING = 600;

    private static final long TICK_MILLIS = 100;
    private static final long LONGEST_END_MILLIS = 5_000;

    private record Decided(MarketSituation situation, MarketDecision decision) {}

    private final CompiledRelease release;
    private final String operator;
    private final String reason;
    private final long sinceMillis;
    private final BlockingQueue<Decided> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private final Map<Divergence, Long> byKind = new EnumMap<>(Divergence.class);
    private final Thread thread = new Thread(this::run, "shadow-release");
    private long decisions;
    private long differing;
    private DivergenceReport.@Nullable Example last;
    private @Nullable StateInForce state;
    private List<BreakerTripped> tripped = List.of();
    private List<String> escalated = List.of();
    private volatile DivergenceReport report;
    private volatile boolean stopping;

    /** @param release closed with the run */
    ShadowRun(CompiledRelease release, String operator, String reason, long sinceMillis) {
        this.release = release;
        this.operator = operator;
        this.reason = reason;
        this.sinceMillis = sinceMillis;
        this.report = report("");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Called on the loop's thread: never waits. */
    void offer(MarketSituation situation, MarketDecision decision) {
        if (!waiting.offer(new Decided(situation, decision)) && dropped.incrementAndGet() == 1) {
            LOG.warn("The shadow release {} does not keep up: situations are dropped and counted.", release.id());
        }
    }

    DivergenceReport report() {
        return report;
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(LONGEST_END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (MarketPolicy policy = release.marketPolicy()) {
            while (!stopping) {
                Decided next = waiting.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    decide(policy, next);
                }
                report = report("");
            }
        } catch (InterruptedException e) {
            report = report("The shadow was interrupted.");
        } catch (RuntimeException e) {
            report = report("The shadow has failed: " + e);
            LOG.error("The shadow release {} has failed.", release.id(), e);
        } finally {
            release.close();
        }
    }

    private void decide(MarketPolicy policy, Decided active) {
        MarketSituation seen = remembered(active.situation());
        MarketDecision decision = policy.decide(seen);
        policy.rest();
        state = decision.state();
        tripped = decision.tripped();
        escalated = decision.escalated();
        Set<Divergence> found = Divergence.between(active.decision(), decision);
        decisions++;
        if (!found.isEmpty()) {
            differing++;
            found.forEach(kind -> byKind.merge(kind, 1L, Long::sum));
            last = new DivergenceReport.Example(
                    active.situation().asOfMillis(), found.toString(), words(active.decision()), words(decision));
        }
    }

    /** The situation as it would be if the shadow had decided so far. */
    private MarketSituation remembered(MarketSituation active) {
        StateInForce own = state;
        if (own == null) {
            return active;
        }
        return new MarketSituation(
                active.asOfMillis(),
                active.venueKind(),
                active.features(),
                active.health(),
                active.inventory(),
                active.pnl(),
                active.fillQuality(),
                active.readings(),
                active.quality(),
                active.gas(),
                own,
                withKill(active.tripped()),
                active.overrides(),
                active.fills(),
                active.hedging(),
                escalated);
    }

    private List<BreakerTripped> withKill(List<BreakerTripped> active) {
        List<BreakerTripped> both = new ArrayList<>(tripped);
        for (BreakerTripped trip : active) {
            boolean byPerson = trip.kind() == BreakerKind.KILL_SWITCH
                    && trip.grounds().source().startsWith("CTL");
            if (byPerson) {
                both.removeIf(own -> own.kind() == BreakerKind.KILL_SWITCH);
                both.add(trip);
            }
        }
        return both;
    }

    private static String words(MarketDecision decision) {
        QuoteDirective directive = decision.directive();
        return decision.state().state() + ", " + directive.mode() + " by preset " + directive.preset() + ", "
                + decision.tripped().stream().map(BreakerTripped::kind).toList() + ": "
                + directive.grounds().sentence() + " [" + directive.grounds().source() + "]";
    }

    private DivergenceReport report(String problem) {
        return new DivergenceReport(
                release.id(),
                operator,
                reason,
                sinceMillis,
                decisions,
                differing,
                byKind,
                dropped.get(),
                last,
                problem);
    }
}
