package io.dynamicmarket.governance.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads canonical JSON from front to back and knows where it is. It takes no blanks and asks for members by name, since
 * canonical JSON has neither blanks nor another order; whether numbers and escapes are written as RFC 8785 wants is found
 * out by writing what was read once more.
 */
final class JsonCursor {
    private static final int SHOWN = 40;

    private final String text;
    private final List<String> path = new ArrayList<>();
    private int at;

    JsonCursor(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    char peek() {
        if (at >= text.length()) {
            throw refused("Expected more, but the text ends");
        }
        return text.charAt(at);
    }

    boolean passes(char c) {
        boolean passes = at < text.length() && text.charAt(at) == c;
        if (passes) {
            at++;
        }
        return passes;
    }

    void expect(char c) {
        if (!passes(c)) {
            throw refused("Expected '" + c + "', but got " + shown());
        }
    }

    /** Passes a member's name and colon, and goes into it until {@link #leave()}. */
    void enter(String name) {
        path.add(path.isEmpty() ? name : "." + name);
        String expected = '"' + name + "\":";
        if (!text.startsWith(expected, at)) {
            throw refused("Expected the member '" + name + "', but got " + shown());
        }
        at += expected.length();
    }

    void enter(int index) {
        path.add("[" + index + "]");
    }

    void leave() {
        path.remove(path.size() - 1);
    }

    String string() {
        expect('"');
        int from = at;
        while (peek() != '"' && peek() != '\\') {
            at++;
        }
        if (peek() == '"') {
            return text.substring(from, at++);
        }
        StringBuilder out = new StringBuilder(text.substring(from, at));
        while (!passes('"')) {
            char c = peek();
            at++;
            out.append(c == '\\' ? escaped() : c);
        }
        return out.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\' -> c;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> control();
            default -> throw refused("Expected an escape that RFC 8785 has, but got \\" + c);
        };
    }

    private char control() {
        if (at + 4 > text.length()) {
            throw refused("Expected four digits after \\u, but the text ends");
        }
        String digits = text.substring(at, at + 4);
        at += 4;
        if (!digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw refused("Expected four hexadecimal digits after \\u, but got " + digits);
        }
        return (char) Integer.parseInt(digits, 16);
    }

    /** The digits of a number, as they stand. */
    String number() {
        int from = at;
        while (at < text.length() && isOfNumber(text.charAt(at))) {
            at++;
        }
        if (from == at) {
            throw refused("Expected a number, but got " + shown());
        }
        return text.substring(from, at);
    }

    private static boolean isOfNumber(char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '.' || c == 'e' || c == '+';
    }

    boolean truth() {
        for (String word : List.of("true", "false")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("true");
            }
        }
        throw refused("Expected true or false, but got " + shown());
    }

    /** Passes one value of any kind and returns it as it stands. */
    String skip() {
        int from = at;
        switch (peek()) {
            case '"' -> string();
            case 't', 'f' -> truth();
            case '{' -> skipAll('{', '}', true);
            case '[' -> skipAll('[', ']', false);
            default -> number();
        }
        return text.substring(from, at);
    }

    private void skipAll(char open, char close, boolean named) {
        expect(open);
        if (passes(close)) {
            return;
        }
        do {
            if (named) {
                string();
                expect(':');
            }
            skip();
        } while (passes(','));
        expect(close);
    }

    /** The value of the member {@code type} of the object that begins here; nothing is passed. */
    String typeAhead() {
        int from = at;
        String type = "";
        expect('{');
        if (peek() != '}') {
            do {
                String name = string();
                expect(':');
                String value = skip();
                if (name.equals("type")) {
                    type = value;
                }
            } while (passes(','));
        }
        at = from;
        return type;
    }

    void end() {
        if (at != text.length()) {
            throw refused("Expected the end, but got " + shown());
        }
    }

    JsonRefused refused(String sentence) {
        return new JsonRefused(String.join("", path), sentence);
    }

    JsonRefused refused(String sentence, Throwable cause) {
        return new JsonRefused(String.join("", path), sentence, cause);
    }

    String shown() {
        if (at >= text.length()) {
            return "the end";
        }
        int end = Math.min(text.length(), at + SHOWN);
        return visible(text.substring(at, end)) + (end < text.length() ? "..." : "");
    }

    /** What a screen does not show, or takes as an order, is named: a carriage return is what another system left. */
    private static String visible(String part) {
        StringBuilder shown = new StringBuilder();
        part.chars()
                .forEach(c -> shown.append(
                        Character.isISOControl(c)
                                ? String.format(Locale.ROOT, "\\u%04x", c)
                                : String.valueOf((char) c)));
        return shown.toString();
    }
}
