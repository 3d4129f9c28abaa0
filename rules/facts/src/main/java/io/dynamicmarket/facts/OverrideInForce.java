package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * An override within its time.
 *
 * @param override which
 */
public record OverrideInForce(PolicyOverride override) {
    public OverrideInForce {
        Objects.requireNonNull(override);
    }

    public PolicyOverride.Effect effect() {
        return override.effect();
    }

    public Grounds grounds(String rule) {
        return new Grounds(
                rule,
                override.authority() + " override " + override.id() + " until " + override.untilMillis() + ": "
                        + override.reason());
    }
}
