package io.dynamicmarket.policy.compare;

import static io.dynamicmarket.policy.compare.Change.Fate.ADDED;
import static io.dynamicmarket.policy.compare.Change.Fate.CHANGED;
import static io.dynamicmarket.policy.compare.Change.Fate.MOVED;
import static io.dynamicmarket.policy.compare.Change.Fate.REMOVED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.governance.release.Release;
import io.dynamicmarket.policy.compare.Change.Fate;
import io.dynamicmarket.policy.compare.Change.Part;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Edits of the default release, told as the person who made them would. */
class TextualDifferenceTest {
    private static final Release DEFAULT = Release.fromFolder(Path.of("..", ".."));
    private static final String STATE = "dmn/market-state.dmn";
    private static final String LATCH = "rules/policy/breaker/latch.drl";
    private static final String PRESET = "rules/policy/preset/steady-state.json";

    @Test
    void saysNothingOfTheSameRelease() {
        assertEquals(List.of(), TextualDifference.of(DEFAULT, DEFAULT).files());
    }

    @Test
    void namesACellByRowAndColumn() {
        assertEquals(
                List.of(new Change(Part.CELL, "defensive-volatility, volatilityBps", CHANGED, "> 40", "> 30")),
                changes(STATE, text -> text.replace("<text>&gt; 40</text>", "<text>&gt; 30</text>")));
    }

    @Test
    void namesRowsThatWentOrMoved() {
        String row = between(text(STATE), "      <rule id=\"stress-venues\">", "</rule>\n");
        Change removed = changes(STATE, text -> text.replace(row, "")).get(0);
        assertEquals("ROW stress-venues REMOVED", removed.part() + " " + removed.place() + " " + removed.fate());
        assertTrue(removed.before().contains(">= 2"), removed.before());
        String last = between(text(STATE), "      <rule id=\"stress-heartbeat\">", "</rule>\n");
        assertEquals(
                List.of(new Change(Part.ROW, "stress-venues", MOVED, "3", "1")),
                changes(STATE, text -> text.replace(row, "").replace(last, row + last)));
    }

    @Test
    void namesWhatIsSaidOfColumns() {
        assertEquals(
                List.of(
                        new Change(Part.HIT_POLICY, "", CHANGED, "FIRST", "UNIQUE"),
                        new Change(Part.COLUMN, "venueGapBps", REMOVED, "input number >= 0", ""),
                        new Change(Part.ALLOWED_VALUES, "confidence", CHANGED, "[0..1]", "[0..2]"),
                        new Change(Part.COLUMN_TYPE, "softUse", CHANGED, "number", "string"),
                        new Change(Part.COLUMN, "venueGapPercent", ADDED, "", "input number >= 0")),
                changes(
                                STATE,
                                text -> text.replace("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\"")
                                        .replace("<text>venueGapBps</text>", "<text>venueGapPercent</text>")
                                        .replace(
                                                "<inputValues id=\"allowed-confidence\">\n          <text>[0..1]",
                                                "<inputValues id=\"allowed-confidence\">\n          <text>[0..2]")
                                        .replace(
                                                "id=\"expression-softUse\" typeRef=\"number\"",
                                                "id=\"expression-softUse\" typeRef=\"string\""))
                        .stream()
                        .sorted(Comparator.comparing(change -> order(change)))
                        .toList());
    }

    @Test
    void saysWhereOnlyTheFileDiffers() {
        assertEquals(
                List.of(new Change(Part.LAYOUT, "", CHANGED, "", "")),
                changes(STATE, text -> text.replace("id=\"table\"", "id=\"other\"")));
        assertEquals(
                List.of(
                        new Change(Part.CELL, "defensive-volatility, volatilityBps", CHANGED, "> 40", "> 30"),
                        new Change(Part.LAYOUT, "", CHANGED, "", "")),
                changes(
                        STATE,
                        text -> text.replace("<text>&gt; 40</text>", "<text>&gt; 30</text>")
                                .replace("id=\"table\"", "id=\"other\"")));
    }

    @Test
    void comparesFilesThatAreBroken() {
        List<Change> changes = changes(STATE, text -> text.replace("</decisionTable>", ""));
        assertEquals(List.of(Part.TEXT), changes.stream().map(Change::part).toList());
        assertEquals("    </decisionTable>", changes.get(0).before());
    }

