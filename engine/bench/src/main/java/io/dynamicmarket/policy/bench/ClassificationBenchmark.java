package io.dynamicmarket.policy.bench;

import io.dynamicmarket.facts.MarketState;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One decision of the classification table, one contender per process, 64 ticks at a time in turn. Run by {@link
 * Benchmarks}, which first checks that all contenders agree.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class ClassificationBenchmark {
    static final int TICKS_AT_A_TIME = 64;

    @Param
    private Way way = Way.HAND_WRITTEN;

    @Param("1")
    private long seed = 1;

    @Param("4096")
    private int ticks = TICKS_AT_A_TIME;

    private Prepared<?> prepared = Prepared.NONE;
    private int next;

    @Setup(Level.Trial)
    public void open() {
        prepared = Prepared.of(way, Tick.seeded(seed, ticks));
        next = 0;
    }

    @Benchmark
    @OperationsPerInvocation(TICKS_AT_A_TIME)
    public int decide() {
        int digest = 0;
        for (int i = next; i < next + TICKS_AT_A_TIME; i++) {
            MarketState state = prepared.decide(i);
            digest = 31 * digest + state.ordinal();
        }
        next = next + 2 * TICKS_AT_A_TIME <= prepared.size() ? next + TICKS_AT_A_TIME : 0;
        return digest;
    }

    @TearDown(Level.Trial)
    public void close() {
        prepared.close();
    }
}
