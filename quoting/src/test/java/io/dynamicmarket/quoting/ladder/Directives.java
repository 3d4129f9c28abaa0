package io.dynamicmarket.quoting.ladder;

import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingMode;
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
        double spacing) {
    /** The baseline without any skew, pull, floor or calm: the bare model. */
    public static Directives bare() {
        return new Directives(QuotingMode.QUOTE, 0.1, 1, 1, 0, 0, 1, 0.3, 1, 0, 0, 1, 0.5);
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
                spacing);
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
                spacing);
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
                spacing);
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
                spacing);
    }

    public QuoteDirective directive() {
        return new QuoteDirective(
                Markets.SPOT.market(),
                mode,
                false,
                true,
                gamma,
                kappa,
                coefficient,
                120,
                betaBps,
                pullShare,
                calmGammaFactor,
                calmShare,
                spreadFactor,
                cushionBps,
                gasBps,
                List.of(0.25, 0.5, 0.25),
                ladderScale,
                spacing,
                500,
                false,
                PresetName.STEADY_STATE,
                Markets.RELEASE,
                new Grounds("TST-001", "test"));
    }
}
