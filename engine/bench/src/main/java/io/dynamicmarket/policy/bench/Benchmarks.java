package io.dynamicmarket.policy.bench;

import io.dynamicmarket.facts.MarketState;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Decides the same ticks by every contender, refuses to go on where one disagrees, then measures each in a process of its
 * own and prints a table. {@code java -jar engine/bench/target/benchmarks.jar [--ticks N] [--seed S] [--iterations N]
 * [--millis N] [--forks N]}.
 */
public final class Benchmarks {
    private final PrintStream out;
    private long seed = 1;
    private int ticks = 4_096;
    private int iterations = 7;
    private long millis = 1_000;
    private int forks = 1;

    private Benchmarks(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws RunnerException {
        run(System.out, arguments);
    }

    static void run(PrintStream out, String... arguments) throws RunnerException {
        Benchmarks benchmarks = new Benchmarks(out);
        if (arguments.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "Expected each option with a value, but got " + String.join(" ", arguments));
        }
        for (int i = 0; i < arguments.length; i += 2) {
            benchmarks.set(arguments[i], Long.parseLong(arguments[i + 1]));
        }
        benchmarks.run();
    }

    private void set(String option, long value) {
        switch (option) {
            case "--seed" -> seed = value;
            case "--ticks" -> ticks = Math.toIntExact(value);
            case "--iterations" -> iterations = Math.toIntExact(value);
            case "--millis" -> millis = value;
            case "--forks" -> forks = Math.toIntExact(value);
            default ->
                throw new IllegalArgumentException(
                        "Expected --seed, --ticks, --iterations, --millis or --forks, but got " + option);
        }
        if (ticks < ClassificationBenchmark.TICKS_AT_A_TIME) {
            throw new IllegalArgumentException(
                    "Expected at least " + ClassificationBenchmark.TICKS_AT_A_TIME + " ticks, but got " + ticks);
        }
    }

    private void run() throws RunnerException {
        Map<MarketState, Integer> states = checkAgreement();
        out.printf(Locale.ROOT, "%,d ticks, seed %d, decided alike by all before: %s%n%n", ticks, seed, states);
        Collection<RunResult> results = new Runner(options()).run();
        Map<Way, double[]> nanosByWay = new TreeMap<>();
        results.forEach(result ->
                nanosByWay.put(Way.valueOf(result.getParams().getParam("way")), nanos(result.getPrimaryResult())));
        print(nanosByWay);
    }

    /** Median and best of the iterations. */
    private static double[] nanos(Result<?> result) {
        return new double[] {
            result.getStatistics().getPercentile(50), result.getStatistics().getMin()
        };
    }

    private Options options() {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(ClassificationBenchmark.class.getName())
                .param("seed", String.valueOf(seed))
                .param("ticks", String.valueOf(ticks))
                .forks(forks)
                .warmupIterations(iterations)
                .measurementIterations(iterations)
                .warmupTime(TimeValue.milliseconds(millis))
                .measurementTime(TimeValue.milliseconds(millis))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        return options.build();
    }

    /** How often each state was the answer; a contender that answers a tick otherwise ends the run. */
    private Map<MarketState, Integer> checkAgreement() {
        List<Tick> all = Tick.seeded(seed, ticks);
        Map<MarketState, Integer> counts = new TreeMap<>();
        try (Prepared<?> first = Prepared.of(Way.HAND_WRITTEN, all)) {
            for (Way way : Way.values()) {
                try (Prepared<?> other = Prepared.of(way, all)) {
                    for (int i = 0; i < ticks; i++) {
                        MarketState expected = first.decide(i);
                        MarketState answer = other.decide(i);
                        if (answer != expected) {
                            throw new IllegalStateException("Expected " + way.label() + " to answer " + expected
                                    + ", but got " + answer + " for " + all.get(i));
                        }
                        if (way == Way.HAND_WRITTEN) {
                            counts.merge(answer, 1, Integer::sum);
                        }
                    }
                }
            }
        }
        return counts;
    }

    private void print(Map<Way, double[]> nanosByWay) {
        double ours = nanosByWay.getOrDefault(Way.COMPILED, new double[2])[0];
        double byHand = nanosByWay.getOrDefault(Way.HAND_WRITTEN, new double[2])[0];
        out.println("| one decision of market-state | median | best | times hand-written | times compiled |");
        out.println("|---|---:|---:|---:|---:|");
        nanosByWay.forEach((way, nanos) -> out.printf(
                Locale.ROOT,
                "| %s | %,.1f ns | %,.1f ns | %,.1f | %,.1f |%n",
                way.label(),
                nanos[0],
                nanos[1],
                nanos[0] / byHand,
                nanos[0] / ours));
    }
}
