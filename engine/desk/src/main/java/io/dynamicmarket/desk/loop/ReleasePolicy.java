package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.MarketPolicy;
import io.dynamicmarket.policy.table.Hit;
import io.dynamicmarket.policy.treasury.TreasuryPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** The policy of one compiled release. */
public final class ReleasePolicy implements Policy {
    private final MarketPolicy market;
    private final TreasuryPolicy treasury;

    private final long epochMillis;
    private final double protectedFloor;

    private ReleasePolicy(CompiledRelease release) {
        this.market = release.marketPolicy();
        this.treasury = release.treasuryPolicy();
        BigDecimal minutes =
                number(release.table("treasury-schedule").decide(Map.of("figure", "EPOCH_MINUTES")), "value");
        this.epochMillis = Duration.ofMinutes(minutes.longValueExact()).toMillis();
        this.protectedFloor = number(
                        release.table("revenue-split").decide(Map.of("revenue", 0, "momentumIndex", 1)),
                        "protectedFloor")
                .doubleValue();
    }

    public static ReleasePolicy of(CompiledRelease release) {
        return new ReleasePolicy(release);
    }

    private static BigDecimal number(Hit hit, String output) {
        if (hit.outputs().get(output) instanceof BigDecimal number) {
            return number;
        }
        throw new IllegalStateException("Expected a number as " + output + " of " + hit.source() + ", but got "
                + hit.outputs().get(output));
    }

    @Override
    public void rest() {
        market.rest();
    }

    @Override
    public Set<String> escalated() {
        return market.escalated();
    }

    @Override
    public void resume(Set<String> standing) {
        market.resume(standing);
    }

    @Override
    public long epochMillis() {
        return epochMillis;
    }

    @Override
    public double protectedFloor() {
        return protectedFloor;
    }

    @Override
    public MarketDecision decide(MarketSituation situation) {
        return market.decide(situation);
    }

    @Override
    public TreasuryDecision decide(TreasurySituation situation) {
        return treasury.decide(situation);
    }

    @Override
    public void close() {
        market.close();
        treasury.close();
    }
}
