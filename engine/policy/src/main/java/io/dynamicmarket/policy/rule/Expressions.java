package io.dynamicmarket.policy.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Checks the expressions of a file's rules, token by token, against its vocabulary: what is not known is refused. */
final class Expressions {
    private static final Set<String> SIGNS = Set.of(
            "(", ")", ",", ".", "+", "-", "*", "/", "%", "==", "!=", "<", ">", "<=", ">=", "&&", "||", "!", "?", ":");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "instanceof");
    private static final Set<String> WORDS_OF_CONSTRAINTS = Set.of("in", "not", "this", "contains", "memberOf");

    private final Vocabulary vocabulary;

    Expressions(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** A condition; it reads facts by their members. */
    void constraint(String text, BiConsumer<Integer, String> fault) {
        if (text.contains("\\u")) {
            fault.accept(0, "Expected text without unicode escapes, which could hide what it does");
        }
        expression(Token.of(text), true, Set.of(), fault);
    }

    /** A consequence: local values, and facts that are inserted. */
    void consequence(String text, BiConsumer<Integer, String> fault) {
        if (text.contains("\\u")) {
            fault.accept(0, "Expected text without unicode escapes, which could hide what it does");
        }
        Set<String> locals = new HashSet<>();
        for (List<Token> statement : Statements.of(Token.of(text))) {
            statement(statement, locals, fault);
        }
    }

    private void statement(List<Token> tokens, Set<String> locals, BiConsumer<Integer, String> fault) {
        if (Statements.isInsert(tokens)) {
            expression(tokens.subList(2, tokens.size() - 1), false, locals, fault);
        } else if (Statements.isLocal(tokens) && vocabulary.type(tokens.get(0).text()) != null) {
            expression(tokens.subList(3, tokens.size()), false, locals, fault);
            locals.add(tokens.get(1).text());
        } else {
            fault.accept(
                    tokens.get(0).line(),
                    "Expected insert(...), insertLogical(...) or a local value of a known type, but got "
                            + Statements.text(tokens));
        }
    }

    private void expression(
            List<Token> tokens, boolean constraint, Set<String> locals, BiConsumer<Integer, String> fault) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String before = i == 0 ? "" : tokens.get(i - 1).text();
            boolean called = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
            if (token.kind() == Token.Kind.SIGN) {
                if (!SIGNS.contains(token.text()) && !(constraint && token.is("#"))) {
                    fault.accept(token.line(), "Expected values, comparisons and arithmetic, but got " + token.text());
                }
            } else if (token.kind() == Token.Kind.NAME && !known(token, before, called, constraint, locals)) {
                fault.accept(
                        token.line(),
                        "Expected a variable with $, an imported type or a member of a fact, but got " + before.trim()
                                + (before.equals("new") ? " " : "") + token.text() + (called ? "(...)" : ""));
            }
        }
    }

    private boolean known(Token token, String before, boolean called, boolean constraint, Set<String> locals) {
        String name = token.text();
        if (before.equals(".")) {
            return vocabulary.knowsMember(name);
        }
        if (before.equals("#")) {
            return vocabulary.type(name) != null;
        }
        if (before.equals("new")) {
            return vocabulary.makes(name);
        }
        if (WORDS.contains(name) || constraint && WORDS_OF_CONSTRAINTS.contains(name)) {
            return true;
        }
        if (name.equals("new")) {
            return !constraint;
        }
        if (name.startsWith("$") || locals.contains(name) || vocabulary.type(name) != null) {
            return !called;
        }
        return constraint && vocabulary.knowsMember(name);
    }
}
