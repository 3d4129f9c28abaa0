package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.policy.LateAnswer;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Takes an answer that came too late for none: the market it was asked about has moved on, so the most restrictive
 * verdict stands until the next answer. Breakers that the late answer tripped stay tripped. For the living desk alone,
 * since it looks at a clock.
 */
public final class PunctualPolicy implements Policy {
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
        if (tookMillis <= LateAnswer.MARKET_WITHIN_MILLIS) {
            return decision;
        }
        return LateAnswer.instead(decision, situation, release, LateAnswer.ofMarket(tookMillis));
    }

    @Override
    public TreasuryDecision decide(TreasurySituation situation) {
        long before = nanoClock.getAsLong();
        TreasuryDecision decision = policy.decide(situation);
        long tookMillis = Duration.ofNanos(nanoClock.getAsLong() - before).toMillis();
        if (tookMillis <= LateAnswer.TREASURY_WITHIN_MILLIS) {
            return decision;
        }
        return LateAnswer.instead(decision, release, LateAnswer.ofTreasury(tookMillis));
    }

    @Override
    public void rest() {
        policy.rest();
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
