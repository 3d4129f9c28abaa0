package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * What chain fees ask for: a row of {@code dmn/gas-response.dmn}.
 *
 * @param tiers most tiers that may be quoted
 * @param cadenceFactor factor on the refresh interval
 * @param ladderScale factor on the size of the ladder
 * @param cushionBps added to the cushion of the spread floor
 * @param grounds the row
 */
public record GasResponse(int tiers, double cadenceFactor, double ladderScale, double cushionBps, Grounds grounds) {
    public GasResponse {
        Objects.requireNonNull(grounds);
        if (tiers < 0 || !(cadenceFactor >= 1) || !(ladderScale >= 0 && ladderScale <= 1) || !(cushionBps >= 0)) {
            throw new IllegalArgumentException("Expected congestion to slow down and to shrink, but got tiers " + tiers
                    + ", cadence factor " + cadenceFactor + ", ladder scale " + ladderScale + ", cushion "
                    + cushionBps);
        }
    }
}
