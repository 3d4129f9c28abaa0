package io.dynamicmarket.facts;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * What inventory asks for: a row of {@code dmn/hedging.dmn}.
 *
 * @param action what to do
 * @param targetShare see {@link HedgeVerdict.Ioc}
 * @param impactToleranceBps see {@link HedgeVerdict.Ioc}
 * @param rankBy names of {@link HedgeRank} in any case, the first that tells two venues apart decides: {@code latency,
 *     depth, fee}
 * @param grounds the row
 */
public record HedgeResponse(
        HedgeAction action, double targetShare, double impactToleranceBps, String rankBy, Grounds grounds) {
    public HedgeResponse {
        Objects.requireNonNull(action);
        Objects.requireNonNull(rankBy);
        Objects.requireNonNull(grounds);
        // a row that names no ranks or no tolerance is refused with the release, not at the first hedge
        ioc(targetShare, impactToleranceBps, rankBy, grounds);
    }

    /** The verdict of this row; its grounds say how much is held. */
    public HedgeVerdict verdict(double softUse, double thresholdShare) {
        Grounds why = new Grounds(
                grounds.source(),
                grounds.sentence() + "; inventory at " + softUse + " of the soft limit, hedged above "
                        + thresholdShare);
        return switch (action) {
            case NONE -> new HedgeVerdict.None(why);
            case IOC -> ioc(targetShare, impactToleranceBps, rankBy, why);
            case INCENTIVES -> new HedgeVerdict.Incentives(why);
        };
    }

    private static HedgeVerdict.Ioc ioc(double targetShare, double toleranceBps, String rankBy, Grounds grounds) {
        return new HedgeVerdict.Ioc(
                targetShare,
                toleranceBps,
                Stream.of(rankBy.split(",", -1)).map(HedgeResponse::rank).toList(),
                grounds);
    }

    private static HedgeRank rank(String word) {
        for (HedgeRank rank : HedgeRank.values()) {
            if (rank.name().equalsIgnoreCase(word.strip())) {
                return rank;
            }
        }
        throw new IllegalArgumentException("Expected ranks like 'latency, depth, fee', but got '" + word + "'");
    }
}
