package io.dynamicmarket.desk.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.desk.plot.Series.Band;
import io.dynamicmarket.desk.plot.Series.Bars;
import io.dynamicmarket.desk.plot.Series.Line;
import io.dynamicmarket.desk.plot.Series.Points;
import io.dynamicmarket.desk.plot.Series.Reach;
import io.dynamicmarket.desk.plot.Series.Spot;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A chart as whoever reads the file finds it. */
class ChartTest {
    private static final double CLOSE = 0.11;

    @Test
    void isXmlWhateverTheTitlesSay() throws Exception {
        Chart chart = new Chart(
                "<b>A & B</b>", Axis.linear("\"x\" > 1"), Axis.linear("y < 2"), List.of(points("a & b", spots(1, 1))));
        List<String> texts = texts(read(chart));
        assertTrue(texts.containsAll(List.of("<b>A & B</b>", "\"x\" > 1", "y < 2", "a & b")), texts::toString);
    }

    @Test
    void aLogAxisHasDecadesOfOneLengthAndLeavesZeroOut() throws Exception {
        Chart chart = new Chart(
                "", Axis.linear(""), Axis.log(""), List.of(points("", spots(0, 1, 1, 10, 2, 100, 3, 0, 4, 1000))));
        List<Element> dots = all(read(chart), "circle");
        assertEquals(4, dots.size());
        double first = number(dots.get(0), "cy") - number(dots.get(1), "cy");
        double second = number(dots.get(1), "cy") - number(dots.get(2), "cy");
        assertTrue(first > 0, "Larger values lie higher");
        assertEquals(first, second, CLOSE);
        assertTrue(texts(read(chart)).containsAll(List.of("1", "10", "100", "1000")));
    }

    @Test
    void marksAreRoundNumbersInTheRange() throws Exception {
        Chart chart = new Chart("", Axis.linear(""), Axis.linear(""), List.of(points("", spots(0, -0.3, 100, 0.9))));
        List<String> texts = texts(read(chart));
        assertTrue(texts.containsAll(List.of("0", "20", "40", "60", "80", "100")), texts::toString);
        assertTrue(texts.containsAll(List.of("-0.2", "0", "0.2", "0.4", "0.6", "0.8")), texts::toString);
    }

    /** 5 and 2 - 3: the second bar hangs from the end of the first. */
    @Test
    void aWaterfallHangsEveryBarWhereTheLastOneEnded() throws Exception {
        Chart chart = new Chart(
                "",
                Axis.of("", List.of("mid", "skew", "quote")),
                Axis.linear("bps"),
                List.of(new Bars(
                        "steps", Tone.GREEN, List.of(new Reach(0, 0, 5), new Reach(1, 5, 2), new Reach(2, 0, 2)))));
        List<Element> bars = all(read(chart), "rect").stream()
                .filter(rect -> rect.getAttribute("class").equals("green bar"))
                .toList();
        // the legend's own swatch comes first
        assertEquals(number(bars.get(1), "y"), number(bars.get(2), "y"), CLOSE);
        assertEquals(bottom(bars.get(2)), number(bars.get(3), "y"), CLOSE);
        assertEquals(bottom(bars.get(1)), bottom(bars.get(3)), CLOSE);
        assertTrue(texts(read(chart)).containsAll(List.of("mid", "skew", "quote", "steps")));
    }

    @Test
    void aBandLiesAroundItsLine() throws Exception {
        Chart chart = new Chart(
                "",
                Axis.linear(""),
                Axis.linear(""),
                List.of(
                        new Band("", Tone.BLUE, List.of(new Reach(0, 1, 3), new Reach(1, 1, 3))),
                        new Line("", Tone.BLUE, spots(0, 2, 1, 2))));
        List<String> paths = all(read(chart), "path").stream()
                .filter(path -> path.getAttribute("class").startsWith("blue"))
                .map(path -> path.getAttribute("d"))
                .toList();
        String[] band = paths.get(0).split("[MLZ ]+");
        String[] line = paths.get(1).split("[MLZ ]+");
        double high = Double.parseDouble(band[2]);
        double low = Double.parseDouble(band[6]);
        assertEquals((high + low) / 2, Double.parseDouble(line[2]), CLOSE);
        assertTrue(high < low);
    }

    @Test
    void isTheSameInEveryCountry() {
        Chart chart = new Chart("t", Axis.linear("x"), Axis.log("y"), List.of(points("p", spots(0.5, 1.5, 1000, 2))));
        String here = chart.svg();
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("de-DE", "ar-EG-u-nu-arab", "fr-CH")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertEquals(here, chart.svg(), tag);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void nothingToDrawIsAnEmptyFrame() throws Exception {
        Chart chart = new Chart("none", Axis.linear("x"), Axis.log("y"), List.of());
        assertEquals(0, all(read(chart), "circle").size());
        assertFalse(chart.svg().contains("NaN"));
    }

    private static Points points(String label, List<Spot> spots) {
        return new Points(label, Tone.BLUE, false, spots);
    }

    private static List<Spot> spots(double... values) {
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < values.length; i += 2) {
            spots.add(new Spot(values[i], values[i + 1]));
        }
        return spots;
    }

    private static Document read(Chart chart) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(chart.svg())));
    }

    private static List<Element> all(Document document, String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<String> texts(Document document) {
        return all(document, "text").stream().map(Element::getTextContent).toList();
    }

    private static double number(Element element, String name) {
        return Double.parseDouble(element.getAttribute(name));
    }

    private static double bottom(Element bar) {
        return number(bar, "y") + number(bar, "height");
    }
}
