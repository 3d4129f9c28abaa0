package io.dynamicmarket.quoting.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One tiny turn of everything, so that no benchmark rots; nothing is timed. */
class BenchmarksTest {
    private static final String FRAMES = "3000";

    @Test
    void everyBenchmarkRuns() throws RunnerException {
        List<String> declared = Arrays.stream(PathBenchmark.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .map(Method::getName)
                .sorted()
                .collect(Collectors.toList());
        List<String> ran = new Runner(new OptionsBuilder()
                        .include(PathBenchmark.class.getName())
                        .param("frames", FRAMES)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(1))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run().stream()
                        .map(result -> result.getPrimaryResult().getLabel())
                        .sorted()
                        .collect(Collectors.toList());
        assertEquals(declared, ran);
    }

    @Test
    void theProgramComparesEveryContenderOnTheSameRecording() throws IOException {
        String printed = run("--frames", FRAMES, "--rounds", "1");
        for (String contender : List.of(
                "this book",
                "exchange-core 0.5.3 direct",
                "exchange-core 0.5.3 naive",
                "this decoder",
                "Jackson databind",
                "XChange 5.2.0",
                "this gauge",
                "ta4j 0.17, DoubleNum",
                "GLFT_EXACT, 20 whole quotes",
                "this calibration",
                "tick to 20 quotes",
                "p99, ns")) {
            assertTrue(printed.contains("| " + contender + " |"), printed);
        }
        assertTrue(printed.contains("3,000 frames"), printed);
    }

    @Test
    void aContenderThatComesToAnotherResultIsNotTimed() {
        Contest contest = new Contest(
                "adding",
                "sum",
                1,
                1e-6,
                List.of(Contest.contender("right", () -> 4), Contest.contender("wrong", () -> 4.1)));
        assertThrows(IllegalStateException.class, contest::checkAgreement);
    }

    @Test
    void theSameSeedMakesTheSameRecording() {
        Recording one = SyntheticRecording.of(7, 500);
        Recording same = SyntheticRecording.of(7, 500);
        Recording other = SyntheticRecording.of(8, 500);
        assertArrayEquals(one.bytes(), same.bytes());
        assertTrue(!Arrays.equals(one.bytes(), other.bytes()));
    }

    @Test
    void anUnknownOptionIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> run("--round", "1"));
    }

    private static String run(String... arguments) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, UTF_8)) {
            Benchmarks.run(out, arguments);
        }
        return bytes.toString(UTF_8);
    }
}
