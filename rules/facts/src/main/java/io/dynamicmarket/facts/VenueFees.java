package io.dynamicmarket.facts;

/**
 * What a venue charges: cells of {@code dmn/venue-fees.dmn}. Negative is a rebate.
 *
 * @param makerFeeBps fee of a resting order that trades
 * @param takerFeeBps fee of an order that takes
 */
public record VenueFees(double makerFeeBps, double takerFeeBps) {
    public VenueFees {
        makerFeeBps = Six.decimals(makerFeeBps);
        takerFeeBps = Six.decimals(takerFeeBps);
    }
}
