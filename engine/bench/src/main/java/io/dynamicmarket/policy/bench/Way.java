package io.dynamicmarket.policy.bench;

import java.util.function.Function;

/** All contenders, hand-written Java first. */
public enum Way {
    HAND_WRITTEN("hand-written Java", dmn -> new HandWritten()),
    COMPILED("compiled decision space, numbers in millionths", DecisionSpace::compiled),
    COMPILED_FROM_DOUBLES("compiled decision space, numbers read from doubles", DecisionSpace::compiledFromDoubles),
    INTERPRETED("interpreted decision space, numbers in millionths", DecisionSpace::interpreted),
    DROOLS_RULES("Drools 10.1.0 DRL, long-lived session", dmn -> new DroolsRules()),
    EVRETE("Evrete 4.0.3, long-lived session", dmn -> new EvreteRules()),
    DROOLS_DMN("Drools 10.1.0 DMN", DroolsDmn::new),
    CAMUNDA_DMN("Camunda 7.24.0 DMN", CamundaDmn::new);

    private final String label;
    private final Function<byte[], Contender<?>> open;

    Way(String label, Function<byte[], Contender<?>> open) {
        this.label = label;
        this.open = open;
    }

    public String label() {
        return label;
    }

    /** Opens a contender on the text of the table's DMN file. */
    Contender<?> open(byte[] dmn) {
        return open.apply(dmn);
    }
}
