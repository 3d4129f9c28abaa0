package io.dynamicmarket.policy.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.policy.rule.Condition;
import io.dynamicmarket.policy.rule.DrlFile;
import io.dynamicmarket.policy.table.TableText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is changed, one thing at a time. */
class MutationTest {
    private static final TableText.Heading NUMBER = new TableText.Heading("x", "", "number", "", true);
    private static final TableText.Heading WORD = new TableText.Heading("x", "", "string", "\"A\",\"B\",\"C\"", true);

    @Test
    void movesBoundsAndOpensEndsOfAnInterval() {
        assertEquals(
                Set.of("-", "[0.4..0.5)", "[0.2..0.5)", "[0.3..0.6)", "[0.3..0.4)", "(0.3..0.5)", "[0.3..0.5]"),
                CellChanges.ofInput("[0.3..0.5)", NUMBER));
    }

    @Test
    void turnsComparisons() {
        assertEquals(Set.of("-", "> 41", "> 39", ">= 40", "< 40"), CellChanges.ofInput("> 40", NUMBER));
        assertEquals(Set.of("-", "<= 13", "<= 11", "< 12", ">= 12"), CellChanges.ofInput("<= 12", NUMBER));
    }

    @Test
    void takesOtherWordsAndFewer() {
        assertEquals(
                Set.of("-", "\"B\"", "\"A\"", "\"C\",\"B\"", "\"A\",\"C\""), CellChanges.ofInput("\"A\",\"B\"", WORD));
        assertEquals(Set.of("-", "\"A\"", "not(\"B\")"), CellChanges.ofInput("not(\"A\")", WORD));
        assertEquals(Set.of(), CellChanges.ofInput("-", WORD));
    }

    @Test
    void changesOutputsButNotSentencesForPeople() {
        assertEquals(Set.of("1.3", "1.1"), CellChanges.ofOutput("1.2", List.of("1.2")));
        assertEquals(Set.of("true"), CellChanges.ofOutput("false", List.of("false")));
        assertEquals(Set.of("\"B\""), CellChanges.ofOutput("\"A\"", List.of("\"A\"", "\"B\"", "\"A\"")));
        assertEquals(Set.of("\"AX\""), CellChanges.ofOutput("\"A\"", List.of("\"A\"")));
        assertEquals(Set.of(), CellChanges.ofOutput("\"Look at it.\"", List.of("\"Look at it.\"")));
    }

    @Test
    void changesEveryPartOfACondition() {
        String text = """
                package io.dynamicmarket.rules.x;
                import io.dynamicmarket.facts.Grounds;
                import io.dynamicmarket.facts.MarketSituation;
                import io.dynamicmarket.facts.VenueKind;

                rule "XXX-001 when it is so"
                agenda-group "observe"
                when
                    MarketSituation( $now : asOfMillis, health.lateIntervals >= 2, venueKind == VenueKind.CEX )
                    not Grounds( source == "a" )
                then
                    insert( new Grounds( "XXX-001", "so" ) );
                end
                """;
        List<String> changes = RuleMutants.of(DrlFile.read("x.drl", text.getBytes(StandardCharsets.UTF_8))).stream()
                .map(draft -> draft.mutant().change())
                .toList();
        assertEquals(
                List.of(
                        ">= to >",
                        ">= to <=",
                        "2 to 3",
                        "== to !=",
                        "CEX to DEX",
                        "not to exists",
                        "== to !=",
                        "\"a\" to \"aX\"",
                        ", health.lateIntervals >= 2 to nothing",
                        ", venueKind == VenueKind.CEX to nothing",
                        "source == \"a\" to nothing"),
                changes);
        assertEquals(
                1,
                Condition.of(DrlFile.read("x.drl", text.getBytes(StandardCharsets.UTF_8)))
                        .size());
    }

    @Test
    void changesOneCellAndNotAByteBeside() {
        String file = "<d><decisionTable><rule id=\"r\"><inputEntry><text>&lt; 1</text></inputEntry>"
                + "<outputEntry>\n<text>2</text></outputEntry></rule></decisionTable></d>";
        TableText table = Objects.requireNonNull(TableText.read(file.getBytes(StandardCharsets.UTF_8)));
        assertEquals(file.replace("&lt; 1", "&gt;= 1"), new String(table.with(0, 0, ">= 1"), StandardCharsets.UTF_8));
        assertEquals(file.replace(">2<", ">3<"), new String(table.with(0, 1, "3"), StandardCharsets.UTF_8));
    }
}
