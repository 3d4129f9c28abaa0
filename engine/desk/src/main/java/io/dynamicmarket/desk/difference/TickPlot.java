package io.dynamicmarket.desk.difference;

import io.dynamicmarket.desk.loop.LoopObserver;
import io.dynamicmarket.desk.plot.Axis;
import io.dynamicmarket.desk.plot.Chart;
import io.dynamicmarket.desk.plot.Series;
import io.dynamicmarket.desk.plot.Series.Spot;
import io.dynamicmarket.desk.plot.Tone;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.SituationReadings;
import io.dynamicmarket.policy.compare.Change;
import io.dynamicmarket.policy.compare.Effect;
import io.dynamicmarket.policy.compare.SemanticDifference;
import io.dynamicmarket.policy.compare.TextualDifference;
import io.dynamicmarket.policy.table.BoundTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Draws the input whose cell was changed, tick by tick, and which ticks are answered differently. */
final class TickPlot implements LoopObserver {
    private static final Pattern THRESHOLD = Pattern.compile("[<>]=? *(\\d+(?:\\.\\d+)?)");
    private static final int MOST_SPOTS = 250;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final Change cell;
    private final String table;
    private final String input;
    private final BoundTable<MarketSituation> inputs;
    private final ToIntFunction<MarketSituation> region;
    private final List<Spot> alike = new ArrayList<>();
    private final List<Spot> otherwise = new ArrayList<>();
    private long startMillis = -1;

    private TickPlot(Change cell, String input, Effect.TableChanged changed, CompiledRelease before) {
        this.cell = cell;
        this.table = changed.table();
        this.input = input;
        this.inputs = new BoundTable<>(
                before.table(table), SituationReadings.of(table).get(0));
        this.region = changed.difference().counter(SituationReadings.of(table).get(0));
    }

    /** For the first changed cell that compares a number at every decision; null if there is none. */
    static @Nullable TickPlot of(TextualDifference texts, SemanticDifference difference, CompiledRelease before) {
        for (Effect effect : difference.effects()) {
            if (effect instanceof Effect.TableChanged changed
                    && SituationReadings.tables().contains(changed.table())) {
                for (Change change : cells(texts, changed.table())) {
                    String input = change.place().substring(change.place().lastIndexOf(", ") + 2);
                    if (before.table(changed.table()).inputs().contains(input)) {
                        return new TickPlot(change, input, changed, before);
                    }
                }
            }
        }
        return null;
    }

    private static List<Change> cells(TextualDifference texts, String table) {
        return texts.files().stream()
                .filter(file -> file.path().endsWith("/" + table + ".dmn"))
                .flatMap(file -> file.changes().stream())
                .filter(change -> change.part() == Change.Part.CELL
                        && THRESHOLD.matcher(change.before()).matches()
                        && THRESHOLD.matcher(change.after()).matches())
                .toList();
    }

    @Override
    public void decided(MarketSituation situation, MarketDecision decision) {
        startMillis = startMillis < 0 ? situation.asOfMillis() : startMillis;
        try {
            if (inputs.inputs(situation).get(input) instanceof Number value) {
                Spot spot = new Spot((situation.asOfMillis() - startMillis) / MILLIS_PER_SECOND, value.doubleValue());
                (region.applyAsInt(situation) >= 0 ? otherwise : alike).add(spot);
            }
        } catch (IllegalArgumentException notAllowed) {
            // the table refused this situation and quoting was halted: there is no value to draw
        }
    }

    /** The picture. */
    String svg() {
        double last = Math.max(last(alike), last(otherwise));
        return new Chart(
                        table + ": ticks answered differently",
                        Axis.linear("seconds of the recording"),
                        Axis.linear(input),
                        List.of(
                                new Series.Points("answered as before", Tone.GREY, false, thinned(alike)),
                                new Series.Points("answered differently", Tone.ORANGE, false, thinned(otherwise)),
                                line("before " + cell.before(), Tone.BLUE, cell.before(), last),
                                line("after " + cell.after(), Tone.GREEN, cell.after(), last)))
                .svg();
    }

    private static Series line(String label, Tone tone, String cell, double last) {
        Matcher threshold = THRESHOLD.matcher(cell);
        double at = threshold.matches() ? Double.parseDouble(threshold.group(1)) : 0;
        return new Series.Line(label, tone, List.of(new Spot(0, at), new Spot(last, at)));
    }

    private static double last(List<Spot> spots) {
        return spots.isEmpty() ? 0 : spots.get(spots.size() - 1).x();
    }

    private static List<Spot> thinned(List<Spot> spots) {
        int step = 1 + spots.size() / MOST_SPOTS;
        List<Spot> thinned = new ArrayList<>();
        for (int i = 0; i < spots.size(); i += step) {
            thinned.add(spots.get(i));
        }
        return thinned;
    }
}
