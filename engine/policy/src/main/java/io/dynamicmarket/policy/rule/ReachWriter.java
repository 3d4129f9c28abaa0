package io.dynamicmarket.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the conditions of a file's rules so that they leave behind how far the one fact that is new in every run may move
 * before any of those looked at would be told otherwise ({@link RuleReach}): a comparison with a limit leaves a range, a
 * condition on the new fact alone leaves its answer, anything else the very values that it read.
 */
final class ReachWriter {
    private static final Pattern COMPARED = Pattern.compile(
            "\\s*([a-z][A-Za-z0-9_]*(?:\\.[a-z][A-Za-z0-9_]*)*)\\s*(<=|>=|<|>)\\s*(\\$[A-Za-z0-9_]+)\\s*");
    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z0-9_]+");
    private static final String NEW = "fact";

    /** What has to hold of the next new fact, in the order of the numbers of what is kept. */
    private final List<String> checks = new ArrayList<>();

    /**
     * Writes a condition on the new fact.
     *
     * @param fact name of the variable that holds it
     * @param ofNew what earlier bindings took from the new fact, by their name
     * @param mayFail whether it is to be asked only where the rule asks it
     */
    String ofNew(String text, String fact, Map<String, String> ofNew, boolean mayFail) {
        Matcher compared = COMPARED.matcher(text);
        if (compared.matches() && !ofNew.containsKey(compared.group(3))) {
            String value = RuleExpression.java(compared.group(1), fact);
            int number = check("isWithin", RuleExpression.java(compared.group(1), NEW));
            return "if (!" + RuleExpression.ORDERS.get(compared.group(2)) + "(" + number + ", " + value + ", "
                    + compared.group(3) + ")) continue;\n";
        }
        String java = RuleExpression.java(text, fact);
        if (text.indexOf('$') < 0 && !mayFail) {
            int number = check("isKept", RuleExpression.java(text, NEW));
            return "if (!told(" + number + ", " + java + ")) continue;\n";
        }
        StringBuilder kept = new StringBuilder();
        for (String member : RuleExpression.members(text)) {
            int number = check("isKept", NEW + member);
            kept.append("keep(" + number + ", " + fact + member + ");\n");
        }
        return kept.append(ofOther(text, fact, ofNew)).toString();
    }

    /** Writes a condition on a fact that is not the new one, which may ask for what was bound of the new one. */
    String ofOther(String text, String fact, Map<String, String> ofNew) {
        StringBuilder kept = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            String value = ofNew.get(variable.group());
            if (value != null) {
                kept.append("keep(" + check("isKept", value) + ", " + variable.group() + ");\n");
            }
        }
        return kept + "if (!(" + RuleExpression.java(text, fact) + ")) continue;\n";
    }

    /** What a binding takes of the new fact, for the checks. */
    static String bound(String property) {
        return RuleExpression.java(property, NEW);
    }

    /** The new fact itself. */
    static String bound() {
        return NEW;
    }

    int count() {
        return checks.size();
    }

    /** Whether another new fact is told the same, as a method. */
    String method(String type) {
        String all = checks.isEmpty()
                ? "return true;"
                : type + " " + NEW + " = (" + type + ") it; return " + String.join("\n      && ", checks) + ";";
        return "  protected boolean reaches(Object it) { " + all + " }\n";
    }

    private int check(String by, String value) {
        checks.add(by + "(" + checks.size() + ", " + value + ")");
        return checks.size() - 1;
    }
}
