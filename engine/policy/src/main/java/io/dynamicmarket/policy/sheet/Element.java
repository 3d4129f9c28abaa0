package io.dynamicmarket.policy.sheet;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * An element of an XML text, with the places of its parts in that text, so that a part can be replaced and every other
 * character stays.
 *
 * @param tag name as written, with its prefix
 * @param attributes in the order written
 * @param start of the start tag
 * @param contentStart after the start tag
 * @param contentEnd before the end tag; the same as contentStart where the element closes itself
 * @param end after the end tag
 * @param children elements directly inside, in order
 */
record Element(
        String tag,
        List<Attribute> attributes,
        int start,
        int contentStart,
        int contentEnd,
        int end,
        List<Element> children) {
    /**
     * An attribute.
     *
     * @param value decoded
     * @param start of the value in the text, inside its quotes
     * @param end of the value in the text
     */
    record Attribute(String name, String value, int start, int end) {}

    Element {
        attributes = List.copyOf(attributes);
        children = List.copyOf(children);
    }

    String name() {
        return tag.substring(tag.indexOf(':') + 1);
    }

    boolean closesItself() {
        return contentEnd == end;
    }

    String attribute(String name) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(name)) {
                return attribute.value();
            }
        }
        return "";
    }

    List<Element> all(String name) {
        return children.stream().filter(child -> child.name().equals(name)).toList();
    }

    /** Elements of that name directly inside, then inside those the next, and so on. */
    List<Element> path(String... names) {
        List<Element> found = List.of(this);
        for (String name : names) {
            List<Element> next = new ArrayList<>();
            found.forEach(element -> next.addAll(element.all(name)));
            found = next;
        }
        return found;
    }

    /** Elements of that name anywhere inside. */
    List<Element> anywhere(String name) {
        List<Element> found = new ArrayList<>(all(name));
        Iterator<Element> inside = children.iterator();
        while (inside.hasNext()) {
            found.addAll(inside.next().anywhere(name));
        }
        return found;
    }
}
