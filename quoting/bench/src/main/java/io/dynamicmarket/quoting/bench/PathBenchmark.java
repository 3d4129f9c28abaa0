package io.dynamicmarket.quoting.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Each contender of {@link Contests} under JMH, one pass over a made-up recording per invocation: {@code java -cp
 * quoting/bench/target/benchmarks.jar org.openjdk.jmh.Main [bookOurs]}. What a pass has to do stands at each contest.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PathBenchmark {
    @Param("100000")
    public int frames;

    private Contest book = Contest.NONE;
    private Contest decoding = Contest.NONE;
    private Contest indicator = Contest.NONE;
    private Contest formula = Contest.NONE;
    private Contest refit = Contest.NONE;
    private Contest tickToQuote = Contest.NONE;

    @Setup
    public void prepare() {
        Contests contests = Contests.on(SyntheticRecording.of(1, frames));
        book = contests.book();
        decoding = contests.decoding();
        indicator = contests.indicator();
        formula = contests.formula();
        refit = contests.refit();
        tickToQuote = contests.tickToQuote();
    }

    @Benchmark
    public double bookOurs() {
        return book.pass(0);
    }

    @Benchmark
    public double bookExchangeCoreDirect() {
        return book.pass(1);
    }

    @Benchmark
    public double bookExchangeCoreNaive() {
        return book.pass(2);
    }

    @Benchmark
    public double decodingOurs() {
        return decoding.pass(0);
    }

    @Benchmark
    public double decodingJackson() {
        return decoding.pass(1);
    }

    @Benchmark
    public double decodingXChange() {
        return decoding.pass(2);
    }

    @Benchmark
    public double indicatorOurs() {
        return indicator.pass(0);
    }

    @Benchmark
    public double indicatorTa4j() {
        return indicator.pass(1);
    }

    @Benchmark
    public double formulaAvellanedaStoikov() {
        return formula.pass(0);
    }

    @Benchmark
    public double formulaGlft() {
        return formula.pass(1);
    }

    @Benchmark
    public double formulaGlftExact() {
        return formula.pass(2);
    }

    @Benchmark
    public double wholeQuotes() {
        return formula.pass(3);
    }

    @Benchmark
    public double refit() {
        return refit.pass(0);
    }

    @Benchmark
    public double tickToQuote() {
        return tickToQuote.pass(0);
    }
}
