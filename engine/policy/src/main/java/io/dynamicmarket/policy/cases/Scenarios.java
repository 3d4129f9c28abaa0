package io.dynamicmarket.policy.cases;

import io.dynamicmarket.policy.ReleaseParts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
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
 * Runs the scenarios of {@code .scesim} files with the Drools scenario harness. The harness brings a JUnit 4 runner
 * only; it is driven by hand here, so that no scenario gets lost and each has a result.
 */
public final class Scenarios {
    static final String ENDING = ".scesim";

    /** Tells the harness's containers apart within the process. */
    private static final AtomicLong RUNS = new AtomicLong();

    private Scenarios() {}

    /** Every scenario file of a release. A file runs against the table or rules beside it, or else against them all. */
    static List<CaseResult> run(ReleaseParts parts) {
        List<CaseResult> results = new ArrayList<>();
        for (String path : parts.files().keySet()) {
            if (path.endsWith(ENDING)) {
                results.addAll(run(path, parts.files()));
            }
        }
        return results;
    }

    /** Every scenario of one file; none at all, or one that cannot be run, is a result that failed. */
    public static List<CaseResult> run(String path, SortedMap<String, byte[]> files) {
        KieServices services = KieServices.get();
        ReleaseId id = services.newReleaseId("io.dynamicmarket", "scenarios", String.valueOf(RUNS.incrementAndGet()));
        try {
            return run(path, files, container(services, id, beside(path, files)));
        } catch (IllegalArgumentException | IllegalStateException refused) {
            return List.of(new CaseResult(path, "", String.valueOf(refused.getMessage()), List.of()));
        } finally {
            services.getRepository().removeKieModule(id);
        }
    }

    private static List<CaseResult> run(String path, SortedMap<String, byte[]> files, KieContainer container) {
        try {
            ScenarioSimulationModel model = model(path, files);
            Collector collector = new Collector();
            RunNotifier notifier = new RunNotifier();
            notifier.addListener(collector);
            AbstractScenarioRunner.getSpecificRunnerProvider(model.getSettings().getType())
                    .create(container, new ScenarioRunnerDTO(model, path))
                    .run(notifier);
            List<CaseResult> results = collector.results(path);
            if (results.isEmpty()) {
                throw new IllegalStateException("Expected scenarios, but none ran");
            }
            return results;
        } finally {
            container.dispose();
        }
    }

    private static ScenarioSimulationModel model(String path, SortedMap<String, byte[]> files) {
        String text = new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
        // The harness declares to throw anything at all; a task tells what it threw apart from what we would.
        FutureTask<ScenarioSimulationModel> reading = new FutureTask<>(
                () -> ScenarioSimulationXMLPersistence.getInstance().unmarshal(text));
        reading.run();
        try {
            return reading.get();
        } catch (ExecutionException unreadable) {
            throw new IllegalArgumentException(
                    "Expected scenarios of the Drools harness, but got: " + unreadable.getCause(), unreadable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to read scenarios, but was interrupted", interrupted);
        }
    }

    private static SortedMap<String, byte[]> beside(String path, SortedMap<String, byte[]> files) {
        String stem = path.substring(0, path.length() - ENDING.length());
        SortedMap<String, byte[]> needed = new TreeMap<>(files);
        needed.keySet().removeIf(other -> !other.endsWith(".dmn") && !other.endsWith(".drl"));
        if (needed.containsKey(stem + ".dmn") || needed.containsKey(stem + ".drl")) {
            needed.keySet().retainAll(List.of(stem + ".dmn", stem + ".drl"));
        }
        return needed;
    }

    private static KieContainer container(KieServices services, ReleaseId id, SortedMap<String, byte[]> files) {
        KieFileSystem sources = services.newKieFileSystem();
        sources.generateAndWritePomXML(id);
        files.forEach((path, bytes) -> sources.write("src/main/resources/" + path, bytes));
        KieBuilder builder = services.newKieBuilder(sources).buildAll(DrlProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException("Expected a policy without faults, but got "
                    + builder.getResults().getMessages(Message.Level.ERROR));
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

        List<CaseResult> results(String path) {
            List<CaseResult> results = new ArrayList<>();
            finished.forEach(one ->
                    results.add(new CaseResult(path, one.getDisplayName(), failures.getOrDefault(one, ""), List.of())));
            // A failure of the whole file belongs to no scenario and must not get lost.
            failures.forEach((one, failure) -> {
                if (!finished.contains(one)) {
                    results.add(new CaseResult(path, one.getDisplayName(), failure, List.of()));
                }
            });
            return results;
        }
    }
}
