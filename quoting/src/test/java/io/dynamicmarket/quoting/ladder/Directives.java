package io.dynamicmarket.quoting.ladder;

import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.QuotingModelName;
import io.dynamicmarket.quoting.inventory.Markets;
import java.util.List;

/** What the tests vary of a directive: gamma 0.1, kappa 1 and T = 120 s are the specification's baseline. */
public record Directives(
        QuotingMode mode,
        double gamma,
        double kappa,
        double coefficient,
        double betaBps,
        double pullShare,
        double calmGammaFactor,
        double calmShare,
        double spreadFactor,
        double cushionBps,
        double gasBps,
        double ladderScale,
        double spacing,
        QuotingModelName model,
        double toxicityFactor,
        double concentration) {
    /** The baseline without any skew, pull, floor or calm: the bare model. */
    public static Directives bare() {
        return new Directives(
                QuotingMode.QUOTE, 0.1, 1, 1, 0, 0, 1, 0.3, 1, 0, 0, 1, 0.5, QuotingModelName.AVELLANEDA_STOIKOV, 1, 0);
    }

    public Directives mode(QuotingMode other) {
        return new Directives(
                other,
                gamma,
                kappa,
                coefficient,
                betaBps,
                pullShare,
                calmGammaFactor,
                calmShare,
                spreadFactor,
                cushionBps,
                gasBps,
                ladderScale,
                spacing,
                model,
                toxicityFactor,
                concentration);
    }

    public Directives skew(double beta, double pull) {
        return new Directives(
                mode,
                gamma,
                kappa,
                coefficient,
                beta,
                pull,
                calmGammaFactor,
                calmShare,
                spreadFactor,
                cushionBps,
                gasBps,
                ladderScale,
                spacing,
                model,
                toxicityFactor,
                concentration);
    }

    public Directives calmGamma(double factor) {
        return new Directives(
                mode,
                gamma,
                kappa,
                coefficient,
                betaBps,
                pullShare,
                factor,
                calmShare,
                spreadFactor,
                cushionBps,
                gasBps,
                ladderScale,
                spacing,
                model,
                toxicityFactor,
                concentration);
    }

    public Directives spread(double factor, double cushion, double gas) {
        return new Directives(
                mode,
                gamma,
                kappa,
                coefficient,
                betaBps,
                pullShare,
                calmGammaFactor,
                calmShare,
                factor,
                cushion,
                gas,
                ladderScale,
                spacing,
                model,
                toxicityFactor,
                concentration);
    }

    public Directives coefficient(double other) {
        return new Directives(
                mode,
                gamma,
                kappa,
                other,
                betaBps,
                pullShare,
                calmGammaFactor,
                calmShare,
                spreadFactor,
                cushionBps,
                gasBps,
                ladderScale,
                spacing,
                model,
                toxicityFactor,
                concentration);
    }

    public Directives kappa(double other) {
        return new Directives(
                mode,
                gamma,
                other,
                coefficient,
                betaBps,
                pullShare,
                calmGammaFactor,
                calmShare,
                spreadFactor,
                cushionBps,
                gasBps,
                ladderScale,
                spacing,
                model,
                toxicityFactor,
                concentration);
    }

    public Directives model(QuotingModelName other) {
        return new Directives(
                mode,
                gamma,
                kappa,
                coefficient,
                betaBps,
                pullShare,
                calmGammaFactor,
                calmShare,
                spreadFactor,
                cushionBps,
                gasBps,
                ladderScale,
                spacing,
                other,
                toxicityFactor,
                concentration);
    }

    public Directives toxic(double factor) {
        return new Directives(
                mode,
                gamma,
                kappa,
                coefficient,
                betaBps,
                pullShare,
                calmGammaFactor,
                calmShare,
                spreadFactor,
                cushionBps,
                gasBps,
                ladderScale,
                spacing,
                model,
                factor,
                concentration);
    }

    public Directives concentrated(double share) {
        return new Directives(
                mode,
                gamma,
                kappa,
                coefficient,
                betaBps,
                pullShare,
                calmGammaFactor,
                calmShare,
                spreadFactor,
                cushionBps,
                gasBps,
                ladderScale,
                spacing,
                model,
                toxicityFactor,
                share);
    }

    public Directives gamma(double full, double calmFactor, double calm) {
        return new Directives(
                mode,
                full,
                kappa,
                coefficient,
                betaBps,
                pullShare,
                calmFactor,
                calm,
                spreadFactor,
                cushionBps,
                gasBps,
                ladderScale,
                spacing,
                model,
                toxicityFactor,
                concentration);
    }

    public Directives scaled(double scale) {
        return new Directives(
                mode,
                gamma,
                kappa,
                coefficient,
                betaBps,
                pullShare,
                calmGammaFactor,
                calmShare,
                spreadFactor,
                cushionBps,
                gasBps,
                scale,
                spacing,
                model,
                toxicityFactor,
                concentration);
    }

    public QuoteDirective directive() {
        return new QuoteDirective(
                Markets.SPOT.market(),
                mode,
                false,
                true,
                model,
                gamma,
                kappa,
                60,
                0.25,
                coefficient,
                120,
                betaBps,
                pullShare,
                calmGammaFactor,
                calmShare,
                spreadFactor,
                toxicityFactor,
                cushionBps,
                gasBps,
                List.of(0.25, 0.5, 0.25),
                concentration,
                ladderScale,
                spacing,
                500,
                QuoteDirective.LONGEST_AGE_MILLIS,
                false,
                PresetName.STEADY_STATE,
                Markets.RELEASE,
                new Grounds("TST-001", "test"));
    }
}
