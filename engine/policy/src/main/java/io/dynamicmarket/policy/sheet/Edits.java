package io.dynamicmarket.policy.sheet;

import java.util.Map;
import java.util.TreeMap;

/** Replacements in a text, by place; they must not overlap. */
final class Edits {
    private final String text;
    private final int from;
    private final int to;
    private final TreeMap<Integer, Edit> edits = new TreeMap<>();

    private record Edit(int end, String instead) {}

    Edits(String text) {
        this(text, 0, text.length());
    }

    /** Of a part of the text; places are those of the whole. */
    Edits(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    void replace(int start, int end, String instead) {
        edits.put(start, new Edit(end, instead));
    }

    /** Other characters inside an element. */
    void content(Element element, String plain) {
        if (element.closesItself()) {
            replace(
                    element.start(),
                    element.end(),
                    "<" + element.tag() + ">" + Markup.encoded(plain) + "</" + element.tag() + ">");
        } else {
            replace(element.contentStart(), element.contentEnd(), Markup.encoded(plain));
        }
    }

    String applied() {
        StringBuilder changed = new StringBuilder();
        int at = from;
        for (Map.Entry<Integer, Edit> edit : edits.entrySet()) {
            changed.append(text, at, edit.getKey()).append(edit.getValue().instead());
            at = edit.getValue().end();
        }
        return changed.append(text, at, to).toString();
    }
}
