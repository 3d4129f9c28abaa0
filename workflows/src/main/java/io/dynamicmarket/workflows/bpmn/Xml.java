package io.dynamicmarket.workflows.bpmn;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The XML of a process as a tree. Nothing outside of the file is ever read. */
public final class Xml {
    public static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

    private Xml() {}

    /** The root; an {@link IllegalArgumentException} with a sentence where it is no XML. */
    public static Element root(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new IllegalArgumentException("Expected XML without document type, but " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Expected every JDK to read XML safely, but this one does not", e);
        }
    }

    /** Child elements in order, of a namespace and name; the name may be {@code *}. */
    public static List<Element> children(Element parent, String namespace, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child
                    && namespace.equals(child.getNamespaceURI())
                    && (name.equals("*") || name.equals(child.getLocalName()))) {
                children.add(child);
            }
        }
        return children;
    }

    /** Text of the first child of that name; empty where there is none. */
    static String text(Element parent, String name) {
        List<Element> children = children(parent, BPMN, name);
        return children.isEmpty() ? "" : children.get(0).getTextContent().trim();
    }

    /** Zeebe's extension elements of that name. */
    static List<Element> extensions(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Element extensions : children(parent, BPMN, "extensionElements")) {
            found.addAll(children(extensions, ZEEBE, name));
        }
        return found;
    }

    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
