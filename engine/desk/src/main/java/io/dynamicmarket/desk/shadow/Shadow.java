package io.dynamicmarket.desk.shadow;

import io.dynamicmarket.desk.loop.LoopObserver;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.policy.CompiledRelease;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place beside the active release: empty, or with one shadow. It hears of decisions after they were recorded, and hands
 * them on without waiting. It does not outlive a restart.
 */
public final class Shadow implements LoopObserver, AutoCloseable {
    private volatile @Nullable ShadowRun run;

    @Override
    public void decided(MarketSituation situation, MarketDecision decision) {
        ShadowRun beside = run;
        if (beside != null) {
            beside.offer(situation, decision);
        }
    }

    /**
     * Lets a release decide beside the active one, in place of an earlier shadow.
     *
     * @param release compiled and warm; closed once it is replaced or stopped
     * @param operator who wants it
     * @param reason why
     * @param nowMillis wall time
     */
    public synchronized void start(CompiledRelease release, String operator, String reason, long nowMillis) {
        stop();
        ShadowRun next = new ShadowRun(release, operator, reason, nowMillis);
        next.start();
        run = next;
    }

    /** Ends the shadow, if there is one. */
    public synchronized void stop() {
        ShadowRun beside = run;
        run = null;
        if (beside != null) {
            beside.close();
        }
    }

    /** How far the shadow differs so far; empty if there is none. */
    public Optional<DivergenceReport> report() {
        ShadowRun beside = run;
        return beside == null ? Optional.empty() : Optional.of(beside.report());
    }

    @Override
    public void close() {
        stop();
    }
}
