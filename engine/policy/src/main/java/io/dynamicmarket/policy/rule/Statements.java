package io.dynamicmarket.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The statements of a consequence. */
final class Statements {
    private Statements() {}

    static List<List<Token>> of(List<Token> tokens) {
        List<List<Token>> statements = new ArrayList<>();
        List<Token> one = new ArrayList<>();
        for (Token token : tokens) {
            if (!token.is(";")) {
                one.add(token);
            } else if (!one.isEmpty()) {
                statements.add(one);
                one = new ArrayList<>();
            }
        }
        if (!one.isEmpty()) {
            statements.add(one);
        }
        return statements;
    }

    /** {@code insert(...)} and nothing after it. */
    static boolean isInsert(List<Token> tokens) {
        if (tokens.size() < 4
                || !tokens.get(0).is("insert") && !tokens.get(0).is("insertLogical")
                || !tokens.get(1).is("(")) {
            return false;
        }
        int depth = 0;
        for (int i = 1; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i == tokens.size() - 1;
            }
        }
        return false;
    }

    /** {@code Type name = ...}. */
    static boolean isLocal(List<Token> tokens) {
        return tokens.size() > 3
                && tokens.get(0).kind() == Token.Kind.NAME
                && tokens.get(1).kind() == Token.Kind.NAME
                && !tokens.get(1).text().startsWith("$")
                && tokens.get(2).is("=");
    }

    static String text(List<Token> tokens) {
        String text = tokens.stream().map(Token::text).collect(Collectors.joining(" "));
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}
