package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * Profit and loss of the session in the settlement asset: total = realized + unrealized - fees, to the last nano.
 *
 * @param realized closed against average cost, before fees
 * @param unrealized open position at the mid against average cost
 * @param fees paid, positive is a cost
 * @param total what the session made
 * @param peak highest total of the session so far, at least what it started with
 * @param drawdown peak minus total, zero or more
 * @param drawdownBps drawdown over the desk's capital in the market, bps
 */
public record PnlReport(
        Amount realized,
        Amount unrealized,
        Amount fees,
        Amount total,
        Amount peak,
        Amount drawdown,
        double drawdownBps) {
    public PnlReport {
        Objects.requireNonNull(peak);
        drawdownBps = Six.decimals(drawdownBps);
        if (!realized.plus(unrealized).minus(fees).equals(total)) {
            throw new IllegalArgumentException("Expected total = realized + unrealized - fees, but got " + total
                    + " from " + realized + ", " + unrealized + " and " + fees);
        }
        if (drawdown.nanos() < 0) {
            throw new IllegalArgumentException("Expected a drawdown of zero or more, but got " + drawdown);
        }
    }
}
