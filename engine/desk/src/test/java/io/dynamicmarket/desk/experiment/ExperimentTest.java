package io.dynamicmarket.desk.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.desk.tape.Form;
import io.dynamicmarket.desk.tape.Tape;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.Preset;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.quoting.experiment.AbMetric;
import io.dynamicmarket.quoting.experiment.ScoreWeights;
import io.dynamicmarket.quoting.experiment.Shock;
import io.dynamicmarket.quoting.sequential.SignTestPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments on a made-up market under the release that the desk starts with. */
class ExperimentTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path tape = Path.of("");

    @BeforeEach
    void write() throws IOException {
        tape = Tape.joined(Form.SPOT, Tape.MIDNIGHT_MILLIS).wander(90_000, 3).write(folder.resolve("tape.gz"));
    }

    @Test
    void findsTheSameOnAnyNumberOfThreads() throws IOException {
        List<Double> gammas = List.of(0.05, 0.2, 5.0);
        JsonNode one = grid(ground(MarketState.EXPANSION, Shock.NONE), gammas, 3, 1);
        assertEquals(one, grid(ground(MarketState.EXPANSION, Shock.NONE), gammas, 3, 4));
        assertEquals(one, grid(ground(MarketState.EXPANSION, Shock.NONE), gammas, 3, 50));
        assertEquals(6, one.path("candidates").size());
        assertEquals(2, one.path("walkForward").size());
        assertEquals("EXPANSION", one.path("heldFixed").path("state").asText());
        double before = Double.MAX_VALUE;
        for (JsonNode candidate : one.path("candidates")) {
            assertTrue(candidate.path("score").asDouble() <= before, "Expected the best first");
            before = candidate.path("score").asDouble();
        }
    }

    @Test
    void variesThePresetThatTheRulesChooseInTheState() throws IOException {
        assertEquals(
                "STEADY_STATE",
                one(ground(MarketState.EXPANSION, Shock.NONE)).path("preset").asText());
        assertEquals(
                "DEFENSIVE",
                one(ground(MarketState.DEFENSIVE, Shock.NONE)).path("preset").asText());
    }

    @Test
    void putsAShockOnTheMarket() throws IOException {
        JsonNode calm = only(one(ground(MarketState.EXPANSION, Shock.NONE)));
        JsonNode wild = only(one(ground(MarketState.EXPANSION, new Shock(4, 0))));
        JsonNode gas = only(one(ground(MarketState.EXPANSION, new Shock(1, 2))));
        assertTrue(calm.path("fills").asLong() > 0);
        assertTrue(wild.path("profit").asDouble() != calm.path("profit").asDouble());
        assertEquals(0, calm.path("gas").asDouble());
        assertTrue(gas.path("gas").asDouble() > 0);
    }

    @Test
    void comparesTheSameTwiceTheSameWay() throws IOException {
        ExperimentRequest ground = ground(MarketState.EXPANSION, Shock.NONE);
        String first = ab(ground, PresetName.STEADY_STATE, PresetName.DEFENSIVE).toJson();
        assertEquals(
                first, ab(ground, PresetName.STEADY_STATE, PresetName.DEFENSIVE).toJson());
        assertEquals("NO_DECISION", JSON.readTree(first).path("decision").asText());
        assertEquals(14, JSON.readTree(first).path("pairs").size());
    }

    @Test
    void refusesWhatMakesNoExperiment() {
        ExperimentRequest calm = ground(MarketState.EXPANSION, Shock.NONE);
        refuses("a state in which the release quotes", () -> one(ground(MarketState.STRESS, Shock.NONE)));
        refuses("2 folds or more", () -> grid(calm, List.of(0.1), 1, 1));
        refuses("gamma of STEADY_STATE above 0", () -> grid(calm, List.of(0.0), 2, 1));
        refuses("two presets that quote differently", () -> ab(calm, PresetName.DEFENSIVE, PresetName.DEFENSIVE));
    }

    private ExperimentRequest ground(MarketState state, Shock shock) {
        return new ExperimentRequest(tape, state, VenueKind.CEX, shock, 5_000, 1);
    }

    private static JsonNode one(ExperimentRequest ground) throws IOException {
        return grid(ground, List.of(0.1), 2, 1);
    }

    private static JsonNode only(JsonNode report) {
        return report.path("candidates").path(0);
    }

    /** The report but for its speed. */
    private static JsonNode grid(ExperimentRequest ground, List<Double> gammas, int folds, int threads)
            throws IOException {
        GridRequest request = new GridRequest(
                ground, null, gammas, List.of(5.0), List.of(1.0, 2.0), folds, new ScoreWeights(1, 1, 1, 1), threads);
        ObjectNode report = (ObjectNode) JSON.readTree(
                GridExperiment.run(request, BundledRelease.compiled()).toJson());
        report.remove("speed");
        return report;
    }

    private static AbReport ab(ExperimentRequest ground, PresetName a, PresetName b) throws IOException {
        Preset presetOfA = BundledRelease.compiled().preset(a);
        Preset presetOfB = BundledRelease.compiled().preset(b);
        AbRequest request = new AbRequest(
                ground,
                a.name(),
                presetOfA,
                b.name(),
                presetOfB,
                AbMetric.FILL_RATIO,
                3_000,
                new SignTestPlan(0.0001, 0.0001, 0.75, 100));
        return AbExperiment.design(request, BundledRelease.compiled()).run();
    }

    private interface Attempt {
        Object make() throws IOException;
    }

    private static void refuses(String what, Attempt attempt) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, attempt::make);
        assertTrue(String.valueOf(refused.getMessage()).contains("Expected " + what), refused.getMessage());
    }
}
