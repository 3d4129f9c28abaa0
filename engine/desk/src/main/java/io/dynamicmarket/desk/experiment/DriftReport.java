package io.dynamicmarket.desk.experiment;

import io.dynamicmarket.facts.DriftLimit;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.PresetDrifted;
import io.dynamicmarket.quoting.drift.MeasuredParameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A preset against the windows of a tape, format {@code drift/1}.
 *
 * @param recordings names of the files
 * @param instrument of the market
 * @param windowMillis length of a window
 * @param watch that saw the tape
 */
public record DriftReport(List<String> recordings, Instrument instrument, long windowMillis, DriftWatch watch) {
    public DriftReport {
        recordings = List.copyOf(recordings);
    }

    /** For programs. */
    public String toJson() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("format", "drift/1");
        values.put("recordings", recordings);
        values.put("market", instrument.market().value());
        values.put("venue", instrument.venue().value());
        values.put("preset", watch.preset().name());
        values.put("model", watch.preset().model());
        values.put("windowMillis", windowMillis);
        values.put("watched", watch.limits().stream().map(this::watched).toList());
        values.put("windows", watch.windows().stream().map(DriftReport::window).toList());
        values.put("raised", raised().stream().map(DriftReport::event).toList());
        values.put("standing", watch.standing().stream().map(DriftReport::event).toList());
        return Figures.json(values);
    }

    private List<PresetDrifted> raised() {
        return watch.windows().stream()
                .flatMap(window -> window.begun().stream())
                .toList();
    }

    private Map<String, Object> watched(DriftLimit limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("parameter", limit.parameter());
        values.put("presetValue", watch.values().get(limit.parameter()));
        values.put("windows", limit.windows());
        values.put("toleranceShare", limit.toleranceShare());
        return values;
    }

    private static Map<String, Object> window(DriftWindow window) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("fromMillis", window.fromMillis());
        values.put("untilMillis", window.untilMillis());
        if (!window.refused().isEmpty()) {
            values.put("refused", window.refused());
        }
        for (int i = 0; i < window.measured().size(); i++) {
            MeasuredParameter measured = window.measured().get(i);
            Map<String, Object> parameter = new LinkedHashMap<>();
            parameter.put("value", measured.value());
            parameter.put("interval", List.of(measured.low(), measured.high()));
            parameter.put("disagreeInARow", window.inARow().get(i));
            values.put(measured.name(), parameter);
        }
        return values;
    }

    private static Map<String, Object> event(PresetDrifted drifted) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("preset", drifted.preset());
        values.put("parameter", drifted.parameter());
        values.put("presetValue", drifted.presetValue());
        values.put("measuredValue", drifted.measuredValue());
        values.put("interval", List.of(drifted.low(), drifted.high()));
        values.put("windows", drifted.windows());
        values.put("asOfMillis", drifted.asOfMillis());
        return values;
    }

    /** For people. */
    public String inWords() {
        List<String> lines = new ArrayList<>();
        lines.add("market       " + instrument.market() + " at " + instrument.venue() + ", windows of "
                + Figures.number(windowMillis / 1e3, 1) + " s");
        lines.add(
                "preset       " + watch.preset().name() + ", " + watch.preset().model() + ": " + words(watch.values())
                        + " (kappa per bps, intensity per minute and side)");
        for (DriftLimit limit : watch.limits()) {
            lines.add("limit        " + limit.parameter() + " outside of the interval by more than "
                    + Figures.number(100 * limit.toleranceShare(), 0) + " % of the measured value in "
                    + limit.windows() + " windows in a row");
        }
        watch.windows().forEach(window -> lines.add(words(window)));
        for (PresetDrifted drifted : raised()) {
            lines.add("drifted      " + drifted.parameter() + " at " + at(drifted.asOfMillis()) + ", after "
                    + drifted.windows() + " windows in a row");
        }
        lines.add("at the end   " + conclusion());
        return String.join("\n", lines);
    }

    private String conclusion() {
        if (watch.windows().stream().allMatch(window -> window.measured().isEmpty())) {
            return "nothing is known: every window was refused";
        }
        List<String> standing =
                watch.standing().stream().map(PresetDrifted::parameter).toList();
        return standing.isEmpty() ? "no drift" : "drift of " + String.join(", ", standing);
    }

    private static String words(Map<String, Double> values) {
        return String.join(
                ", ",
                values.entrySet().stream()
                        .map(value -> value.getKey() + " " + value.getValue())
                        .toList());
    }

    private static String words(DriftWindow window) {
        StringBuilder line = new StringBuilder("window       ").append(at(window.untilMillis()));
        if (!window.refused().isEmpty()) {
            return line + "  refused " + window.refused() + ".";
        }
        for (int i = 0; i < window.measured().size(); i++) {
            MeasuredParameter measured = window.measured().get(i);
            int inARow = window.inARow().get(i);
            line.append("  ").append(measured.name()).append(' ');
            line.append(Figures.number(measured.value(), 3)).append(" (");
            line.append(Figures.number(measured.low(), 3)).append(" to ");
            line.append(Figures.number(measured.high(), 3)).append(") ");
            line.append(inARow == 0 ? "agrees" : "disagrees, " + inARow + " in a row");
        }
        return line.toString();
    }

    private static String at(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
