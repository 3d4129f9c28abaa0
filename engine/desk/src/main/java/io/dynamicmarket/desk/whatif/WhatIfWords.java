package io.dynamicmarket.desk.whatif;

import io.dynamicmarket.governance.audit.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report in words: the same lines for the terminal, Markdown and the page. */
final class WhatIfWords {
    /** A figure under both releases. */
    record Row(String figure, String before, String after, String difference) {}

    private WhatIfWords() {}

    /** Every figure of a total or a run, {@code pnl.total} and the like, in the order of the tree. */
    static List<Row> rows(Map<?, ?> side) {
        List<Row> rows = new ArrayList<>();
        rows("", map(side.get("before")), map(side.get("after")), map(side.get("difference")), rows);
        return rows;
    }

    private static void rows(String prefix, Map<?, ?> before, Map<?, ?> after, Map<?, ?> difference, List<Row> rows) {
        for (Map.Entry<?, ?> entry : difference.entrySet()) {
            String name = String.valueOf(entry.getKey());
            Object one = before.get(name);
            Object other = after.get(name);
            if (entry.getValue() instanceof Map<?, ?> inner) {
                rows(prefix + name + ".", map(one), map(other), inner, rows);
            } else {
                rows.add(new Row(prefix + name, text(one), text(other), text(entry.getValue())));
            }
        }
    }

    /** The total as aligned lines. */
    static List<String> table(Map<String, Object> values) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-34s %20s %20s %20s", "figure", "before", "after", "difference"));
        for (Row row : rows(map(values.get("total")))) {
            if (!row.before().equals("0") || !row.after().equals("0")) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%-34s %20s %20s %20s",
                        row.figure(),
                        row.before(),
                        row.after(),
                        row.difference()));
            }
        }
        return lines;
    }

    static String parting(Parting parting) {
        Map<String, Object> values = parting.values();
        if (!(values.get("first") instanceof Map<?, ?> first)) {
            return "no difference at any of " + values.get("instants") + " instants";
        }
        return "parted at " + values.get("parted") + " of " + values.get("instants") + " instants, for "
                + text(values.get("partedSeconds")) + " s, first at " + first.get("at") + ": "
                + decision(first, "before")
                + " before, " + decision(first, "after") + " after";
    }

    private static String decision(Map<?, ?> first, String side) {
        Map<?, ?> decision = map(first.get(side));
        return decision.containsKey("state")
                ? decision.get("state") + " " + decision.get("mode") + " by " + decision.get("fired")
                : "nothing decided yet";
    }

    static String markdown(WhatIfReport report) {
        Map<String, Object> values = report.values();
        StringBuilder text = new StringBuilder("# What if\n\n");
        text.append("- before: `").append(values.get("before")).append("`\n");
        text.append("- after: `").append(values.get("after")).append("`\n");
        text.append("- sources: `")
                .append(CanonicalJson.of(map(values.get("sources"))))
                .append("`\n");
        text.append("- program: ").append(values.get("version")).append('\n');
        text.append("- SHA-256 of the canonical JSON, which approvers sign: `")
                .append(report.sha256())
                .append("`\n\n## Total\n\n");
        markdown(text, map(values.get("total")));
        for (SideBySide run : report.runs()) {
            text.append("\n## ").append(run.source()).append("\n\n").append(capital(parting(run.parting())));
            text.append(".\n\n");
            markdown(text, run.values());
        }
        return text.toString();
    }

    private static void markdown(StringBuilder text, Map<?, ?> side) {
        text.append("| figure | before | after | difference |\n|---|---:|---:|---:|\n");
        for (Row row : rows(side)) {
            text.append("| ")
                    .append(String.join(" | ", row.figure(), row.before(), row.after(), row.difference()))
                    .append(" |\n");
        }
    }

    static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    static Map<?, ?> map(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        if (value == null) {
            return "0";
        }
        return value instanceof Double number
                ? new java.math.BigDecimal(number.toString())
                        .stripTrailingZeros()
                        .toPlainString()
                : value.toString();
    }
}
