package io.dynamicmarket.facts;

/**
 * How quoting itself is doing: what rules see of the models and of the desk's own fills.
 *
 * @param modelDivergenceBps largest distance of a shadow model's bid or ask from the model's in use, bps of mid
 * @param recentToxicity highest {@link MarketFeatures#toxicity} at the latest refreshes, as many as {@link QuoteCare}
 *     says for toxic flow
 * @param fillTimeMillis quantile of the time to fill that {@link QuoteCare} names for the age of quotes; 0 while there
 *     are too few fills
 * @param slippageShare share of the theoretical half-spread that the mid's move against the desk has taken from its
 *     latest fills; 0 while there are too few
 */
public record QuotingReadings(
        double modelDivergenceBps, double recentToxicity, long fillTimeMillis, double slippageShare) {
    public static final QuotingReadings NONE = new QuotingReadings(0, 0, 0, 0);

    public QuotingReadings {
        modelDivergenceBps = Six.decimals(modelDivergenceBps);
        recentToxicity = Six.decimals(recentToxicity);
        slippageShare = Six.decimals(slippageShare);
        if (modelDivergenceBps < 0 || recentToxicity < 0 || fillTimeMillis < 0) {
            throw new IllegalArgumentException("Expected a divergence, toxicity and fill time of zero or more, but got "
                    + modelDivergenceBps + ", " + recentToxicity + " and " + fillTimeMillis);
        }
    }
}
