package io.dynamicmarket.desk.explain;

import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.ladder.ModelQuotes;
import io.dynamicmarket.quoting.ladder.QuoteExplanation;
import io.dynamicmarket.quoting.ladder.Withheld;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Explained quotes as lines for people and as a tree of JSON values. */
public final class QuoteReport {
    private static final int BPS_DECIMALS = 6;

    private QuoteReport() {}

    /** Lines of text: what was decided, what the models say, and the waterfall of each quote. */
    public static String inWords(ExplainedQuotes explained) {
        QuoteDirective directive = explained.decision().directive();
        List<String> lines = new ArrayList<>();
        lines.add("market       " + explained.instrument().market() + " at "
                + explained.instrument().venue() + ", mid " + mid(explained));
        lines.add("directive    " + directive.grounds().sentence() + " ("
                + directive.grounds().source() + ")");
        lines.add("release      " + directive.release().sha256());
        for (ModelQuotes model : explained.models()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "model        %-18s reservation %+.6f bps, half-spread %.6f bps%s",
                    model.model(),
                    model.reservationBps(),
                    model.halfSpreadBps(),
                    model.model() == explained.inUse() ? ", in use" : ""));
        }
        if (explained.withheld() != Withheld.NOTHING) {
            lines.add("quotes       none: " + explained.withheld());
        }
        for (QuoteExplanation quote : explained.quotes()) {
            lines.add("");
            lines.addAll(waterfall(explained, quote));
        }
        return String.join("\n", lines);
    }

    private static List<String> waterfall(ExplainedQuotes explained, QuoteExplanation quote) {
        Instrument instrument = explained.instrument();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%-12s %16s %14s", name(quote.side()) + " " + (quote.tier() + 1), "bps", "at"));
        lines.add(String.format(Locale.ROOT, "%-12s %16s %14s", "mid", "", mid(explained)));
        long at = 0;
        for (QuoteExplanation.Step step : quote.steps()) {
            at += step.millionths();
            double price = quote.midUnits() * (1 + at / 1e10) / Math.pow(10, instrument.priceDecimals());
            lines.add(String.format(
                    Locale.ROOT,
                    "%-12s %+16.6f %14s",
                    step.name(),
                    step.bps(),
                    String.format(Locale.ROOT, "%." + (instrument.priceDecimals() + 2) + "f", price)));
        }
        lines.add(String.format(
                Locale.ROOT,
                "%-12s %+16.6f %14s",
                "price",
                quote.totalMillionths() / 1e6,
                decimal(quote.priceUnits(), instrument.priceDecimals())));
        lines.add(
                quote.quantityUnits() > 0
                        ? "quantity     " + decimal(quote.quantityUnits(), instrument.quantityDecimals())
                        : "quantity     none: limits, the ladder or the venue's minimum leave no room on this side");
        return lines;
    }

    /** Members for programs; steps are numbers of at most six decimals that add up to {@code distanceBps} exactly. */
    public static Map<String, Object> toTree(ExplainedQuotes explained) {
        QuoteDirective directive = explained.decision().directive();
        Instrument instrument = explained.instrument();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("market", instrument.market().value());
        tree.put("venue", instrument.venue().value());
        tree.put("mid", mid(explained));
        tree.put("state", explained.decision().state().state().name());
        tree.put("mode", directive.mode().name());
        tree.put("preset", directive.preset().name());
        tree.put("model", explained.inUse().name());
        tree.put("release", directive.release().sha256());
        tree.put("reason", directive.grounds().sentence());
        tree.put("withheld", explained.withheld().name());
        List<Object> models = new ArrayList<>();
        for (ModelQuotes model : explained.models()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("model", model.model().name());
            entry.put("reservationBps", model.reservationBps());
            entry.put("halfSpreadBps", model.halfSpreadBps());
            models.add(entry);
        }
        tree.put("models", models);
        tree.put(
                "quotes",
                explained.quotes().stream()
                        .map(quote -> quote(explained, quote))
                        .toList());
        return tree;
    }

    private static Map<String, Object> quote(ExplainedQuotes explained, QuoteExplanation quote) {
        Instrument instrument = explained.instrument();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("side", name(quote.side()));
        entry.put("tier", quote.tier() + 1);
        entry.put("price", decimal(quote.priceUnits(), instrument.priceDecimals()));
        entry.put("quantity", decimal(quote.quantityUnits(), instrument.quantityDecimals()));
        List<Object> steps = new ArrayList<>();
        for (QuoteExplanation.Step step : quote.steps()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("step", step.name());
            line.put("bps", BigDecimal.valueOf(step.millionths(), BPS_DECIMALS));
            steps.add(line);
        }
        entry.put("steps", steps);
        entry.put("distanceBps", BigDecimal.valueOf(quote.totalMillionths(), BPS_DECIMALS));
        return entry;
    }

    private static String name(Side side) {
        return side == Side.BUY ? "bid" : "ask";
    }

    private static String mid(ExplainedQuotes explained) {
        return new BigDecimal(explained.midUnits(), MathContext.DECIMAL64)
                .movePointLeft(explained.instrument().priceDecimals())
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String decimal(long units, int decimals) {
        return BigDecimal.valueOf(units, decimals).toPlainString();
    }
}
