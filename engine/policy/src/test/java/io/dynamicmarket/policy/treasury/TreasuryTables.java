package io.dynamicmarket.policy.treasury;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** The treasury's tables as they stand in the tree, on the reference DMN engine. */
final class TreasuryTables {
    static final Path FOLDER = Path.of("..", "..", "dmn", "treasury");

    private final Map<String, Loaded> tables = new TreeMap<>();

    private record Loaded(DMNRuntime runtime, DMNModel model, List<String> selected) {}

    /** What a table said: the whole result of its decision, the rows that gave it, and what the engine complained of. */
    record Answer(Object result, List<String> rows, List<String> complaints) {}

    static List<Path> files() {
        try (Stream<Path> paths = Files.list(FOLDER)) {
            return paths.filter(path -> path.toString().endsWith(".dmn"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String nameOf(Path file) {
        return file.getFileName().toString().replace(".dmn", "");
    }

    Answer ask(String name, Map<String, Object> inputs) {
        Loaded table = tables.computeIfAbsent(name, TreasuryTables::load);
        table.selected.clear();
        DMNContext context = table.runtime.newContext();
        inputs.forEach(context::set);
        DMNResult result = table.runtime.evaluateAll(table.model, context);
        return new Answer(
                result.getDecisionResultByName(name).getResult(),
                List.copyOf(table.selected),
                result.getMessages().stream().map(Object::toString).toList());
    }

    private static Loaded load(String name) {
        DMNRuntime runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(ResourceFactory.newFileResource(
                        FOLDER.resolve(name + ".dmn").toFile())))
                .getOrElseThrow(e -> new IllegalStateException("Expected " + name + " to compile, but " + e, e));
        List<String> selected = new ArrayList<>();
        runtime.addListener(new DMNRuntimeEventListener() {
            @Override
            public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
                event.getSelectedIds().forEach(row -> selected.add(name + "#" + row));
            }
        });
        return new Loaded(runtime, runtime.getModels().get(0), selected);
    }
}
