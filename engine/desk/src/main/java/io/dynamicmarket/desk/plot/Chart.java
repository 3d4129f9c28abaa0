package io.dynamicmarket.desk.plot;

import io.dynamicmarket.desk.plot.Series.Band;
import io.dynamicmarket.desk.plot.Series.Bars;
import io.dynamicmarket.desk.plot.Series.Line;
import io.dynamicmarket.desk.plot.Series.Points;
import io.dynamicmarket.desk.plot.Series.Reach;
import io.dynamicmarket.desk.plot.Series.Spot;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A chart: what it shows, its axes and what is drawn in it, first things lowest.
 *
 * @param title one short line
 * @param x horizontal axis
 * @param y vertical axis
 * @param series what is drawn
 */
public record Chart(String title, Axis x, Axis y, List<Series> series) {
    /** Units of the picture; letters of 15 in 480 can be read on a phone. */
    private static final int WIDTH = 480;

    private static final int HEIGHT = 400;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int EDGE = 12;
    private static final int BOTTOM = 52;
    private static final int TITLE = 28;
    private static final int ROW = 20;
    private static final int LEGEND_COLUMNS = 2;
    private static final double TITLE_SIZE = 16;
    /** Of a bold letter, as a share of its height, on the wide side. */
    private static final double LETTER_WIDTH = 0.66;

    private static final double DOT = 2.5;
    private static final double BAR_SHARE = 0.7;

    private static final String STYLE = """
            <style>
            svg { background: #ffffff; font: 15px system-ui, sans-serif; }
            text { fill: #1c2733; } .small { font-size: 13px; } .title { font-weight: 600; }
            .grid { stroke: #dde3ea; } .frame { stroke: #7b8794; fill: none; }
            .blue { stroke: #1f6fb2; fill: #1f6fb2; }
            .orange { stroke: #c05621; fill: #c05621; }
            .green { stroke: #2f7d4f; fill: #2f7d4f; }
            .grey { stroke: #5f6b78; fill: #5f6b78; }
            .line { fill: none; stroke-width: 2; } .band { fill-opacity: .18; stroke: none; }
            .dot { stroke: none; fill-opacity: .65; } .hollow { fill: none; stroke-width: 1; } .bar { fill-opacity: .75; }
            @media (prefers-color-scheme: dark) {
            svg { background: #12181f; } text { fill: #e6edf3; }
            .grid { stroke: #2b3642; } .frame { stroke: #8b98a5; }
            .blue { stroke: #6cb2f0; fill: #6cb2f0; }
            .orange { stroke: #f2a15f; fill: #f2a15f; }
            .green { stroke: #74c69d; fill: #74c69d; }
            .grey { stroke: #a3afbb; fill: #a3afbb; }
            .line, .hollow { fill: none; } .band, .dot { stroke: none; }
            }
            </style>
            """;

    public Chart {
        Objects.requireNonNull(title);
        Objects.requireNonNull(x);
        Objects.requireNonNull(y);
        series = List.copyOf(series);
    }

