package io.dynamicmarket.policy.bench;

import io.dynamicmarket.facts.MarketState;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** The same DMN file, said to be of DMN 1.3, which is the newest that this engine reads; nothing in it is newer. */
final class CamundaDmn implements Contender<Map<String, Object>> {
    private static final String OURS = "https://www.omg.org/spec/DMN/20230324/";
    private static final String THEIRS = "https://www.omg.org/spec/DMN/20191111/";

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision decision;

    CamundaDmn(byte[] dmn) {
        String text = new String(dmn, StandardCharsets.UTF_8).replace(OURS, THEIRS);
        this.decision =
                engine.parseDecision("decision", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Map<String, Object> taken(Tick tick) {
        return Inputs.of(tick);
    }

    @Override
    public MarketState decide(Map<String, Object> inputs) {
        Object answer = engine.evaluateDecisionTable(decision, inputs).getSingleEntry();
        return MarketState.valueOf(String.valueOf(answer));
    }
}
