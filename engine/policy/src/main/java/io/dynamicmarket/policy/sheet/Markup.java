package io.dynamicmarket.policy.sheet;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Finds the elements of an XML text and their places. Parsers of the JDK check that the text is well-formed, but tell
 * places by line and column after decoding; a file in which only a cell changes needs the characters themselves.
 */
final class Markup {
    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Element> roots = new ArrayList<>();

    private record Open(
            String tag, List<Element.Attribute> attributes, int start, int contentStart, List<Element> in) {}

    private Markup(String text) {
        this.text = text;
    }

    /**
     * The root element.
     *
     * @throws SheetRefused if the text is not well-formed or has a document type
     */
    static Element parse(String text) {
        refuseBroken(text);
        Markup markup = new Markup(text);
        markup.scan();
        return markup.roots.get(0);
    }

    /** The characters of a part of the text as XML means them: entities and CDATA decoded, comments left out. */
    static String decoded(String part) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < part.length()) {
            if (part.startsWith("<![CDATA[", at)) {
                int end = part.indexOf("]]>", at);
                plain.append(part, at + 9, end);
                at = end + 3;
            } else if (part.startsWith("<!--", at)) {
                at = part.indexOf("-->", at) + 3;
            } else if (part.charAt(at) == '<') {
                at = part.indexOf('>', at) + 1;
            } else if (part.charAt(at) == '&') {
                int end = part.indexOf(';', at);
                plain.append(entity(part.substring(at + 1, end)));
                at = end + 1;
            } else {
                boolean lineEnd = part.charAt(at) == '\r';
                plain.append(lineEnd ? '\n' : part.charAt(at));
                at += lineEnd && part.startsWith("\n", at + 1) ? 2 : 1;
            }
        }
        return plain.toString();
    }

    static String encoded(String plain) {
        plain.codePoints().forEach(character -> {
            boolean control = character < ' ' && character != '\t' && character != '\n' && character != '\r';
            boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
            if (control || half || character == 0xFFFE || character == 0xFFFF) {
                throw new SheetRefused("Expected characters that XML can hold, but got U+"
                        + Integer.toHexString(character).toUpperCase(Locale.ROOT) + " in '" + plain + "'");
            }
        });
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }

    private static String entity(String name) {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> {
                boolean hexadecimal = name.startsWith("#x");
                yield Character.toString(Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10));
            }
        };
    }

    private void scan() {
        int at = text.indexOf('<');
        while (at >= 0) {
            if (text.startsWith("<!--", at)) {
                at = text.indexOf("-->", at) + 3;
            } else if (text.startsWith("<![CDATA[", at)) {
                at = text.indexOf("]]>", at) + 3;
            } else if (text.startsWith("<?", at)) {
                at = text.indexOf("?>", at) + 2;
            } else if (text.startsWith("</", at)) {
                int end = text.indexOf('>', at) + 1;
                close(at, end);
                at = end;
            } else {
                at = startTag(at);
            }
            at = text.indexOf('<', at);
        }
    }

    private int startTag(int start) {
        int at = start + 1;
        while (!Character.isWhitespace(text.charAt(at)) && text.charAt(at) != '>' && text.charAt(at) != '/') {
            at++;
        }
        String tag = text.substring(start + 1, at);
        List<Element.Attribute> attributes = new ArrayList<>();
        while (text.charAt(at) != '>') {
            if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '/') {
                at++;
            } else {
                int equals = text.indexOf('=', at);
                int quote = equals + 1;
                while (Character.isWhitespace(text.charAt(quote))) {
                    quote++;
                }
                int end = text.indexOf(text.charAt(quote), quote + 1);
                attributes.add(new Element.Attribute(
                        text.substring(at, equals).strip(), decoded(text.substring(quote + 1, end)), quote + 1, end));
                at = end + 1;
            }
        }
        open.push(new Open(tag, attributes, start, at + 1, new ArrayList<>()));
        if (text.charAt(at - 1) == '/') {
            close(at + 1, at + 1);
        }
        return at + 1;
    }

    private void close(int contentEnd, int end) {
        Open opened = open.pop();
        Element element = new Element(
                opened.tag(), opened.attributes(), opened.start(), opened.contentStart(), contentEnd, end, opened.in());
        (open.isEmpty() ? roots : open.peek().in()).add(element);
    }

    private static void refuseBroken(String text) {
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new InputSource(new StringReader(text)), new DefaultHandler());
        } catch (SAXParseException broken) {
            throw new SheetRefused(
                    "line " + broken.getLineNumber() + ": Expected well-formed XML, but got: " + broken.getMessage());
        } catch (SAXException | IOException | ParserConfigurationException unreadable) {
            throw new SheetRefused("Expected readable XML, but got: " + unreadable.getMessage());
        }
    }
}