    /** The picture, an SVG document of its own. The same chart gives the same bytes everywhere. */
    public String svg() {
        List<Series> named = series.stream().filter(s -> !s.label().isEmpty()).toList();
        int top = TITLE + ROW * ((named.size() + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS) + 12;
        Range across = Range.of(x, series.stream().flatMap(Series::spots).mapToDouble(Spot::x), LEFT, WIDTH - RIGHT);
        Range up = Range.of(y, series.stream().flatMap(Series::spots).mapToDouble(Spot::y), HEIGHT - BOTTOM, top);
        StringBuilder svg = new StringBuilder();
        svg.append(form(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
                WIDTH, HEIGHT, escaped(title)));
        svg.append(STYLE);
        title(svg);
        for (int i = 0; i < named.size(); i++) {
            legend(svg, named.get(i), i);
        }
        marks(svg, across, up);
        titles(svg, top);
        series.forEach(one -> draw(svg, one, across, up));
        svg.append(form(
                "<rect class=\"frame\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
                LEFT, top, WIDTH - RIGHT - LEFT, HEIGHT - BOTTOM - top));
        return svg.append("</svg>\n").toString();
    }

    /** A title too long for its size is set smaller, so that nothing is cut off. */
    private void title(StringBuilder svg) {
        double size = Math.min(TITLE_SIZE, (WIDTH - 2 * EDGE) / (LETTER_WIDTH * Math.max(1, title.length())));
        svg.append(form(
                "<text class=\"title\" x=\"%d\" y=\"20\" style=\"font-size: %spx\">%s</text>\n",
                EDGE, number(size), escaped(title)));
    }

    private void legend(StringBuilder svg, Series one, int place) {
        double left = EDGE + place % LEGEND_COLUMNS * (WIDTH - EDGE) / (double) LEGEND_COLUMNS;
        double middle = TITLE + ROW * (place / LEGEND_COLUMNS) + 8;
        String tone = one.tone().style();
        if (one instanceof Points points) {
            dot(svg, points, left + 8, middle);
        } else if (one instanceof Line) {
            svg.append(form("<path class=\"%s line\" d=\"M%s %sh16\"/>\n", tone, number(left), number(middle)));
        } else {
            String kind = one instanceof Band ? "band" : "bar";
            svg.append(form(
                    "<rect class=\"%s %s\" x=\"%s\" y=\"%s\" width=\"16\" height=\"10\"/>\n",
                    tone, kind, number(left), number(middle - 5)));
        }
        text(svg, left + 22, middle + 5, "small", one.label());
    }

    private void marks(StringBuilder svg, Range across, Range up) {
        for (double mark : up.marks()) {
            double at = up.at(mark);
            svg.append(form("<path class=\"grid\" d=\"M%d %sH%d\"/>\n", LEFT, number(at), WIDTH - RIGHT));
            svg.append(form(
                    "<text class=\"small\" x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>\n",
                    LEFT - 6, number(at + 4.5), label(mark)));
        }
        List<Double> places = new ArrayList<>();
        for (int i = 0; i < x.categories().size(); i++) {
            places.add((double) i);
        }
        for (double mark : places.isEmpty() ? across.marks() : places) {
            String name = places.isEmpty() ? label(mark) : x.categories().get((int) mark);
            // names are longer than numbers: every second one stands a line lower
            int line = places.isEmpty() ? 0 : (int) mark % 2;
            svg.append(form(
                    "<text class=\"small\" x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                    number(across.at(mark)), HEIGHT - BOTTOM + 18 + 15 * line, escaped(name)));
        }
    }

    private void titles(StringBuilder svg, int top) {
        int middle = (LEFT + WIDTH - RIGHT) / 2;
        svg.append(form(
                "<text class=\"small\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                middle, HEIGHT - 12, escaped(x.title())));
        int height = (top + HEIGHT - BOTTOM) / 2;
        svg.append(form(
                "<text class=\"small\" transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>\n",
                height, escaped(y.title())));
    }

    private void draw(StringBuilder svg, Series one, Range across, Range up) {
        String tone = one.tone().style();
        if (one instanceof Points points) {
            for (Spot spot : points.at()) {
                if (across.shows(spot.x()) && up.shows(spot.y())) {
                    dot(svg, points, across.at(spot.x()), up.at(spot.y()));
                }
            }
        } else if (one instanceof Line line) {
            svg.append(form("<path class=\"%s line\" d=\"%s\"/>\n", tone, path(line.along(), across, up)));
        } else if (one instanceof Band band) {
            List<Spot> around = new ArrayList<>();
            band.along().forEach(reach -> around.add(new Spot(reach.x(), reach.high())));
            for (int i = band.along().size() - 1; i >= 0; i--) {
                Reach reach = band.along().get(i);
                around.add(new Spot(reach.x(), reach.low()));
            }
            svg.append(form("<path class=\"%s band\" d=\"%sZ\"/>\n", tone, path(around, across, up)));
        } else if (one instanceof Bars bars) {
            List<Series> groups = series.stream().filter(Bars.class::isInstance).toList();
            bars.bars().forEach(bar -> bar(svg, bar, tone, groups.indexOf(bars), groups.size(), across, up));
        }
    }

    private static void dot(StringBuilder svg, Points points, double x, double y) {
        svg.append(form(
                "<circle class=\"%s %s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>\n",
                points.tone().style(),
                points.hollow() ? "hollow" : "dot",
                number(x),
                number(y),
                number(points.hollow() ? DOT - 0.5 : DOT)));
    }

    /** Bars of several groups stand beside each other. */
    private static void bar(StringBuilder svg, Reach bar, String tone, int group, int groups, Range across, Range up) {
        double width = BAR_SHARE * (across.at(1) - across.at(0)) / groups;
        double left = across.at(bar.x()) + width * (group - groups / 2.0);
        double low = up.at(Math.min(bar.low(), bar.high()));
        double high = up.at(Math.max(bar.low(), bar.high()));
        svg.append(form(
                "<rect class=\"%s bar\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n",
                tone, number(left), number(high), number(width), number(low - high)));
    }

    private static String path(List<Spot> spots, Range across, Range up) {
        StringBuilder path = new StringBuilder();
        for (Spot spot : spots) {
            if (across.shows(spot.x()) && up.shows(spot.y())) {
                path.append(path.isEmpty() ? "M" : "L")
                        .append(number(across.at(spot.x())))
                        .append(' ')
                        .append(number(up.at(spot.y())));
            }
        }
        return path.toString();
    }

    private static void text(StringBuilder svg, double x, double y, String style, String text) {
        svg.append(
                form("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n", style, number(x), number(y), escaped(text)));
    }

    /** Digits and points are the same in every country. */
    private static String form(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static String number(double value) {
        return form("%.1f", value);
    }

    /** A mark in as few digits as it has. */
    private static String label(double value) {
        BigDecimal round = new BigDecimal(value).round(new MathContext(6));
        return round.signum() == 0 ? "0" : round.stripTrailingZeros().toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
