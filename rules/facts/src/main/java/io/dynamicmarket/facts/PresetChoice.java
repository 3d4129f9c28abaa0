package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * The preset that a decision uses.
 *
 * @param preset which
 * @param grounds why this one
 */
public record PresetChoice(PresetName preset, Grounds grounds) {
    public PresetChoice {
        Objects.requireNonNull(preset);
        Objects.requireNonNull(grounds);
    }
}
