package io.dynamicmarket.desk.difference;

import io.dynamicmarket.desk.loop.LoopObserver;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.SituationReadings;
import io.dynamicmarket.policy.compare.Effect;
import io.dynamicmarket.policy.compare.SemanticDifference;
import io.dynamicmarket.policy.table.BoundTable;
import io.dynamicmarket.policy.table.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Counts the decisions of replays under the release before that the release after would have taken on another answer of
 * a table that the market asks. A table that is asked both for a small and for a large holding counts for either.
 */
public final class RegionTicks implements LoopObserver {
    private final List<Watched> tables = new ArrayList<>();
    private String recording = "";
    private long decisions;

    private static final class Watched {
        private final Effect.TableChanged change;
        private final List<ToIntFunction<MarketSituation>> counters = new ArrayList<>();
        private final List<BoundTable<MarketSituation>> inputs = new ArrayList<>();
        private final long[] ticks;
        private long anyTicks;
        private final TickShare.@Nullable Example[] examples;

        private Watched(Effect.TableChanged change) {
            this.change = change;
            int regions = change.difference().regions().size();
            this.ticks = new long[regions];
            this.examples = new TickShare.Example[regions];
        }
    }

    private RegionTicks() {}

    /** Watches the tables among the effects that are asked at every decision. */
    public static RegionTicks of(SemanticDifference difference, CompiledRelease before) {
        RegionTicks ticks = new RegionTicks();
        for (Effect effect : difference.effects()) {
            if (effect instanceof Effect.TableChanged change
                    && SituationReadings.tables().contains(change.table())) {
                Watched watched = new Watched(change);
                for (Map<String, Reading<MarketSituation>> readings : SituationReadings.of(change.table())) {
                    watched.counters.add(change.difference().counter(readings));
                    watched.inputs.add(new BoundTable<>(before.table(change.table()), readings));
                }
                ticks.tables.add(watched);
            }
        }
        return ticks;
    }

    /** Whether anything is watched; if not, replaying tells nothing. */
    public boolean isWatching() {
        return !tables.isEmpty();
    }

    /** Name of the recording that is replayed next. */
    public void next(String name) {
        recording = name;
    }

    @Override
    public void decided(MarketSituation situation, MarketDecision decision) {
        decisions++;
        for (Watched table : tables) {
            int last = -1;
            boolean any = false;
            for (int i = 0; i < table.counters.size(); i++) {
                int region = table.counters.get(i).applyAsInt(situation);
                any |= region >= 0;
                if (region >= 0 && region != last) {
                    count(table, region, table.inputs.get(i), situation);
                    last = region;
                }
            }
            table.anyTicks += any ? 1 : 0;
        }
    }

    private void count(Watched table, int region, BoundTable<MarketSituation> inputs, MarketSituation situation) {
        if (table.ticks[region]++ == 0) {
            table.examples[region] = new TickShare.Example(
                    recording, Instant.ofEpochMilli(situation.asOfMillis()), inputs(inputs, situation));
        }
    }

    private static Map<String, Object> inputs(BoundTable<MarketSituation> table, MarketSituation situation) {
        try {
            return table.inputs(situation);
        } catch (IllegalArgumentException notAllowedBefore) {
            return Map.of("refused", String.valueOf(notAllowedBefore.getMessage()));
        }
    }

    /** Of a region of a changed table; none of none if it was not watched. */
    public TickShare of(Effect.TableChanged change, int region) {
        for (Watched table : tables) {
            if (table.change == change) {
                return new TickShare(table.ticks[region], decisions, table.examples[region]);
            }
        }
        return TickShare.NONE;
    }

    /** Decisions that fell into any region of a changed table. */
    public long of(Effect.TableChanged change) {
        return tables.stream()
                .filter(table -> table.change == change)
                .mapToLong(table -> table.anyTicks)
                .sum();
    }

    /** Decisions seen. */
    public long decisions() {
        return decisions;
    }
}
