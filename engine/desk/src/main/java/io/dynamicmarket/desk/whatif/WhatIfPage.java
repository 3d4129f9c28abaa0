package io.dynamicmarket.desk.whatif;

import io.dynamicmarket.desk.plot.Axis;
import io.dynamicmarket.desk.plot.Chart;
import io.dynamicmarket.desk.plot.Series;
import io.dynamicmarket.desk.plot.Series.Bars;
import io.dynamicmarket.desk.plot.Series.Line;
import io.dynamicmarket.desk.plot.Series.Reach;
import io.dynamicmarket.desk.plot.Tone;
import io.dynamicmarket.governance.audit.CanonicalJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report as one page that needs nothing else: charts within, light and dark, for a desk and a phone. */
final class WhatIfPage {
    static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>What if</title>
            <style>
            :root { color-scheme: light dark; --ground: #ffffff; --text: #1c2733; --line: #dde3ea; --soft: #5f6b78; }
            @media (prefers-color-scheme: dark) {
            :root { --ground: #12181f; --text: #e6edf3; --line: #2b3642; --soft: #a3afbb; } }
            body { background: var(--ground); color: var(--text); font: 15px/1.45 system-ui, sans-serif;
              margin: 0 auto; max-width: 1080px; padding: 16px; }
            h1 { font-size: 24px; } h2 { font-size: 18px; margin-top: 32px; }
            code { overflow-wrap: anywhere; font-size: 13px; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; } dt { color: var(--soft); }
            dd { margin: 0; min-width: 0; }
            .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); gap: 16px; }
            .charts svg { width: 100%; height: auto; border: 1px solid var(--line); border-radius: 6px; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
            th, td { border-bottom: 1px solid var(--line); padding: 4px 8px; text-align: right; white-space: nowrap; }
            th:first-child, td:first-child { text-align: left; }
            tr.same td { color: var(--soft); }
            </style>
            </head>
            <body>
            """;

    private static final int MOST_CHARTS = 12;

    private WhatIfPage() {}

    static String of(WhatIfReport report) {
        Map<String, Object> values = report.values();
        StringBuilder page = new StringBuilder(HEAD).append("<h1>What if</h1>\n<dl>\n");
        fact(page, "before", String.valueOf(values.get("before")));
        fact(page, "after", String.valueOf(values.get("after")));
        fact(page, "sources", CanonicalJson.of(WhatIfWords.map(values.get("sources"))));
        fact(page, "program", String.valueOf(values.get("version")));
        fact(page, "SHA-256", report.sha256());
        page.append("</dl>\n<p>The SHA-256 is that of <code>whatif.json</code>; it is what approvers sign.</p>\n");
        Map<?, ?> total = WhatIfWords.map(values.get("total"));
        page.append("<h2>Total</h2>\n<div class=\"charts\">\n");
        page.append(bars("Seconds in each state", "secondsInState", total).svg());
        page.append(
                bars("Seconds in each mode of quoting", "secondsInMode", total).svg());
        page.append("</div>\n");
        table(page, total);
        report.runs().stream().limit(MOST_CHARTS).forEach(run -> run(page, run));
        if (report.runs().size() > MOST_CHARTS) {
            page.append("<p>Further markets stand in <code>whatif.md</code> and <code>whatif.json</code>.</p>\n");
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static void run(StringBuilder page, SideBySide run) {
        page.append("<h2>").append(escaped(run.source())).append("</h2>\n<p>");
        page.append(escaped(WhatIfWords.capital(WhatIfWords.parting(run.parting()))))
                .append(".</p>\n");
        page.append("<div class=\"charts\">\n");
        List<Series> profit = List.of(
                new Line("before", Tone.BLUE, run.courseBefore().profit().spots()),
                new Line("after", Tone.ORANGE, run.courseAfter().profit().spots()));
        if (!run.courseBefore().profit().spots().isEmpty()) {
            page.append(
                    new Chart("Profit and loss", Axis.linear("seconds of market time"), Axis.linear("profit"), profit)
                            .svg());
        }
        page.append(
                bars("Seconds in each state", "secondsInState", run.values()).svg());
        page.append("</div>\n");
        table(page, run.values());
    }

    private static Chart bars(String title, String member, Map<?, ?> side) {
        List<String> names = new ArrayList<>();
        List<Reach> before = new ArrayList<>();
        List<Reach> after = new ArrayList<>();
        Map<?, ?> one = WhatIfWords.map(WhatIfWords.map(side.get("before")).get(member));
        Map<?, ?> other = WhatIfWords.map(WhatIfWords.map(side.get("after")).get(member));
        for (Object name : one.keySet()) {
            before.add(new Reach(names.size(), 0, number(one.get(name))));
            after.add(new Reach(names.size(), 0, number(other.get(name))));
            names.add(String.valueOf(name));
        }
        return new Chart(
                title,
                Axis.of("", names),
                Axis.linear("seconds"),
                List.of(new Bars("before", Tone.BLUE, before), new Bars("after", Tone.ORANGE, after)));
    }

    private static double number(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? 0 : new BigDecimal(value.toString()).doubleValue();
    }

    private static void table(StringBuilder page, Map<?, ?> side) {
        page.append(
                "<div class=\"wide\"><table>\n<tr><th>figure</th><th>before</th><th>after</th><th>difference</th></tr>\n");
        for (WhatIfWords.Row row : WhatIfWords.rows(side)) {
            page.append(row.difference().equals("0") ? "<tr class=\"same\"><td>" : "<tr><td>")
                    .append(escaped(row.figure()))
                    .append("</td><td>")
                    .append(escaped(row.before()))
                    .append("</td><td>")
                    .append(escaped(row.after()))
                    .append("</td><td>")
                    .append(escaped(row.difference()))
                    .append("</td></tr>\n");
        }
        page.append("</table></div>\n");
    }

    static void fact(StringBuilder page, String name, String value) {
        page.append("<dt>").append(escaped(name)).append("</dt><dd><code>");
        page.append(escaped(value)).append("</code></dd>\n");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
