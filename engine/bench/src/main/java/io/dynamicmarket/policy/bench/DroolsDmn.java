package io.dynamicmarket.policy.bench;

import io.dynamicmarket.facts.MarketState;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** The DMN file in the engine that the policy holds for its reference. */
final class DroolsDmn implements Contender<Map<String, Object>> {
    private final DMNRuntime runtime;
    private final DMNModel model;

    DroolsDmn(byte[] dmn) {
        Resource resource = ResourceFactory.newReaderResource(
                new InputStreamReader(new ByteArrayInputStream(dmn), StandardCharsets.UTF_8), "UTF-8");
        resource.setSourcePath("market-state.dmn");
        this.runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(resource))
                .getOrElseThrow(failure -> new IllegalStateException(
                        "Expected the engine to take the table, but it failed: " + failure.getMessage(), failure));
        this.model = runtime.getModels().get(0);
    }

    @Override
    public Map<String, Object> taken(Tick tick) {
        return Inputs.of(tick);
    }

    @Override
    public MarketState decide(Map<String, Object> inputs) {
        DMNContext context = runtime.newContext();
        inputs.forEach(context::set);
        Object answer =
                runtime.evaluateAll(model, context).getDecisionResults().get(0).getResult();
        return MarketState.valueOf(String.valueOf(answer));
    }
}
