package io.dynamicmarket.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token of an expression of a rule, cut as Java and MVEL cut it.
 *
 * @param kind what it is
 * @param text as written
 * @param line within the text, the first one 0
 * @param at first character within the text
 */
record Token(Kind kind, String text, int line, int at) {
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SIGN
    }

    private static final Pattern NEXT =
            Pattern.compile("(?<blank>\\s+|//[^\\n\\r]*|/\\*(?s:.*?)\\*/)|(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*)"
                    + "|(?<number>\\d[\\d_]*(?:\\.\\d+)?[lLdDfFbBIi]?)|(?<text>\"(?:[^\"\\\\\\n]|\\\\[\\\\\"'nt])*\")"
                    + "|(?<sign>->|::|\\+\\+|--|[-+*/%&|^]=|<<|>>|&&|\\|\\||[=!<>]=|(?s:.))");

    /** Cuts a text; whatever is no token of its own becomes a sign of one character. */
    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher next = NEXT.matcher(text);
        int line = 0;
        while (next.find()) {
            String found = next.group();
            if (next.group("name") != null) {
                tokens.add(new Token(Kind.NAME, found, line, next.start()));
            } else if (next.group("number") != null) {
                tokens.add(new Token(Kind.NUMBER, found, line, next.start()));
            } else if (next.group("text") != null) {
                tokens.add(new Token(Kind.TEXT, found, line, next.start()));
            } else if (next.group("blank") == null) {
                tokens.add(new Token(Kind.SIGN, found, line, next.start()));
            }
            line += (int) found.chars().filter(c -> c == '\n').count();
        }
        return tokens;
    }

    boolean is(String other) {
        return kind != Kind.TEXT && text.equals(other);
    }
}
