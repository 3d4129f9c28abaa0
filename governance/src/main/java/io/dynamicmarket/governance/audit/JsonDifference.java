package io.dynamicmarket.governance.audit;

/**
 * The first place in which two texts of canonical JSON differ.
 *
 * @param member path of the innermost member or element around it; empty for the whole text
 * @param sentence what was expected there and what was found
 */
public record JsonDifference(String member, String sentence) {
    private static final int SHOWN = 120;

    /**
     * Compares texts that are not equal.
     *
     * @param expected well-formed
     * @param found anything
     */
    public static JsonDifference between(String expected, String found) {
        int at = 0;
        int shorter = Math.min(expected.length(), found.length());
        while (at < shorter && expected.charAt(at) == found.charAt(at)) {
            at++;
        }
        Place place = new Place("", 0).innermost(expected, at, goesOn(expected, found, at));
        return new JsonDifference(
                place.path(),
                "Expected " + shown(expected, place.valueAt(), at) + ", but got " + shown(found, place.valueAt(), at));
    }

    /** Whether a number ends where the other one has more digits: then they are two numbers, and not something after one. */
    private static boolean goesOn(String expected, String found, int at) {
        return at > 0
                && at < found.length()
                && Character.isDigit(expected.charAt(at - 1))
                && (Character.isDigit(found.charAt(at)) || found.charAt(at) == '.');
    }

    /** The value, or what of a long one is around the difference. */
    private static String shown(String json, int valueAt, int differsAt) {
        if (valueAt >= json.length()) {
            return "nothing more";
        }
        int length = length(json, valueAt);
        int from = Math.min(differsAt - valueAt, length) > SHOWN / 2 ? differsAt - SHOWN / 4 : valueAt;
        int end = Math.min(valueAt + length, from + SHOWN);
        return (from > valueAt ? "..." : "") + json.substring(from, end) + (end < valueAt + length ? "..." : "");
    }

    private static int length(String json, int valueAt) {
        try {
            return new JsonCursor(json.substring(valueAt)).skip().length();
        } catch (JsonRefused brokenOff) {
            return json.length() - valueAt;
        }
    }

    /**
     * A value in a text.
     *
     * @param path of the members and elements around it
     * @param valueAt where it begins
     */
    private record Place(String path, int valueAt) {
        /** The innermost value around a position, or the one that ends there. */
        Place innermost(String json, int position, boolean orEndsThere) {
            char open = json.charAt(valueAt);
            if (open != '{' && open != '[') {
                return this;
            }
            int at = valueAt + 1;
            for (int index = 0; at < json.length() && json.charAt(at) != '}' && json.charAt(at) != ']'; index++) {
                int nameLength = open == '{' ? length(json, at) + 1 : 0;
                Place inner = new Place(
                        open == '{' ? member(json, at, nameLength) : path + "[" + index + "]", at + nameLength);
                int end = inner.valueAt() + length(json, inner.valueAt());
                if (position < end || (orEndsThere && position == end)) {
                    return position < inner.valueAt() ? this : inner.innermost(json, position, orEndsThere);
                }
                at = end + (json.charAt(end) == ',' ? 1 : 0);
            }
            return this;
        }

        private String member(String json, int at, int nameLength) {
            String name = json.substring(at + 1, at + nameLength - 2);
            return path.isEmpty() ? name : path + "." + name;
        }
    }
}
