package io.dynamicmarket.audit;

import io.dynamicmarket.audit.SeenFacts.Reason;
import io.dynamicmarket.audit.SeenFacts.Seen;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.FactJson;
import io.dynamicmarket.governance.audit.JsonRefused;
import io.dynamicmarket.governance.audit.ReceiptLine;
import io.dynamicmarket.policy.AskedTable;
import io.dynamicmarket.policy.CompiledRelease;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision was taken as it was: what it saw, which rows and rules gave it, how nearly it would have been another, why
 * no other row answered, and who answers for the release. Everything is of the release that the receipt names, whatever
 * rules today.
 */
public final class Explanation {
    private final ReceiptLine receipt;
    private final List<String> decided;
    private final List<Reason> reasons;
    private final List<AskedTable> tables;
    private final Map<String, String> rules;
    private final List<Approvals.Approval> approvals;
    private final List<String> notes = new ArrayList<>();

    private Explanation(ReceiptLine receipt, @Nullable CompiledRelease release, Approvals approvals) {
        this.receipt = receipt;
        this.decided = decided(receipt);
        this.reasons = SeenFacts.reasons(receipt.output());
        this.tables = release == null ? List.of() : tables(receipt, release);
        this.rules = rules(receipt, release);
        this.approvals = approvals.of(receipt.release(), receipt.market(), receipt.atMillis());
        if (release == null) {
            notes.add("Release " + receipt.release()
                    + " is not at hand: rows and rules are named, but not shown. Give its" + " folder as --policy.");
        }
        if (this.approvals.isEmpty()) {
            notes.add("Nothing at hand says who approved release " + receipt.release()
                    + ": neither receipts before it nor a store of releases.");
        }
    }

    /** With the release that the receipt names. */
    public static Explanation of(ReceiptLine receipt, CompiledRelease release, Approvals approvals) {
        return new Explanation(receipt, release, approvals);
    }

    /** As far as the receipt alone tells. */
    public static Explanation withoutRelease(ReceiptLine receipt, Approvals approvals) {
        return new Explanation(receipt, null, approvals);
    }

    private static List<String> decided(ReceiptLine receipt) {
        try {
            return switch (receipt.kind()) {
                case "market" ->
                    DecisionWords.of(
                            FactJson.read(MarketSituation.class, receipt.input()),
                            FactJson.read(MarketDecision.class, receipt.output()));
                case "treasury" -> DecisionWords.of(FactJson.read(TreasuryDecision.class, receipt.output()));
                default -> List.of("A decision of kind " + receipt.kind() + ", not taken by the policy");
            };
        } catch (JsonRefused other) {
            return List.of("A decision in a form that this version does not read: " + other.getMessage());
        }
    }

    private static List<AskedTable> tables(ReceiptLine receipt, CompiledRelease release) {
        try {
            return switch (receipt.kind()) {
                case "market" -> release.explain(FactJson.read(MarketSituation.class, receipt.input()));
                case "treasury" -> release.explain(FactJson.read(TreasurySituation.class, receipt.input()));
                default -> List.of();
            };
        } catch (IllegalArgumentException | IllegalStateException withoutAnswer) {
            // a table had no answer: then the decision was a failure, and says so itself
            return List.of();
        }
    }

    /** Those that fired, with their sentence where the release is at hand. */
    private static Map<String, String> rules(ReceiptLine receipt, @Nullable CompiledRelease release) {
        Map<String, String> sentences = release == null ? Map.of() : release.ruleSentences();
        Map<String, String> fired = new LinkedHashMap<>();
        for (Seen source : SeenFacts.facts(receipt.fired())) {
            if (!source.value().contains("#") && !source.value().equals("none")) {
                fired.put(source.value(), sentences.getOrDefault(source.value(), ""));
            }
        }
        return fired;
    }

