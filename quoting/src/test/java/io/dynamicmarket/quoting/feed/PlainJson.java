package io.dynamicmarket.quoting.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A second reader of JSON, slow and by the grammar, to hold the fast one against: objects are maps, lists lists, strings strings as written, numbers {@link Numeral}s in their own text, the rest words.
 */
final class PlainJson {
    record Numeral(String text) {}

    static final class Broken extends RuntimeException {
        Broken(String message) {
            super(message);
        }
    }

    private static final Pattern STRING =
            Pattern.compile("\"((?:[^\"\\\\\\x00-\\x1f]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*+)\"", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");
    private static final Pattern WORD = Pattern.compile("true|false|null");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]*+");

    /**
     * @param value see above
     * @param repeatsKeys whether an object has a key twice, of which RFC 8259 does not say what it means
     */
    record Reading(Object value, boolean repeatsKeys) {}

    private final String text;
    private boolean repeatsKeys;
    private int at;

    private PlainJson(String text) {
        this.text = text;
    }

    static Reading read(String text) {
        PlainJson json = new PlainJson(text);
        Object value = json.value();
        json.next(SPACE);
        if (json.at != text.length()) {
            throw new Broken("more at " + json.at);
        }
        return new Reading(value, json.repeatsKeys);
    }

    private Object value() {
        next(SPACE);
        if (at < text.length() && text.charAt(at) == '{') {
            return object();
        }
        if (at < text.length() && text.charAt(at) == '[') {
            return list();
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return string();
        }
        String word = next(WORD);
        return word.isEmpty() ? new Numeral(need(NUMBER)) : word;
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        if (taken('}')) {
            return members;
        }
        do {
            next(SPACE);
            String key = string();
            if (!taken(':')) {
                throw new Broken("no colon at " + at);
            }
            repeatsKeys |= members.put(key, value()) != null;
        } while (taken(','));
        close('}');
        return members;
    }

    private List<Object> list() {
        List<Object> elements = new ArrayList<>();
        at++;
        if (taken(']')) {
            return elements;
        }
        do {
            elements.add(value());
        } while (taken(','));
        close(']');
        return elements;
    }

    private String string() {
        String quoted = need(STRING);
        return quoted.substring(1, quoted.length() - 1);
    }

    private void close(char bracket) {
        if (!taken(bracket)) {
            throw new Broken("no " + bracket + " at " + at);
        }
    }

    private boolean taken(char wanted) {
        next(SPACE);
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private String need(Pattern pattern) {
        String found = next(pattern);
        if (found.isEmpty()) {
            throw new Broken("nothing that fits at " + at);
        }
        return found;
    }

    private String next(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return "";
        }
        at = matcher.end();
        return matcher.group();
    }
}
