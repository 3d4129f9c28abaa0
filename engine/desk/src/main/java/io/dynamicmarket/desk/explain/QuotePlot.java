package io.dynamicmarket.desk.explain;

import io.dynamicmarket.desk.plot.Axis;
import io.dynamicmarket.desk.plot.Chart;
import io.dynamicmarket.desk.plot.Series;
import io.dynamicmarket.desk.plot.Series.Bars;
import io.dynamicmarket.desk.plot.Series.Line;
import io.dynamicmarket.desk.plot.Series.Reach;
import io.dynamicmarket.desk.plot.Series.Spot;
import io.dynamicmarket.desk.plot.Tone;
import io.dynamicmarket.facts.QuotingModelName;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.ladder.ModelQuotes;
import io.dynamicmarket.quoting.ladder.QuoteExplanation;
import java.util.ArrayList;
import java.util.List;

/** Pictures of explained quotes. */
public final class QuotePlot {
    private static final List<Tone> TONES = List.of(Tone.BLUE, Tone.ORANGE, Tone.GREEN);

    private QuotePlot() {}

    /** The waterfall of the nearest bid and of the nearest ask, from the mid to the price. */
    public static String waterfall(ExplainedQuotes explained) {
        List<String> names = new ArrayList<>();
        List<Series> series = new ArrayList<>();
        for (Side side : Side.values()) {
            explained.quotes().stream()
                    .filter(quote -> quote.side() == side)
                    .findFirst()
                    .ifPresent(quote -> {
                        names.clear();
                        quote.steps().forEach(step -> names.add(step.name()));
                        names.add("price");
                        series.add(new Bars(
                                side == Side.BUY ? "bid" : "ask",
                                side == Side.BUY ? Tone.BLUE : Tone.ORANGE,
                                bars(quote)));
                    });
        }
        return new Chart(
                        "From the mid to the price, " + explained.instrument().market() + " at "
                                + explained.instrument().venue(),
                        Axis.of("", names),
                        Axis.linear("bps from mid"),
                        series)
                .svg();
    }

    private static List<Reach> bars(QuoteExplanation quote) {
        List<Reach> bars = new ArrayList<>();
        double at = 0;
        for (QuoteExplanation.Step step : quote.steps()) {
            double to = at + step.bps();
            bars.add(new Reach(bars.size(), Math.min(at, to), Math.max(at, to)));
            at = to;
        }
        bars.add(new Reach(bars.size(), Math.min(0, at), Math.max(0, at)));
        return bars;
    }

    /** Bids and asks of all models against inventory, before factors, skews and floor. */
    public static String curve(ExplainedQuotes explained, List<ExplainedQuotes.At> along) {
        List<Series> series = new ArrayList<>();
        for (QuotingModelName name : QuotingModelName.values()) {
            List<Spot> bids = new ArrayList<>();
            List<Spot> asks = new ArrayList<>();
            for (ExplainedQuotes.At at : along) {
                for (ModelQuotes quotes : at.models()) {
                    if (quotes.model() == name) {
                        bids.add(new Spot(at.softShare(), quotes.bidBps()));
                        asks.add(new Spot(at.softShare(), quotes.askBps()));
                    }
                }
            }
            Tone tone = TONES.get(name.ordinal());
            series.add(new Line(name + (name == explained.inUse() ? ", in use" : ""), tone, bids));
            series.add(new Line("", tone, asks));
        }
        return new Chart(
                        "Bid and ask of the models against inventory",
                        Axis.linear("inventory, soft limits"),
                        Axis.linear("bps from mid"),
                        series)
                .svg();
    }
}
