package io.dynamicmarket.governance.signoff;

import java.util.regex.Pattern;

/** Texts that people sign: no empty ones, no endless ones, nothing that hides. */
final class Texts {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private Texts() {}

    static void require(String name, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException(
                    "Expected a " + name + " of 1.." + most + " characters, but got " + text.length());
        }
        if (text.codePoints().anyMatch(Texts::hides)) {
            throw new IllegalArgumentException(
                    "Expected a " + name + " of visible characters, but it holds control or direction characters");
        }
    }

    static void requireHash(String name, String text) {
        if (!HASH.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "Expected a SHA-256 of 64 lower-case hexadecimal digits as " + name + ", but got '" + text + "'");
        }
    }

    /** Control characters and those that turn the direction of writing can show one text and sign another. */
    private static boolean hides(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL && character != '\n'
                || type == Character.FORMAT
                || type == Character.SURROGATE;
    }
}