    /** Format {@code why/1} (docs/receipts.md). */
    public String toJson() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("format", "why/1");
        values.put("sequence", receipt.sequence());
        values.put("at", Instant.ofEpochMilli(receipt.atMillis()));
        values.put("kind", receipt.kind());
        values.put("market", receipt.market());
        values.put("release", receipt.release());
        values.put("hash", receipt.hash());
        values.put("decided", decided);
        values.put("because", reasons);
        values.put("tables", tables.stream().map(this::values).toList());
        values.put("rules", rules);
        values.put("saw", SeenFacts.facts(receipt.input()));
        values.put("approvals", approvals);
        values.put("notes", notes);
        return CanonicalJson.of(values);
    }

    private Map<String, Object> values(AskedTable asked) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("table", asked.explanation().hit().table());
        values.put("row", asked.explanation().hit().row());
        values.put("taken", taken(asked).equals("Table "));
        values.put("description", asked.explanation().hit().description());
        values.put("answer", asked.explanation().hit().words());
        values.put(
                "inputs",
                asked.inputs().entrySet().stream().map(Explanation::seen).toList());
        values.put(
                "margins",
                asked.explanation().margins().stream()
                        .map(margin -> margin.words())
                        .toList());
        values.put(
                "otherRows",
                asked.explanation().others().stream()
                        .map(other -> Map.of("row", other.row().row(), "why", other.words()))
                        .toList());
        return values;
    }

    private static Seen seen(Map.Entry<String, Object> input) {
        String value = input.getValue() instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : String.valueOf(input.getValue());
        return new Seen(input.getKey(), value, SeenFacts.unit(input.getKey()));
    }

    /** For people. */
    public String inWords() {
        List<String> lines = new ArrayList<>();
        lines.add("Receipt %d, %s of %s at %s, release %s"
                .formatted(
                        receipt.sequence(),
                        receipt.kind(),
                        receipt.market(),
                        Instant.ofEpochMilli(receipt.atMillis()),
                        receipt.release()));
        add(lines, "Decided", decided);
        add(
                lines,
                "Because",
                reasons.stream()
                        .map(reason -> (reason.of().isEmpty() ? "" : reason.of() + ": ") + reason.sentence() + " ["
                                + reason.source() + "]")
                        .toList());
        for (AskedTable asked : tables) {
            add(
                    lines,
                    taken(asked) + asked.explanation().hit().source() + " answers "
                            + asked.explanation().hit().words(),
                    words(asked));
        }
        add(
                lines,
                "Rules that fired",
                rules.entrySet().stream()
                        .map(rule -> rule.getKey() + " " + rule.getValue())
                        .toList());
        add(
                lines,
                "It saw",
                SeenFacts.facts(receipt.input()).stream().map(Seen::words).toList());
        add(
                lines,
                "Approved",
                approvals.stream()
                        .map(one -> one.what() + " by " + one.who() + " at " + Instant.ofEpochMilli(one.atMillis())
                                + ": " + one.reason())
                        .toList());
        add(lines, "Note", notes);
        return String.join("\n", lines);
    }

    /** The table for hedging is asked for light and for heavy inventory; rules take one of the answers. */
    private String taken(AskedTable asked) {
        String source = asked.explanation().hit().source();
        return receipt.fired().contains('"' + source + '"') ? "Table " : "Not taken: table ";
    }

    private static List<String> words(AskedTable asked) {
        List<String> words = new ArrayList<>();
        words.add("why the row stands there: " + asked.explanation().hit().description());
        words.add("asked with "
                + String.join(
                        ", ",
                        asked.inputs().entrySet().stream()
                                .map(input -> seen(input).words())
                                .toList()));
        asked.explanation().margins().forEach(margin -> words.add("margin: " + margin.words()));
        asked.explanation()
                .others()
                .forEach(other -> words.add("not " + other.row().row() + ": " + other.words()));
        return words;
    }

    private static void add(List<String> lines, String title, List<String> entries) {
        if (!entries.isEmpty()) {
            lines.add(title);
            entries.forEach(entry -> lines.add("  " + entry.strip()));
        }
    }
}
