package io.dynamicmarket.desk.whatif;

import io.dynamicmarket.desk.plot.Axis;
import io.dynamicmarket.desk.plot.Chart;
import io.dynamicmarket.desk.plot.Series.Line;
import io.dynamicmarket.desk.plot.Series.Points;
import io.dynamicmarket.desk.plot.Series.Spot;
import io.dynamicmarket.desk.plot.Tone;
import io.dynamicmarket.desk.whatif.Sweep.Point;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.Sha256;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What each value of a cell would have made; deterministic as {@link WhatIfReport} is. */
public final class SweepReport {
    /** Figures that are drawn and told, by their place in the tree; all others stand in the JSON. */
    private static final List<Curve> CURVES = List.of(
            new Curve("halts", "Halts", List.of("halts")),
            new Curve("seconds halted", "Seconds halted", List.of("secondsInMode", "HALT")),
            new Curve("seconds defensive", "Seconds in Defensive", List.of("secondsInState", "DEFENSIVE")),
            new Curve("profit", "Profit and loss", List.of("pnl", "total")),
            new Curve("worst drawdown, bps", "Worst drawdown, bps of capital", List.of("worstDrawdownBps")));

    private final Map<String, Object> values;
    private final SweptCell cell;
    private final List<Point> points;

    private record Curve(String name, String title, List<String> path) {
        BigDecimal at(Point point) {
            Object value = point.figures();
            for (String member : path) {
                value = WhatIfWords.map(value).get(member);
            }
            return value == null ? BigDecimal.ZERO : new BigDecimal(value.toString());
        }
    }

    private SweepReport(Map<String, Object> values, SweptCell cell, List<Point> points) {
        this.values = values;
        this.cell = cell;
        this.points = points;
    }

    static SweepReport of(WhatIfRequest request, ReleaseId from, SweptCell cell, String text, List<Point> points)
            throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("format", "threshold-curve/1");
        values.put("version", request.version());
        values.put("release", from.sha256());
        values.put("cell", cell.name());
        values.put("text", text);
        values.put("sources", Sources.values(request));
        values.put(
                "points",
                points.stream()
                        .map(point -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("value", point.value().toPlainString());
                            one.put("release", point.release());
                            one.put("figures", point.figures());
                            return one;
                        })
                        .toList());
        return new SweepReport(values, cell, List.copyOf(points));
    }

    /** Members of the report, format {@code threshold-curve/1} (docs/schemas/whatif.md). */
    public Map<String, Object> values() {
        return values;
    }

    /** Canonical JSON; what {@link #sha256} is of. */
    public String json() {
        return CanonicalJson.of(values);
    }

    public String sha256() {
        return Sha256.hex(json());
    }

    /** For people, in plain text. */
    public String inWords() {
        List<String> lines = new ArrayList<>();
        lines.add("release      " + values.get("release"));
        lines.add("cell         " + cell.name() + ", which says " + values.get("text"));
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-12s", "value"));
        CURVES.forEach(curve -> head.append(String.format(Locale.ROOT, " %22s", curve.name())));
        lines.add(head.toString());
        for (Point point : points) {
            StringBuilder line = new StringBuilder(
                    String.format(Locale.ROOT, "%-12s", point.value().toPlainString()));
            CURVES.forEach(curve -> line.append(
                    String.format(Locale.ROOT, " %22s", curve.at(point).toPlainString())));
            lines.add(line.toString());
        }
        lines.add("report       SHA-256 " + sha256());
        return String.join("\n", lines);
    }

    private List<Chart> charts() {
        return CURVES.stream()
                .map(curve -> {
                    List<Spot> spots = points.stream()
                            .map(point -> new Spot(
                                    point.value().doubleValue(), curve.at(point).doubleValue()))
                            .toList();
                    return new Chart(
                            curve.title(),
                            Axis.linear(cell.row() + " " + cell.column()),
                            Axis.linear(curve.name()),
                            List.of(new Line("", Tone.BLUE, spots), new Points("", Tone.BLUE, false, spots)));
                })
                .toList();
    }

    private String page() {
        StringBuilder page =
                new StringBuilder(WhatIfPage.HEAD.replace("<title>What if</title>", "<title>Threshold curve</title>"));
        page.append("<h1>Threshold curve</h1>\n<dl>\n");
        WhatIfPage.fact(page, "release", String.valueOf(values.get("release")));
        WhatIfPage.fact(page, "cell", cell.name() + " says " + values.get("text"));
        WhatIfPage.fact(page, "sources", CanonicalJson.of(WhatIfWords.map(values.get("sources"))));
        WhatIfPage.fact(page, "program", String.valueOf(values.get("version")));
        WhatIfPage.fact(page, "SHA-256", sha256());
        page.append("</dl>\n<div class=\"charts\">\n");
        charts().forEach(chart -> page.append(chart.svg()));
        page.append("</div>\n<div class=\"wide\"><table>\n<tr><th>value</th>");
        CURVES.forEach(curve -> page.append("<th>").append(curve.name()).append("</th>"));
        page.append("</tr>\n");
        for (Point point : points) {
            page.append("<tr><td>").append(point.value().toPlainString()).append("</td>");
            CURVES.forEach(curve ->
                    page.append("<td>").append(curve.at(point).toPlainString()).append("</td>"));
            page.append("</tr>\n");
        }
        return page.append("</table></div>\n</body>\n</html>\n").toString();
    }

    /**
     * Writes {@code curve.json} (canonical), {@code curve.html} and one SVG for each curve.
     *
     * @throws IOException if the folder cannot be written
     */
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("curve.json"), json().getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("curve.html"), page());
        List<Chart> charts = charts();
        for (int i = 0; i < charts.size(); i++) {
            String name = CURVES.get(i).name().replaceAll("[^a-z]+", "-");
            Files.writeString(
                    folder.resolve("curve-" + name + ".svg"), charts.get(i).svg());
        }
    }
}
