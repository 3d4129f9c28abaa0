package io.dynamicmarket.policy.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** An element of a DMN file. A missing element reads as empty text, so that the reader can name what is missing. */
record Xml(@Nullable Element element) {
    private static final String ANY = "*";

    /** Parses without reaching outside the file; a fault is noted with its line, and the result is then empty. */
    static Xml parse(byte[] bytes, BiConsumer<String, String> fault) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return new Xml(builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement());
        } catch (SAXParseException fatal) {
            fault.accept("line " + fatal.getLineNumber(), "Expected well-formed XML, but got: " + fatal.getMessage());
        } catch (SAXException | IOException | ParserConfigurationException unreadable) {
            fault.accept("", "Expected readable XML, but got: " + unreadable.getMessage());
        }
        return new Xml(null);
    }

    List<Xml> all(String name) {
        List<Xml> found = new ArrayList<>();
        NodeList nodes = element == null ? null : element.getElementsByTagNameNS(ANY, name);
        for (int i = 0; nodes != null && i < nodes.getLength(); i++) {
            found.add(new Xml((Element) nodes.item(i)));
        }
        return found;
    }

    Xml child(String name) {
        List<Xml> found = all(name);
        return found.isEmpty() ? new Xml(null) : found.get(0);
    }

    String text(String name) {
        return child(name).text();
    }

    String text() {
        return element == null ? "" : element.getTextContent();
    }

    String attribute(String name) {
        return element == null ? "" : element.getAttribute(name);
    }

    /** The parser would print to the console; the exception carries the same. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {
            // A warning does not keep a file from being read, and the schema check repeats what matters.
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
