package io.dynamicmarket.facts;

/** The three presets of the specification. */
public enum PresetName {
    BOOTSTRAP,
    STEADY_STATE,
    DEFENSIVE
}
