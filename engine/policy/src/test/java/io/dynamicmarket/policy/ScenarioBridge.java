package io.dynamicmarket.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.drools.scenariosimulation.api.model.ScenarioSimulationModel;
import org.drools.scenariosimulation.backend.runner.AbstractScenarioRunner;
import org.drools.scenariosimulation.backend.runner.model.ScenarioRunnerDTO;
import org.drools.scenariosimulation.backend.util.ScenarioSimulationXMLPersistence;
import org.junit.runner.Description;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunListener;
import org.junit.runner.notification.RunNotifier;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/**
 * Runs the scenarios of a {@code .scesim} file with the Drools scenario harness. The harness brings a JUnit 4 runner
 * only, which finds no tests under JUnit 5 and stays green on a broken rule; hence this bridge, which names what failed.
 */
public final class ScenarioBridge {
    /** What one scenario said: its number and description, and why it failed, empty where it passed. */
    public record Outcome(String scenario, String failure) {}

    private ScenarioBridge() {}

    /** Runs every scenario of a file against policy files by path; no scenario at all is a fault. */
    public static List<Outcome> run(String path, SortedMap<String, byte[]> files) throws Exception {
        KieServices services = KieServices.get();
        ReleaseId id = services.newReleaseId("io.dynamicmarket", "scenarios", String.valueOf(System.nanoTime()));
        KieContainer container = container(services, id, files);
        try {
            ScenarioSimulationModel model = ScenarioSimulationXMLPersistence.getInstance()
                    .unmarshal(new String(files.get(path), StandardCharsets.UTF_8));
            Collector collector = new Collector();
            RunNotifier notifier = new RunNotifier();
            notifier.addListener(collector);
            AbstractScenarioRunner.getSpecificRunnerProvider(model.getSettings().getType())
                    .create(container, new ScenarioRunnerDTO(model, path))
                    .run(notifier);
            if (collector.finished.isEmpty()) {
                throw new IllegalStateException("Expected scenarios in " + path + ", but none ran");
            }
            return collector.outcomes();
        } finally {
            container.dispose();
            services.getRepository().removeKieModule(id);
        }
    }

    private static KieContainer container(KieServices services, ReleaseId id, SortedMap<String, byte[]> files) {
        KieFileSystem sources = services.newKieFileSystem();
        sources.generateAndWritePomXML(id);
        files.forEach((path, bytes) -> {
            if (path.endsWith(".dmn") || path.endsWith(".drl")) {
                sources.write("src/main/resources/" + path, bytes);
            }
        });
        KieBuilder builder = services.newKieBuilder(sources).buildAll(DrlProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException("Expected a policy without faults, but got " + builder.getResults());
        }
        return services.newKieContainer(id);
    }

    private static final class Collector extends RunListener {
        private final List<Description> finished = new ArrayList<>();
        private final Map<Description, String> failures = new LinkedHashMap<>();

        @Override
        public void testFailure(Failure failure) {
            failures.put(failure.getDescription(), String.valueOf(failure.getMessage()));
        }

        @Override
        public void testFinished(Description description) {
            finished.add(description);
        }

        List<Outcome> outcomes() {
            List<Outcome> outcomes = new ArrayList<>();
            finished.forEach(one -> outcomes.add(new Outcome(one.getDisplayName(), failures.getOrDefault(one, ""))));
            // A failure of the whole file belongs to no scenario and must not get lost.
            failures.forEach((one, failure) -> {
                if (!finished.contains(one)) {
                    outcomes.add(new Outcome(one.getDisplayName(), failure));
                }
            });
            return outcomes;
        }
    }
}
