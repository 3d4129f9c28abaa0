package io.dynamicmarket.governance.access;

import java.util.List;
import java.util.Locale;

/** What a password must be. Length is what counts; only what everybody tries first is refused beside it. */
public final class PasswordRule {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;

    /** What remains of a password without digits and signs, where it is what everybody tries first. */
    private static final List<String> OBVIOUS = List.of(
            "password",
            "passwort",
            "passphrase",
            "changeme",
            "letmein",
            "welcome",
            "qwerty",
            "qwertyuiop",
            "qwertz",
            "asdfghjkl",
            "administrator",
            "operator",
            "governor",
            "dynamicmarket",
            "iloveyou",
            "correcthorsebatterystaple");

    private PasswordRule() {}

    /** @throws IllegalArgumentException with a sentence that does not hold the password */
    public static void check(String password, Person person) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new IllegalArgumentException("Expected a password of " + SHORTEST + ".." + LONGEST
                    + " characters, but got " + password.length());
        }
        String plain = plain(password);
        if (plain.isEmpty() || password.chars().distinct().count() < 5) {
            throw new IllegalArgumentException(
                    "Expected a password with letters and at least five different characters, but got one without");
        }
        if (isOf(plain, plain(person.id().value())) || isOf(plain, plain(person.name()))) {
            throw new IllegalArgumentException("Expected a password that is not the person's name, but it is");
        }
        if (OBVIOUS.stream().anyMatch(each -> isOf(plain, each))) {
            throw new IllegalArgumentException("Expected a password that nobody would try first, but got such a one");
        }
    }

    /** Whether it is a word, once or several times over. */
    private static boolean isOf(String plain, String word) {
        return !word.isEmpty() && plain.replace(word, "").isEmpty();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }
}
