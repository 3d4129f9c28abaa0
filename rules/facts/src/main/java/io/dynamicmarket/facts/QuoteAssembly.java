package io.dynamicmarket.facts;

import java.util.List;
import java.util.Objects;

/**
 * The parts of a directive, chosen by rules; putting them together is arithmetic only.
 *
 * @param market which market
 * @param playbook of the state in force
 * @param preset in use
 * @param refreshMillis the preset's cadence on this kind of venue
 * @param gas what chain fees ask for
 * @param gasFeeBps chain fee of one refresh
 * @param limit the tightest of all limits
 */
public record QuoteAssembly(
        MarketId market,
        Playbook playbook,
        Preset preset,
        long refreshMillis,
        GasResponse gas,
        double gasFeeBps,
        QuoteLimit limit) {
    public QuoteAssembly {
        Objects.requireNonNull(market);
        Objects.requireNonNull(playbook);
        Objects.requireNonNull(preset);
        Objects.requireNonNull(gas);
        Objects.requireNonNull(limit);
    }

    public QuoteDirective directive(ReleaseId release, Grounds grounds) {
        return new QuoteDirective(
                market,
                limit.mode(),
                limit.cancelResting(),
                limit.placeNew(),
                preset.model(),
                preset.gamma() * playbook.gammaFactor(),
                preset.kappa(),
                preset.intensityPerMinute(),
                preset.orderShare(),
                preset.inventoryCoefficient(),
                preset.horizonSeconds(),
                preset.betaBps() * playbook.betaFactor(),
                preset.nearLimitPullShare(),
                preset.calmGammaFactor(),
                preset.calmInventoryShare(),
                limit.spreadFactor(),
                limit.toxicityFactor(),
                Math.max(0, preset.floorCushionBps() + playbook.floorAddBps() + gas.cushionBps()),
                gasFeeBps,
                ladder(),
                preset.lightConcentrationShare(),
                limit.ladderScale(),
                preset.tierSpacingShare(),
                Math.round(refreshMillis * limit.cadenceFactor()),
                limit.maxQuoteAgeMillis(),
                limit.hedgeAllowed(),
                preset.name(),
                release,
                grounds);
    }

    private List<Double> ladder() {
        List<Double> shares = preset.ladderShares();
        return shares.subList(0, Math.min(limit.tiers(), shares.size()));
    }
}
