package io.dynamicmarket.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression of a rule's condition as Java: properties become accessors of the fact ({@code health.bookValid} is
 * {@code fact.health().bookValid()}), {@code ==} compares values, {@code effect#CapQuoting.mode} is a cast.
 *
 * <p>It knows what rules of this house use: comparisons, {@code in}, {@code instanceof}, arithmetic, calls, {@code &&}
 * and {@code ||}. Anything else is refused rather than guessed at. Types are left to the Java compiler, which refuses
 * what does not fit.
 */
final class RuleExpression {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:([A-Za-z_$][A-Za-z0-9_$]*)|(\\d+(?:\\.\\d+)?[LlDdFf]?)|(\"(?:[^\"\\\\]|\\\\.)*\")"
                    + "|(==|!=|<=|>=|&&|\\|\\||[-<>+*/%(),.#!]))");

    /** Operators that compare by order, with the methods of {@link RuleCode} that do it for numbers and words. */
    static final Map<String, String> ORDERS = Map.of("<=", "atMost", ">=", "atLeast", "<", "below", ">", "above");

    private final String text;
    private final String fact;
    private final List<String> tokens;
    private final Set<String> members = new TreeSet<>();
    private int at;

    private RuleExpression(String text, String fact) {
        this.text = text;
        this.fact = fact;
        this.tokens = tokens(text);
    }

    /**
     * Translates.
     *
     * @param fact name of the Java variable whose properties are meant
     * @throws IllegalArgumentException if it is beyond what is known
     */
    static String java(String text, String fact) {
        RuleExpression expression = new RuleExpression(text, fact);
        String java = expression.or();
        if (expression.at < expression.tokens.size()) {
            throw expression.unknown();
        }
        return java;
    }

    /**
     * What an expression asks of its fact itself, as accessors: {@code .health()}; the empty text where it asks for the
     * whole of it, or calls it with arguments.
     */
    static Set<String> members(String text) {
        RuleExpression expression = new RuleExpression(text, "it");
        expression.or();
        return expression.members;
    }

    private String or() {
        StringBuilder java = new StringBuilder(and());
        while (take("||")) {
            java.append(" || ").append(and());
        }
        return java.toString();
    }

    private String and() {
        StringBuilder java = new StringBuilder(comparison());
        while (take("&&")) {
            java.append(" && ").append(comparison());
        }
        return java.toString();
    }

    private String comparison() {
        String left = sum();
        if (take("==")) {
            return "eq(" + left + ", " + sum() + ")";
        }
        if (take("!=")) {
            return "!eq(" + left + ", " + sum() + ")";
        }
        for (Map.Entry<String, String> order : ORDERS.entrySet()) {
            if (take(order.getKey())) {
                return order.getValue() + "(" + left + ", " + sum() + ")";
            }
        }
        if (take("instanceof")) {
            return left + " instanceof " + type();
        }
        if (take("in")) {
            expect("(");
            List<String> values = new ArrayList<>();
            do {
                values.add("eq(" + left + ", " + sum() + ")");
            } while (take(","));
            expect(")");
            return "(" + String.join(" || ", values) + ")";
        }
        return left;
    }

    private String sum() {
        StringBuilder java = new StringBuilder(product());
        while (peek("+") || peek("-")) {
            java.append(' ').append(next()).append(' ').append(product());
        }
        return java.toString();
    }

    private String product() {
        StringBuilder java = new StringBuilder(unary());
        while (peek("*") || peek("/") || peek("%")) {
            java.append(' ').append(next()).append(' ').append(unary());
        }
        return java.toString();
    }

    private String unary() {
        if (peek("!") || peek("-")) {
            return next() + unary();
        }
        if (take("(")) {
            String inside = or();
            expect(")");
            return after("(" + inside + ")");
        }
        return primary();
    }

    private String primary() {
        if (at == tokens.size()) {
            throw unknown();
        }
        String token = next();
        char first = token.charAt(0);
        if (Character.isDigit(first) || first == '"' || token.equals("true") || token.equals("false")) {
            return token;
        }
        if (Character.isUpperCase(first)) {
            return ofType(token);
        }
        if (first == '$') {
            return after(token);
        }
        if (!Character.isLetter(first) || token.equals("new") || token.equals("null") || token.equals("not")) {
            throw unknown();
        }
        if (token.equals("this")) {
            members.add("");
            return after(fact);
        }
        String member = "." + member(token);
        members.add(member.endsWith("()") ? member : "");
        return after(fact + member);
    }

    /** A constant of a type, or a type within a type and its constant. */
    private String ofType(String name) {
        StringBuilder java = new StringBuilder(name);
        while (take(".")) {
            java.append('.').append(next());
        }
        if (peek("(")) {
            throw unknown();
        }
        return java.toString();
    }

    /** What follows a value: properties, calls and casts. */
    private String after(String value) {
        String java = value;
        while (peek(".") || peek("#")) {
            java = next().equals("#") ? "((" + type() + ") " + java + ")" : java + "." + member(next());
        }
        return java;
    }

    private String member(String name) {
        if (!Character.isLowerCase(name.charAt(0))) {
            throw unknown();
        }
        if (!take("(")) {
            return name + "()";
        }
        List<String> arguments = new ArrayList<>();
        while (!take(")")) {
            if (!arguments.isEmpty()) {
                expect(",");
            }
            arguments.add(or());
        }
        return name + "(" + String.join(", ", arguments) + ")";
    }

    private String type() {
        StringBuilder java = new StringBuilder(next());
        if (!Character.isUpperCase(java.charAt(0))) {
            throw unknown();
        }
        while (peek(".")
                && at + 1 < tokens.size()
                && Character.isUpperCase(tokens.get(at + 1).charAt(0))) {
            java.append(next()).append(next());
        }
        return java.toString();
    }

    private boolean peek(String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private boolean take(String token) {
        boolean there = peek(token);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw unknown();
        }
    }

    private String next() {
        if (at == tokens.size()) {
            throw unknown();
        }
        return tokens.get(at++);
    }

    private IllegalArgumentException unknown() {
        String rest = at < tokens.size() ? "'" + tokens.get(at) + "'" : "its end";
        return new IllegalArgumentException(
                "Expected an expression of comparisons, but got '" + text.strip() + "', which is not known at " + rest);
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int from = 0;
        String stripped = text.stripTrailing();
        while (from < stripped.length()) {
            if (!matcher.find(from) || matcher.start() != from) {
                throw new IllegalArgumentException(
                        "Expected an expression of comparisons, but got '" + text.strip() + "'");
            }
            tokens.add(matcher.group().strip());
            from = matcher.end();
        }
        return tokens;
    }
}
