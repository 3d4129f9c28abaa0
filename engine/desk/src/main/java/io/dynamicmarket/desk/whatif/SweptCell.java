package io.dynamicmarket.desk.whatif;

import io.dynamicmarket.governance.release.Release;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A cell of a decision table and the values that it is to have in turn; its comparison stays.
 *
 * @param table name of the table, {@code market-state}
 * @param row id of the row
 * @param column name of an input or an output
 * @param values to be tried, in order
 */
public record SweptCell(String table, String row, String column, List<BigDecimal> values) {
    private static final Pattern FORM = Pattern.compile("([a-z0-9-]+)#([A-Za-z0-9_-]+):([A-Za-z0-9_-]+)"
            + "=(-?\\d+(?:\\.\\d+)?)\\.\\.(-?\\d+(?:\\.\\d+)?)/(\\d{1,3})");
    private static final Pattern CELL = Pattern.compile("(\\s*(?:<=|>=|<|>)?\\s*)-?\\d+(?:\\.\\d+)?(\\s*)");
    private static final int MOST_VALUES = 50;
    private static final int DECIMALS = 6;

    public SweptCell {
        values = List.copyOf(values);
    }

    /**
     * Reads {@code table#row:column=from..to/count}, for example
     * {@code market-state#defensive-volatility:volatilityBps=20..60/5}: 20, 30, 40, 50 and 60.
     *
     * @throws IllegalArgumentException if it is of another form
     */
    public static SweptCell of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("Expected a sweep like"
                    + " market-state#defensive-volatility:volatilityBps=20..60/5, but got " + text);
        }
        BigDecimal from = new BigDecimal(form.group(4));
        BigDecimal to = new BigDecimal(form.group(5));
        int count = Integer.parseInt(form.group(6));
        if (count < 2 || count > MOST_VALUES || from.compareTo(to) >= 0) {
            throw new IllegalArgumentException(
                    "Expected a rising range of 2 to " + MOST_VALUES + " values, but got " + text);
        }
        List<BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BigDecimal step = to.subtract(from)
                    .multiply(BigDecimal.valueOf(i))
                    .divide(BigDecimal.valueOf(count - 1L), DECIMALS, RoundingMode.HALF_EVEN);
            BigDecimal value = from.add(step).stripTrailingZeros();
            values.add(value.scale() < 0 ? value.setScale(0) : value);
        }
        return new SweptCell(form.group(1), form.group(2), form.group(3), values);
    }

    /** {@code market-state#defensive-volatility:volatilityBps}. */
    public String name() {
        return table + "#" + row + ":" + column;
    }

    /** What the cell says in a release. */
    public String text(Release release) {
        return cell(document(release.files(), path(release))).getTextContent().strip();
    }

    /**
     * A release with another number in the cell.
     *
     * @throws IllegalArgumentException if the release has no such cell, or it is not one number or comparison
     */
    public Release with(Release release, BigDecimal value) {
        SortedMap<String, byte[]> files = new TreeMap<>(release.files());
        String path = path(release);
        Document document = document(files, path);
        Element cell = cell(document);
        Matcher number = CELL.matcher(cell.getTextContent());
        if (!number.matches()) {
            throw new IllegalArgumentException("Expected one number or comparison in " + name() + ", but it says "
                    + cell.getTextContent().strip());
        }
        cell.setTextContent(number.group(1) + value.toPlainString() + number.group(2));
        files.put(path, bytes(document));
        return Release.of(files);
    }

    private String path(Release release) {
        return release.files().keySet().stream()
                .filter(path -> path.startsWith("dmn/") && path.endsWith("/" + table + ".dmn"))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("Expected a table " + table + " in the release, but it has none"));
    }

    private Element cell(Document document) {
        Element decisionTable = first(document.getDocumentElement(), "decisionTable");
        int place = place(children(decisionTable, "input"), true);
        String kind = place >= 0 ? "inputEntry" : "outputEntry";
        int column = place >= 0 ? place : place(children(decisionTable, "output"), false);
        for (Element rule : children(decisionTable, "rule")) {
            if (rule.getAttribute("id").equals(row)) {
                if (column < 0) {
                    throw new IllegalArgumentException(
                            "Expected a column " + this.column + " in " + table + ", but it has none");
                }
                return first(children(rule, kind).get(column), "text");
            }
        }
        throw new IllegalArgumentException("Expected a row " + row + " in " + table + ", but it has none");
    }

    private int place(List<Element> columns, boolean inputs) {
        for (int i = 0; i < columns.size(); i++) {
            String name = inputs
                    ? first(columns.get(i), "text").getTextContent().strip()
                    : columns.get(i).getAttribute("name");
            if (name.equals(column)) {
                return i;
            }
        }
        return -1;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element
                    && element.getLocalName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }

    private static Element first(Element parent, String name) {
        if (parent.getElementsByTagNameNS("*", name).item(0) instanceof Element element) {
            return element;
        }
        throw new IllegalArgumentException("Expected " + name + " in " + parent.getNodeName() + ", but there is none");
    }

    private static Document document(SortedMap<String, byte[]> files, String path) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            // a table that names files of this machine is refused
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            byte[] bytes = files.getOrDefault(path, new byte[0]);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("Expected XML in " + path + ", but " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Document document) {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
            StringWriter text = new StringWriter();
            factory.newTransformer().transform(new DOMSource(document), new StreamResult(text));
            return text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (TransformerException e) {
            throw new IllegalStateException("Expected a document that can be written, but " + e.getMessage(), e);
        }
    }
}
