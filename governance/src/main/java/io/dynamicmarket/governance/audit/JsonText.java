package io.dynamicmarket.governance.audit;

/** Strings as RFC 8785 writes them: the seven short escapes, \\u00xx for other controls, everything else as it is. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    static void string(String text, StringBuilder out) {
        out.append('"');
        if (plain(text)) {
            out.append(text);
        } else {
            escaped(text, out);
        }
        out.append('"');
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static void escaped(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i = pair(text, i, out);
            } else if (c < ' ' || c == '"' || c == '\\') {
                escape(c, out);
            } else {
                out.append(c);
            }
        }
    }

    private static int pair(String text, int at, StringBuilder out) {
        // A lone surrogate has no UTF-8 form: hashing it would hash a question mark.
        if (at + 1 == text.length() || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
            throw new IllegalArgumentException("Expected well-formed Unicode, but got a lone surrogate at " + at);
        }
        out.append(text, at, at + 2);
        return at + 1;
    }

    private static void escape(char c, StringBuilder out) {
        out.append('\\');
        switch (c) {
            case '"', '\\' -> out.append(c);
            case '\b' -> out.append('b');
            case '\t' -> out.append('t');
            case '\n' -> out.append('n');
            case '\f' -> out.append('f');
            case '\r' -> out.append('r');
            default -> out.append("u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        }
    }
}
