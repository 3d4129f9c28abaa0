package io.dynamicmarket.quoting.ladder;

import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingModelName;
import io.dynamicmarket.quoting.model.QuotingModel;
import io.dynamicmarket.quoting.model.QuotingModels;
import java.util.EnumMap;
import java.util.Map;

/** All models under the parameters of one directive: the one in use, and its shadows that only look on. */
final class ModelPanel {
    private final Map<QuotingModelName, RampedModel> models = new EnumMap<>(QuotingModelName.class);
    private final QuotingModelName inUse;
    private final RampedModel quoting;

    ModelPanel(Parameters parameters) {
        for (QuotingModelName name : QuotingModelName.values()) {
            models.put(name, ramped(name, parameters));
        }
        this.inUse = parameters.model();
        this.quoting = of(inUse);
    }

    /** What a panel depends on; bps, minutes and soft limits. */
    record Parameters(
            QuotingModelName model,
            double gamma,
            double calmGammaFactor,
            double kappa,
            double intensityPerMinute,
            double orderShare,
            double inventoryCoefficient) {
        static Parameters of(QuoteDirective directive) {
            return new Parameters(
                    directive.model(),
                    directive.gamma(),
                    directive.calmGammaFactor(),
                    directive.kappa(),
                    directive.intensityPerMinute(),
                    directive.orderShare(),
                    directive.inventoryCoefficient());
        }
    }

    private static RampedModel ramped(QuotingModelName name, Parameters parameters) {
        return new RampedModel(
                model(name, parameters.gamma * parameters.calmGammaFactor, parameters),
                model(name, parameters.gamma, parameters));
    }

    private static QuotingModel model(QuotingModelName name, double gamma, Parameters parameters) {
        return QuotingModels.of(
                name,
                gamma,
                parameters.kappa,
                parameters.intensityPerMinute,
                parameters.orderShare,
                parameters.inventoryCoefficient,
                name == parameters.model ? QuotingModels.FINE_BITS : QuotingModels.COARSE_BITS);
    }

    RampedModel inUse() {
        return quoting;
    }

    RampedModel of(QuotingModelName name) {
        RampedModel model = models.get(name);
        if (model == null) {
            throw new IllegalStateException("Expected every model in the panel, but " + name + " is missing");
        }
        return model;
    }

    /** Largest distance of a shadow's bid or ask from those of the model in use, bps. */
    double divergenceBps(double inventory, double volatilityBps, double horizonMinutes, double load) {
        double offset = quoting.offsetBps(inventory, volatilityBps, horizonMinutes, load);
        double half = quoting.halfSpreadBps(inventory, volatilityBps, horizonMinutes, load);
        double widest = 0;
        for (RampedModel shadow : models.values()) {
            double centres = shadow.offsetBps(inventory, volatilityBps, horizonMinutes, load) - offset;
            double halves = shadow.halfSpreadBps(inventory, volatilityBps, horizonMinutes, load) - half;
            widest = Math.max(widest, Math.abs(centres) + Math.abs(halves));
        }
        return widest;
    }
}
