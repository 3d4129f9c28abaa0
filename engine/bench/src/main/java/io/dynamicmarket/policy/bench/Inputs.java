package io.dynamicmarket.policy.bench;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** A tick by name of the inputs, as DMN engines take it. */
final class Inputs {
    private Inputs() {}

    static Map<String, Object> of(Tick tick) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("heartbeatAgeMillis", BigDecimal.valueOf(tick.heartbeatAgeMillis()));
        inputs.put("venueGapBps", BigDecimal.valueOf(tick.venueGapBps()));
        inputs.put("venuesDegraded", BigDecimal.valueOf(tick.venuesDegraded()));
        inputs.put("confidence", BigDecimal.valueOf(tick.confidence()));
        inputs.put("volatilityBps", BigDecimal.valueOf(tick.volatilityBps()));
        inputs.put("softUse", BigDecimal.valueOf(tick.softUse()));
        inputs.put("toxicity", BigDecimal.valueOf(tick.toxicity()));
        inputs.put("volumeRatio", BigDecimal.valueOf(tick.volumeRatio()));
        inputs.put("absoluteDepthImbalance", BigDecimal.valueOf(tick.absoluteDepthImbalance()));
        inputs.put("state", tick.state().name());
        return inputs;
    }
}