    @Test
    void namesRulesByTheirIds() {
        assertEquals(
                List.of(new Change(
                        Part.CONDITION,
                        "BRK-022 line " + lineOf(text(LATCH), "holdMillis >"),
                        CHANGED,
                        "    BreakerLimit( kind == $kind, latch == Latch.AUTO, holdMillis > ( $now - $seen ) )",
                        "    BreakerLimit( kind == $kind, latch == Latch.AUTO, holdMillis >= ( $now - $seen ) )")),
                changes(LATCH, text -> text.replace("holdMillis > (", "holdMillis >= (")));
        String rule = between(text(LATCH), "rule \"BRK-023", "\nend\n");
        assertEquals(
                List.of(new Change(
                        Part.RULE, "BRK-023", REMOVED, "BRK-023 keep a breaker tripped that only people release", "")),
                changes(LATCH, text -> text.replace(rule, "")));
        assertEquals(
                List.of(
                        new Change(
                                Part.RULE_NAME,
                                "BRK-023",
                                CHANGED,
                                "BRK-023 keep a breaker tripped that only people release",
                                "BRK-023 keep it"),
                        new Change(
                                Part.RULE_ATTRIBUTES,
                                "BRK-023",
                                CHANGED,
                                "agenda-group \"latch\"",
                                "salience 5 agenda-group \"latch\"")),
                changes(
                        LATCH,
                        text -> text.replace(
                                "\"BRK-023 keep a breaker tripped that only people release\"\n",
                                "\"BRK-023 keep it\"\nsalience 5\n")));
    }

    @Test
    void readsWordsOfRulesInStringsAndCommentsAsText() {
        String drl = """
                package p; // rule "X-1" when then end
                rule "A-1 one" when
                    String( this == "then" ) /* end
                    */
                then
                    String end = "end"; end = end + 1;
                end
                rule 'A-2' then end
                """;
        assertEquals(
                List.of("A-1", "A-2"), List.copyOf(RuleFile.read(drl).rules().keySet()));
        assertEquals(
                List.of("    String end = \"end\"; end = end + 1;"),
                RuleFile.read(drl).rules().values().iterator().next().consequence());
    }

    @Test
    void namesFieldsOfPresetsAndCases() {
        assertEquals(
                List.of(new Change(Part.PRESET_FIELD, "gamma", CHANGED, "0.1", "0.10")),
                changes(PRESET, text -> text.replace("\"gamma\": 0.1,", "\"gamma\": 0.10,")));
        String cases = "dmn/market-state.cases.json";
        List<Change> changes = changes(cases, text -> text.replaceFirst("\"softUse\": [0-9.]+", "\"softUse\": 0.123"));
        assertEquals(1, changes.size());
        assertEquals(Part.CASE_FIELD, changes.get(0).part());
        assertTrue(
                changes.get(0).place().endsWith(", inputs.softUse"),
                changes.get(0).place());
    }

    @Test
    void namesFilesThatCameOrWent() {
        SortedMap<String, byte[]> files = new TreeMap<>(DEFAULT.files());
        files.remove(LATCH);
        files.put("dmn/new.scesim", "x".getBytes(UTF_8));
        List<FileDifference> found =
                TextualDifference.of(DEFAULT, Release.of(files)).files();
        assertEquals(
                List.of("dmn/new.scesim", LATCH),
                found.stream().map(FileDifference::path).toList());
        assertEquals(
                List.of(new Change(Part.FILE, "", Fate.ADDED, "", "")),
                found.get(0).changes());
        assertEquals(
                List.of("", "BRK-020", "BRK-021", "BRK-022", "BRK-023", "BRK-024"),
                found.get(1).changes().stream()
                        .filter(change -> change.part() != Part.OUTSIDE_RULES)
                        .map(Change::place)
                        .toList());
    }

    private static int order(Change change) {
        return List.of("", "venueGapBps", "confidence", "softUse", "venueGapPercent")
                .indexOf(change.place());
    }

    private static List<Change> changes(String path, UnaryOperator<String> edit) {
        SortedMap<String, byte[]> files = new TreeMap<>(DEFAULT.files());
        files.put(path, edit.apply(text(path)).getBytes(UTF_8));
        TextualDifference difference = TextualDifference.of(DEFAULT, Release.of(files));
        assertEquals(
                List.of(path),
                difference.files().stream().map(FileDifference::path).toList());
        return difference.files().get(0).changes();
    }

    private static String text(String path) {
        return new String(DEFAULT.files().getOrDefault(path, new byte[0]), UTF_8);
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from);
        return text.substring(start, text.indexOf(to, start) + to.length());
    }

    private static int lineOf(String text, String part) {
        return (int) text.substring(0, text.indexOf(part)).lines().count();
    }
}
