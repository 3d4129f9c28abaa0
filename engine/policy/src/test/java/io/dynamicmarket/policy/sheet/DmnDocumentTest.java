package io.dynamicmarket.policy.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.policy.sheet.TableText.ColumnText;
import io.dynamicmarket.policy.sheet.TableText.RowText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a change of rows makes of a file; expected files are written by hand. */
class DmnDocumentTest {
    private static final String FILE = """
            \uFEFF<?xml version="1.0" encoding="UTF-8"?>\r
            <!-- written by hand -->
            <d:definitions xmlns:d="https://www.omg.org/spec/DMN/20230324/MODEL/" name='care'>
              <d:description>What it is for &amp; why</d:description>
              <d:decisionTable hitPolicy="FIRST">
                <d:input><d:inputExpression typeRef="number"><d:text>use</d:text></d:inputExpression>
                  <d:inputValues><d:text><![CDATA[>= 0]]></d:text></d:inputValues></d:input>
                <d:output name="state" typeRef="string"/>
                <!-- the tight one -->
                <d:rule id="tight"><d:description>Tight</d:description>
                  <d:inputEntry id="tight-use"><d:text>&gt; 0.80</d:text></d:inputEntry>
                  <d:outputEntry id="tight-to-state"><d:text>"STRESS"</d:text></d:outputEntry></d:rule>
                <d:rule id="calm" label="x>y"><d:description>Calm</d:description>
                  <d:inputEntry id="calm-use"><d:text/></d:inputEntry>
                  <d:outputEntry id="calm-to-state"><d:text>
                    "EXPANSION"
                  </d:text></d:outputEntry></d:rule>
              </d:decisionTable>
            </d:definitions>
            """;

    private final DmnDocument document = DmnDocument.read(FILE.getBytes(UTF_8));

    @Test
    void tellsTheTextsOfATable() {
        assertEquals(
                new TableText(
                        "care",
                        "FIRST",
                        "What it is for & why",
                        List.of(
                                new ColumnText(true, "use", "number", ">= 0"),
                                new ColumnText(false, "state", "string", "")),
                        List.of(
                                new RowText("tight", List.of("> 0.80", "\"STRESS\""), "Tight"),
                                new RowText("calm", List.of("", "\"EXPANSION\""), "Calm"))),
                document.table());
    }

    @Test
    void changesACellAndNothingElse() {
        assertEquals(
                FILE.replace("&gt; 0.80", "&lt;= 0.5"),
                written(with(0, new RowText("tight", List.of("<= 0.5", "\"STRESS\""), "Tight"))));
        assertEquals(
                FILE.replace("<d:text/>", "<d:text>-</d:text>"),
                written(with(1, new RowText("calm", List.of("-", "\"EXPANSION\""), "Calm"))));
    }

    @Test
    void takesARowOutWithTheCommentBeforeIt() {
        List<RowText> rows = new ArrayList<>(document.table().rows());
        rows.remove(0);
        int from = FILE.indexOf("\n    <!-- the tight one");
        int to = FILE.indexOf("\n    <d:rule id=\"calm\"");
        assertEquals(FILE.substring(0, from) + FILE.substring(to), written(rows));
    }

    @Test
    void writesANewRowInTheFormOfTheFirst() {
        List<RowText> rows = new ArrayList<>(document.table().rows());
        rows.add(1, new RowText("mean", List.of("[0.5..0.80]", "\"DEFENSIVE\""), "In between"));
        String row = "\n    <d:rule id=\"mean\"><d:description>In between</d:description>"
                + "\n      <d:inputEntry id=\"mean-use\"><d:text>[0.5..0.80]</d:text></d:inputEntry>"
                + "\n      <d:outputEntry id=\"mean-to-state\"><d:text>\"DEFENSIVE\"</d:text></d:outputEntry></d:rule>";
        String before = "\n    <d:rule id=\"calm\"";
        assertEquals(FILE.replace(before, row + before), written(rows));
    }

    @Test
    void refusesRowsThatCannotBeWritten() {
        List<RowText> rows = new ArrayList<>(document.table().rows());
        rows.add(new RowText("tight", List.of("-", "\"STRESS\""), "Again"));
        assertTrue(refused(rows).contains("row tight: Expected a row id of its own"), refused(rows));
        rows.set(2, new RowText("5 a", List.of("-", "\"STRESS\""), "No id"));
        assertTrue(refused(rows).contains("row 5 a: Expected a new row id"), refused(rows));
        rows.set(2, new RowText("new", List.of("\u0001", "\"STRESS\""), "Control"));
        assertTrue(refused(rows).contains("U+1"), refused(rows));
    }

    @Test
    void refusesWhatIsNoTable() {
        for (String broken :
                List.of("", "<a>", "<!DOCTYPE a><a/>", "<a/>", "<a><decisionTable/><decisionTable/></a>")) {
            assertThrows(SheetRefused.class, () -> DmnDocument.read(broken.getBytes(UTF_8)), broken);
        }
        assertThrows(SheetRefused.class, () -> DmnDocument.read(new byte[] {'<', 'a', (byte) 0xE9, '>'}));
    }

    private List<RowText> with(int index, RowText row) {
        List<RowText> rows = new ArrayList<>(document.table().rows());
        rows.set(index, row);
        return rows;
    }

    private String written(List<RowText> rows) {
        TableText table = document.table();
        return new String(
                document.with(
                        new TableText(table.name(), table.hitPolicy(), table.description(), table.columns(), rows)),
                UTF_8);
    }

    private String refused(List<RowText> rows) {
        return String.valueOf(
                assertThrows(SheetRefused.class, () -> written(rows)).getMessage());
    }
}
