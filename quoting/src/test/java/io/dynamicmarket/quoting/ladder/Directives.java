package io.dynamicmarket.quoting.ladder;

import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.QuotingModelName;
import io.dynamicmarket.quoting.inventory.Markets;
import java.util.List;
import java.util.function.Consumer;

/** What the tests vary of a directive: gamma 0.1, kappa 1 and T = 120 s are the specification's baseline. Immutable. */
public final class Directives implements Cloneable {
    private QuotingMode mode = QuotingMode.QUOTE;
    private QuotingModelName model = QuotingModelName.AVELLANEDA_STOIKOV;
    private double gamma = 0.1;
    private double kappa = 1;
    private double coefficient = 1;
    private double betaBps;
    private double pullShare;
    private double calmGammaFactor = 1;
    private double calmShare = 0.3;
    private double spreadFactor = 1;
    private double toxicityFactor = 1;
    private double cushionBps;
    private double gasBps;
    private double concentration;
    private double ladderScale = 1;

    private Directives() {}

    /** The baseline without any skew, pull, floor or calm: the bare model. */
    public static Directives bare() {
        return new Directives();
    }

    private Directives with(Consumer<Directives> change) {
        try {
            Directives other = (Directives) clone();
            change.accept(other);
            return other;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    public Directives mode(QuotingMode other) {
        return with(it -> it.mode = other);
    }

    public Directives model(QuotingModelName other) {
        return with(it -> it.model = other);
    }

    public Directives gamma(double full, double calmFactor, double calm) {
        return with(it -> {
            it.gamma = full;
            it.calmGammaFactor = calmFactor;
            it.calmShare = calm;
        });
    }

    public Directives calmGamma(double factor) {
        return with(it -> it.calmGammaFactor = factor);
    }

    public Directives kappa(double other) {
        return with(it -> it.kappa = other);
    }

    public Directives coefficient(double other) {
        return with(it -> it.coefficient = other);
    }

    public Directives skew(double beta, double pull) {
        return with(it -> {
            it.betaBps = beta;
            it.pullShare = pull;
        });
    }

    public Directives spread(double factor, double cushion, double gas) {
        return with(it -> {
            it.spreadFactor = factor;
            it.cushionBps = cushion;
            it.gasBps = gas;
        });
    }

    public Directives toxic(double factor) {
        return with(it -> it.toxicityFactor = factor);
    }

    public Directives concentrated(double share) {
        return with(it -> it.concentration = share);
    }

    public Directives scaled(double scale) {
        return with(it -> it.ladderScale = scale);
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
                0.5,
                500,
                QuoteDirective.LONGEST_AGE_MILLIS,
                false,
                PresetName.STEADY_STATE,
                Markets.RELEASE,
                new Grounds("TST-001", "test"));
    }

    @Override
    public String toString() {
        return directive().toString();
    }
}
