package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.HedgeVerdict;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.facts.TreasuryVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Takes an answer that came too late for none: the market it was asked about has moved on, so the most restrictive
 * verdict stands until the next answer. Breakers that the late answer tripped stay tripped. For the living desk alone,
 * since it looks at a clock.
 */
public final class PunctualPolicy implements Policy {
    /** Half of the time between two decisions. */
    private static final Duration LATE_AFTER = Duration.ofMillis(50);
    /** Epochs are minutes apart; their answer may take longer. */
    private static final Duration TREASURY_LATE_AFTER = Duration.ofSeconds(2);

    private final Policy policy;
    private final ReleaseId release;
    private final LongSupplier nanoClock;

    public PunctualPolicy(Policy policy, ReleaseId release, LongSupplier nanoClock) {
        this.policy = policy;
        this.release = release;
        this.nanoClock = nanoClock;
    }

    @Override
    public MarketDecision decide(MarketSituation situation) {
        long before = nanoClock.getAsLong();
        MarketDecision decision = policy.decide(situation);
        long tookMillis = Duration.ofNanos(nanoClock.getAsLong() - before).toMillis();
        if (tookMillis <= LATE_AFTER.toMillis()) {
            return decision;
        }
        Grounds late = new Grounds(
                "DSK-004",
                "Expected a decision within " + LATE_AFTER.toMillis() + " ms, but it took " + tookMillis + " ms.");
        return new MarketDecision(
                decision.state(),
                decision.tripped(),
                decision.newlyTripped(),
                decision.released(),
                decision.escalations(),
                QuoteDirective.halt(situation.features().market(), release, late),
                decision.fired(),
                new HedgeVerdict.None(late));
    }

    @Override
    public TreasuryDecision decide(TreasurySituation situation) {
        long before = nanoClock.getAsLong();
        TreasuryDecision decision = policy.decide(situation);
        long tookMillis = Duration.ofNanos(nanoClock.getAsLong() - before).toMillis();
        if (tookMillis <= TREASURY_LATE_AFTER.toMillis()) {
            return decision;
        }
        Grounds late = new Grounds(
                "DSK-004",
                "Expected a treasury decision within " + TREASURY_LATE_AFTER.toMillis() + " ms, but it took "
                        + tookMillis + " ms.");
        return new TreasuryDecision(List.of(new TreasuryVerdict.Hold("all", late)), decision.fired(), release);
    }

    @Override
    public void rest() {
        policy.rest();
    }

    @Override
    public Set<String> escalated() {
        return policy.escalated();
    }

    @Override
    public void resume(Set<String> standing) {
        policy.resume(standing);
    }

    @Override
    public long epochMillis() {
        return policy.epochMillis();
    }

    @Override
    public double protectedFloor() {
        return policy.protectedFloor();
    }

    @Override
    public void close() {
        policy.close();
    }
}
