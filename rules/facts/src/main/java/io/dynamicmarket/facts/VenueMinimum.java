package io.dynamicmarket.facts;

/**
 * The least that a venue takes as one order: a row of {@code dmn/venue-minimums.dmn}.
 *
 * @param minNotional smallest value of an order, quote units; 0 for none
 */
public record VenueMinimum(double minNotional) {
    public static final VenueMinimum NONE = new VenueMinimum(0);

    public VenueMinimum {
        minNotional = Six.decimals(minNotional);
        if (minNotional < 0) {
            throw new IllegalArgumentException("Expected a least notional of zero or more, but got " + minNotional);
        }
    }
}
