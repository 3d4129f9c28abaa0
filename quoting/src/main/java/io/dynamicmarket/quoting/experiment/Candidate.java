package io.dynamicmarket.quoting.experiment;

import io.dynamicmarket.facts.QuoteDirective;
import java.util.Objects;

/**
 * A point of a grid.
 *
 * @param gamma of the preset, see {@link io.dynamicmarket.facts.Preset}
 * @param betaBps of the preset
 * @param kappa of the preset
 * @param directive what the policy makes of it
 */
public record Candidate(double gamma, double betaBps, double kappa, QuoteDirective directive) {
    public Candidate {
        Objects.requireNonNull(directive);
    }
}
