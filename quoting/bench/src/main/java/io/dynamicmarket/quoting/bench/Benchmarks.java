package io.dynamicmarket.quoting.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Everything side by side in one process: first it is checked that contenders come to the same results, then they take
 * turns, round by round, so that a busy machine is busy for all of them. {@code java -jar quoting/bench/target/benchmarks.jar
 * [--recording FILE] [--rounds N] [--seed S] [--frames N]}; without a recording a made-up one is used.
 */
public final class Benchmarks {
    /** Each contender is compiled by then, the short ones too. */
    private static final long WARM_UP_NANOS = 2_000_000_000L;

    private final Contests contests;
    private final PrintStream out;
    private final List<List<long[]>> nanos = new ArrayList<>();
    private final List<TickToQuote.Times> times = new ArrayList<>();

    private Benchmarks(Contests contests, PrintStream out) {
        this.contests = contests;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        run(System.out, arguments);
    }

    static void run(PrintStream out, String... arguments) throws IOException {
        String file = "";
        int rounds = 21;
        long seed = 1;
        int frames = 100_000;
        if (arguments.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "Expected each option with a value, but got " + String.join(" ", arguments));
        }
        for (int i = 0; i < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--recording" -> file = value;
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--frames" -> frames = Integer.parseInt(value);
                default ->
                    throw new IllegalArgumentException(
                            "Expected --recording, --rounds, --seed or --frames, but got " + arguments[i]);
            }
        }
        Recording recording = file.isEmpty() ? SyntheticRecording.of(seed, frames) : Recording.read(Path.of(file));
        new Benchmarks(Contests.on(recording), out).run(rounds);
    }

    private void run(int rounds) {
        for (Contest contest : contests.all()) {
            contest.checkAgreement();
            List<long[]> ofContest = new ArrayList<>();
            for (int i = 0; i < contest.contenders().size(); i++) {
                ofContest.add(new long[rounds]);
            }
            nanos.add(ofContest);
        }
        if (rounds > 1) {
            contests.all().forEach(contest -> contest.contenders().forEach(Benchmarks::warmUp));
        }
        for (int round = 0; round < rounds; round++) {
            round(round);
        }
        print(rounds);
    }

    private static void warmUp(Contender contender) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP_NANOS) {
            contender.pass();
        }
    }

    private void round(int round) {
        for (int i = 0; i < nanos.size(); i++) {
            List<Contender> contenders = contests.all().get(i).contenders();
            for (int j = 0; j < contenders.size(); j++) {
                long start = System.nanoTime();
                contenders.get(j).pass();
                nanos.get(i).get(j)[round] = System.nanoTime() - start;
            }
        }
        times.add(contests.path().latest());
    }

    private void print(int rounds) {
        out.println(Machine.line());
        out.printf(
                Locale.ROOT,
                "Recording: %s, %,d frames, %,d bytes; %d rounds, interleaved; results agreed before%n%n",
                contests.recording().name(),
                contests.recording().size(),
                contests.recording().offset(contests.recording().size() - 1),
                rounds);
        out.println("| work | contender | median | best | per | slower by |");
        out.println("|---|---|---:|---:|---|---:|");
        for (int i = 0; i < nanos.size(); i++) {
            print(contests.all().get(i), nanos.get(i));
        }
        out.println();
        out.println("| tick to quote | median of rounds | best round |");
        out.println("|---|---:|---:|");
        line("p50, ns", times.stream().mapToDouble(TickToQuote.Times::p50Nanos).toArray());
        line("p99, ns", times.stream().mapToDouble(TickToQuote.Times::p99Nanos).toArray());
        line(
                "p99.9, ns",
                times.stream().mapToDouble(TickToQuote.Times::p999Nanos).toArray());
        line(
                "bytes allocated per frame",
                times.stream().mapToDouble(TickToQuote.Times::bytesPerFrame).toArray());
    }

    private void print(Contest contest, List<long[]> ofContest) {
        double ours = median(perOperation(contest, ofContest.get(0)));
        for (int i = 0; i < ofContest.size(); i++) {
            double[] each = perOperation(contest, ofContest.get(i));
            boolean compared = i > 0 && Double.isFinite(contest.tolerance());
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %,.1f ns | %,.1f ns | %s | %s |%n",
                    contest.name(),
                    contest.contenders().get(i).name(),
                    median(each),
                    least(each),
                    contest.operation(),
                    compared ? String.format(Locale.ROOT, "%.1f x", median(each) / ours) : "");
        }
    }

    private void line(String name, double[] values) {
        out.printf(Locale.ROOT, "| %s | %,.1f | %,.1f |%n", name, median(values), least(values));
    }

    private static double[] perOperation(Contest contest, long[] passes) {
        double[] each = new double[passes.length];
        for (int i = 0; i < each.length; i++) {
            each[i] = passes[i] / (double) contest.operations();
        }
        return each;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }
}
