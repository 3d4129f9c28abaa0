package io.dynamicmarket.quoting.model;

import io.dynamicmarket.facts.QuotingModelName;

/** The models by the names that presets use. */
public final class QuotingModels {
    /** The bound of the published tables. */
    private static final int FEWEST_ORDERS = 30;
    /** The exact model reaches beyond any hard limit that is at most twice the soft one. */
    private static final double SOFT_LIMITS = 2;
    /** Volatility is rounded up by at most 0.8 %, so that a desk soon has every table it needs. */
    private static final int VOLATILITY_BITS = 7;

    private QuotingModels() {}

    /**
     * A model in the desk's units: bps of mid, minutes, soft limits.
     *
     * @param name which
     * @param gamma risk aversion, per bps and soft limit, above 0
     * @param kappa decay of the fill intensity, per bps, above 0
     * @param intensityPerMinute A, fills a minute at the mid, per side, above 0
     * @param orderShare size of one fill, soft limits, above 0
     * @param coefficient of the inventory term of Avellaneda-Stoikov: 1 in the paper, 0.5 in the specification
     */
    public static QuotingModel of(
            QuotingModelName name,
            double gamma,
            double kappa,
            double intensityPerMinute,
            double orderShare,
            double coefficient) {
        return switch (name) {
            case AVELLANEDA_STOIKOV -> new AvellanedaStoikov(gamma, kappa, coefficient);
            case GLFT -> new GlftClosedForm(gamma, kappa, intensityPerMinute, orderShare);
            case GLFT_EXACT ->
                new GlftExact(
                        new GlftClosedForm(gamma, kappa, intensityPerMinute, orderShare),
                        Math.max(FEWEST_ORDERS, (int) Math.ceil(SOFT_LIMITS / orderShare)),
                        VOLATILITY_BITS);
        };
    }
}
