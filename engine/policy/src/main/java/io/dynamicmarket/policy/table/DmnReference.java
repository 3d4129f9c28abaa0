package io.dynamicmarket.policy.table;

import io.dynamicmarket.policy.Finding;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** The tables in the DMN engine: the reference that the decision space must agree with. */
final class DmnReference {
    private final DMNRuntime runtime;
    private final SortedMap<String, DMNModel> models = new TreeMap<>();

    private DmnReference(DMNRuntime runtime) {
        this.runtime = runtime;
        for (DMNModel model : runtime.getModels()) {
            models.put(model.getName(), model);
        }
    }

    /** Compiles all files; messages of the engine become findings, whatever their level. */
    static DmnReference compile(SortedMap<String, byte[]> files, List<Finding> findings) {
        List<Resource> resources = new ArrayList<>();
        files.forEach((path, bytes) -> {
            Resource resource = ResourceFactory.newReaderResource(
                    new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8), "UTF-8");
            resource.setSourcePath(path);
            resources.add(resource);
        });
        DMNRuntime runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(resources)
                .getOrElseThrow(failure -> new IllegalStateException(
                        "Expected the DMN engine to take the tables, but it failed: " + failure.getMessage(), failure));
        DmnReference reference = new DmnReference(runtime);
        for (DMNModel model : runtime.getModels()) {
            for (DMNMessage message : model.getMessages()) {
                findings.add(new Finding(
                        String.valueOf(model.getResource().getSourcePath()),
                        String.valueOf(message.getSourceId()),
                        message.getText()));
            }
        }
        return reference;
    }

    /**
     * What the engine answers.
     *
     * @throws IllegalStateException if it answers nothing or reports anything
     */
    Object decide(String table, Map<String, Object> inputs) {
        DMNContext context = runtime.newContext();
        inputs.forEach(context::set);
        DMNResult result = runtime.evaluateAll(models.get(table), context);
        Object answer = result.getDecisionResults().get(0).getResult();
        if (!result.getMessages().isEmpty() || answer == null) {
            throw new IllegalStateException("Expected the DMN engine to answer " + table + " for " + inputs
                    + ", but it gave " + answer + " and said " + result.getMessages());
        }
        return answer;
    }

    /** One output of an answer; a list of them where the table collects contexts. */
    static @Nullable Object output(Object answer, String name) {
        if (answer instanceof Map<?, ?> outputs) {
            return outputs.get(name);
        }
        if (answer instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?>) {
            return list.stream().map(each -> ((Map<?, ?>) each).get(name)).toList();
        }
        // A table with one output answers with the value itself.
        return answer;
    }
}
