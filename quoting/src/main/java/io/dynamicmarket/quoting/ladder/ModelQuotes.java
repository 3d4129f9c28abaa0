package io.dynamicmarket.quoting.ladder;

import io.dynamicmarket.facts.QuotingModelName;

/**
 * What a model answers for a market's statistics and the desk's inventory, before factors, skews and floor.
 *
 * @param model which
 * @param reservationBps reservation price away from the mid, bps; negative when long
 * @param halfSpreadBps bps of mid
 */
public record ModelQuotes(QuotingModelName model, double reservationBps, double halfSpreadBps) {
    public double bidBps() {
        return reservationBps - halfSpreadBps;
    }

    public double askBps() {
        return reservationBps + halfSpreadBps;
    }
}
