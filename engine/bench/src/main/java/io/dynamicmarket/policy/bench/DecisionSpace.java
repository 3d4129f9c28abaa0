package io.dynamicmarket.policy.bench;

import static java.util.Map.entry;

import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.Six;
import io.dynamicmarket.policy.Finding;
import io.dynamicmarket.policy.table.BoundTable;
import io.dynamicmarket.policy.table.Hit;
import io.dynamicmarket.policy.table.Reading;
import io.dynamicmarket.policy.table.Table;
import io.dynamicmarket.policy.table.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * This project's own forms of the table. As in the market loop, every input is read and held against its allowed values,
 * and each row has its fact made beforehand.
 *
 * @param <T> the form in which it takes a tick
 */
final class DecisionSpace<T> implements Contender<T> {
    private static final String TABLE = "market-state";
    private static final long MILLION = 1_000_000;

    /** A tick of which every number is a count of millionths: what the space is made of. */
    private record Exact(
            long heartbeatAgeMillis,
            long venueGapBps,
            long venuesDegraded,
            long confidence,
            long volatilityBps,
            long softUse,
            long toxicity,
            long volumeRatio,
            long absoluteDepthImbalance,
            MarketState state) {
        static Exact of(Tick tick) {
            return new Exact(
                    tick.heartbeatAgeMillis() * MILLION,
                    Six.millionths(tick.venueGapBps()),
                    tick.venuesDegraded() * MILLION,
                    Six.millionths(tick.confidence()),
                    Six.millionths(tick.volatilityBps()),
                    Six.millionths(tick.softUse()),
                    Six.millionths(tick.toxicity()),
                    Six.millionths(tick.volumeRatio()),
                    Six.millionths(tick.absoluteDepthImbalance()),
                    tick.state());
        }
    }

    private static final Map<String, Reading<Exact>> EXACT = Map.ofEntries(
            exact("heartbeatAgeMillis", Exact::heartbeatAgeMillis),
            exact("venueGapBps", Exact::venueGapBps),
            exact("venuesDegraded", Exact::venuesDegraded),
            exact("confidence", Exact::confidence),
            exact("volatilityBps", Exact::volatilityBps),
            exact("softUse", Exact::softUse),
            exact("toxicity", Exact::toxicity),
            exact("volumeRatio", Exact::volumeRatio),
            exact("absoluteDepthImbalance", Exact::absoluteDepthImbalance),
            entry("state", new Reading.Word<>(Exact::state)));

    private static final Map<String, Reading<Tick>> DOUBLES = Map.ofEntries(
            entry("heartbeatAgeMillis", new Reading.Millionths<>(tick -> tick.heartbeatAgeMillis() * MILLION)),
            number("venueGapBps", Tick::venueGapBps),
            entry("venuesDegraded", new Reading.Millionths<>(tick -> tick.venuesDegraded() * MILLION)),
            number("confidence", Tick::confidence),
            number("volatilityBps", Tick::volatilityBps),
            number("softUse", Tick::softUse),
            number("toxicity", Tick::toxicity),
            number("volumeRatio", Tick::volumeRatio),
            number("absoluteDepthImbalance", Tick::absoluteDepthImbalance),
            entry("state", new Reading.Word<>(Tick::state)));

    private final Function<Tick, T> taken;
    private final BoundTable<T> table;
    private final BiFunction<BoundTable<T>, T, Hit> asked;
    private final Map<String, MarketState> stateByRow = new HashMap<>();

    private DecisionSpace(
            byte[] dmn,
            Map<String, Reading<T>> readings,
            Function<Tick, T> taken,
            BiFunction<BoundTable<T>, T, Hit> asked) {
        Table read = read(dmn);
        this.table = new BoundTable<>(read, readings);
        this.taken = taken;
        this.asked = asked;
        read.hits()
                .forEach(hit -> stateByRow.put(
                        hit.row(),
                        MarketState.valueOf(String.valueOf(hit.outputs().get("state")))));
    }

    static Contender<?> compiled(byte[] dmn) {
        return new DecisionSpace<>(dmn, EXACT, Exact::of, BoundTable::decide);
    }

    /** Millionths are counted anew at every decision, as the market loop does. */
    static Contender<?> compiledFromDoubles(byte[] dmn) {
        return new DecisionSpace<>(dmn, DOUBLES, tick -> tick, BoundTable::decide);
    }

    static Contender<?> interpreted(byte[] dmn) {
        return new DecisionSpace<>(dmn, EXACT, Exact::of, BoundTable::interpret);
    }

    @Override
    public T taken(Tick tick) {
        return taken.apply(tick);
    }

    @Override
    public MarketState decide(T tick) {
        Hit hit = asked.apply(table, tick);
        MarketState state = stateByRow.get(hit.row());
        if (state == null) {
            throw new IllegalStateException("Expected a state for " + hit.source() + ", but there is none");
        }
        return state;
    }

    private static Table read(byte[] dmn) {
        List<Finding> findings = new ArrayList<>();
        Tables tables = Tables.compile(new TreeMap<>(Map.of("dmn/" + TABLE + ".dmn", dmn)), findings);
        if (!findings.isEmpty()) {
            throw new IllegalStateException("Expected a table without faults, but got " + findings);
        }
        return tables.get(TABLE);
    }

    private static Map.Entry<String, Reading<Exact>> exact(String name, ToLongFunction<Exact> of) {
        return entry(name, new Reading.Millionths<>(of));
    }

    private static Map.Entry<String, Reading<Tick>> number(String name, ToDoubleFunction<Tick> of) {
        return entry(name, new Reading.Millionths<>(tick -> Six.millionths(of.applyAsDouble(tick))));
    }
}
