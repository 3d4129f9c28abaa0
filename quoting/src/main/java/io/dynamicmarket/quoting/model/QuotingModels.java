package io.dynamicmarket.quoting.model;

import io.dynamicmarket.facts.QuotingModelName;

/** The models by the names that presets use. */
public final class QuotingModels {
    /** The bound of the published tables. */
    private static final int FEWEST_ORDERS = 30;
    /** The exact model reaches beyond any hard limit that is at most twice the soft one. */
    private static final double SOFT_LIMITS = 2;
    /** For a model in use: volatility is rounded up by at most 0.8 %, and every table that a desk needs is soon there. */
    public static final int FINE_BITS = 7;
    /** For a model that only looks on: by at most 6.3 %, so that solving it does not hold quotes up. */
    public static final int COARSE_BITS = 4;

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
     * @param volatilityBits significant bits, behind the first, to which volatility is rounded up where a model is
     *     tabulated
     */
    public static QuotingModel of(
            QuotingModelName name,
            double gamma,
            double kappa,
            double intensityPerMinute,
            double orderShare,
            double coefficient,
            int volatilityBits) {
        return switch (name) {
            case AVELLANEDA_STOIKOV -> new AvellanedaStoikov(gamma, kappa, coefficient);
            case GLFT -> new GlftClosedForm(gamma, kappa, intensityPerMinute, orderShare);
            case GLFT_EXACT ->
                new GlftExact(
                        new GlftClosedForm(gamma, kappa, intensityPerMinute, orderShare),
                        Math.max(FEWEST_ORDERS, (int) Math.ceil(SOFT_LIMITS / orderShare)),
                        volatilityBits);
        };
    }
}
