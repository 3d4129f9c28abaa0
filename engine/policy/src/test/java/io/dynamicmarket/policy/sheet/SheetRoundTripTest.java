package io.dynamicmarket.policy.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.policy.sheet.TableText.RowText;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Out into a sheet and back: not a byte of a table changes that was not changed in the sheet. */
class SheetRoundTripTest {
    private static final List<String> AWKWARD = List.of(
            ">= 0.30",
            "[0..1]",
            "007",
            "0.1234567890123456789",
            "=1+1",
            "+5",
            "-",
            "-5",
            "@SUM(A1)",
            "1-2",
            "3/4",
            "2024-01-31",
            "true",
            "TRUE",
            "1e5",
            "1,5",
            "'quoted",
            "\"A\",\"B\"",
            "not(\"A\")",
            "< 5; > 7",
            "a\nb",
            "a\tb",
            "]0..1[",
            "<b>&amp;</b>",
            "]]>",
            "\u00e9\u4e2d\ud83d\ude00",
            "_x0041_",
            "12 %",
            "(5)",
            "May 5");

    @Test
    void everyDefaultTableComesBackByteForByte() {
        DefaultTables.all().forEach(file -> {
            DmnDocument document = DmnDocument.read(file.getValue());
            assertEquals(text(file.getValue()), text(document.with(document.table())), file.getKey());
            Grid grid = CsvSheet.read(CsvSheet.write(TableSheet.of(document.table())));
            assertEquals(
                    text(file.getValue()), text(document.with(TableSheet.read(grid, document.table()))), file.getKey());
        });
    }

    @Property(seed = "1", tries = 60)
    void anyCellsComeBackThroughAFileOfValues(@ForAll long seed, @ForAll("texts") List<String> texts) throws Exception {
        Random draw = new Random(seed);
        byte[] file = DefaultTables.all()
                .get(draw.nextInt(DefaultTables.all().size()))
                .getValue();
        DmnDocument document = DmnDocument.read(file);
        TableText changed = changed(document.table(), draw, texts);
        byte[] written = document.with(changed);
        assertEquals(texts(changed), read(written), "another parser reads what was written");
        Grid grid = CsvSheet.read(
                CsvSheet.write(TableSheet.of(DmnDocument.read(written).table())));
        assertEquals(text(written), text(document.with(TableSheet.read(grid, document.table()))));
        DmnDocument back = DmnDocument.read(written);
        assertEquals(text(file), text(back.with(document.table())), "and writing the old texts gives the old file");
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> any = Arbitraries.strings()
                .withChars(' ', '~')
                .withChars('\u00a1', '\ud7ff')
                .withChars('\n', '\t')
                .ofMinLength(1)
                .ofMaxLength(20);
        return Arbitraries.oneOf(Arbitraries.of(AWKWARD), any)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    /** Some cells and descriptions replaced, rows turned round, one left out and put back at the end. */
    private static TableText changed(TableText table, Random draw, List<String> texts) {
        List<RowText> rows = new ArrayList<>();
        for (RowText row : table.rows()) {
            List<String> cells = row.cells().stream()
                    .map(cell -> draw.nextInt(3) == 0 ? texts.get(draw.nextInt(texts.size())) : cell)
                    .toList();
            rows.add(new RowText(
                    row.id(), cells, draw.nextBoolean() ? texts.get(draw.nextInt(texts.size())) : row.description()));
        }
        return new TableText(table.name(), table.hitPolicy(), texts.get(0), table.columns(), rows);
    }

    private static List<String> texts(TableText table) {
        List<String> texts = new ArrayList<>(List.of(table.description()));
        table.rows().forEach(row -> {
            texts.add(row.id());
            texts.add(row.description());
            texts.addAll(row.cells());
        });
        return texts;
    }

    /** The same texts by the JDK's document model. */
    private static List<String> read(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement();
        List<String> texts =
                new ArrayList<>(List.of(content(root, "description").get(0)));
        elements(root, "rule").forEach(rule -> {
            texts.add(rule.getAttribute("id"));
            texts.add(content(rule, "description").get(0));
            texts.addAll(content(rule, "text"));
        });
        return texts;
    }

    private static List<String> content(Element element, String name) {
        return elements(element, name).stream()
                .map(found -> found.getTextContent().strip())
                .toList();
    }

    private static List<Element> elements(Element element, String name) {
        NodeList found = element.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
