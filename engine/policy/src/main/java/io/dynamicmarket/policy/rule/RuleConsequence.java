package io.dynamicmarket.policy.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The consequence of a rule as Java that first reads all it depends on: what a condition has bound, or what calls without
 * arguments give of it ({@code $situation.features().market()}). Where that is what it was the last time, the consequence
 * is not carried out again, since it would insert the same ({@link RuleCode#again}); the allow-list leaves it nothing else
 * to depend on.
 */
final class RuleConsequence {
    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|//[^\\n]*|/\\*(?s:.)*?\\*/|[A-Za-z_$][A-Za-z0-9_$]*");
    private static final Pattern CALLS = Pattern.compile("(?:\\s*\\.\\s*[a-z][A-Za-z0-9_]*\\s*\\(\\s*\\))*");

    private final Set<String> bound;
    private final Set<String> collected;
    /** What is read, as it is written, with the name of the variable that holds it. */
    private final Map<String, String> reads = new LinkedHashMap<>();

    /**
     * Begins one.
     *
     * @param bound names that conditions have bound
     * @param collected those of them that are collected lists
     */
    RuleConsequence(Set<String> bound, Set<String> collected) {
        this.bound = Set.copyOf(bound);
        this.collected = Set.copyOf(collected);
    }

    /**
     * Writes it.
     *
     * @param text what stands behind {@code then}
     * @param rule number of the rule in its file
     * @param read number of the first value it reads
     */
    String java(String text, int rule, int read) {
        String consequence = withReads(text);
        StringBuilder java = new StringBuilder(variables());
        java.append("boolean same").append(rule).append(" = true;\n");
        int number = read;
        for (Map.Entry<String, String> each : reads.entrySet()) {
            String same = collected.contains(each.getKey()) ? "sameCollected" : "same";
            java.append("same" + rule + " &= " + same + "(" + number++ + ", " + each.getValue() + ");\n");
        }
        return java.append("if (again(" + rule + ", same" + rule + ")) return;\n")
                .append(consequence)
                .toString();
    }

    /**
     * Writes whether all that it reads is what it read last.
     *
     * @param read number of the first value it reads
     */
    String unchanged(int read) {
        StringBuilder java = new StringBuilder(variables()).append("return true");
        int number = read;
        for (Map.Entry<String, String> each : reads.entrySet()) {
            String unchanged = collected.contains(each.getKey()) ? "unchangedCollected" : "unchanged";
            java.append(" && " + unchanged + "(" + number++ + ", " + each.getValue() + ")");
        }
        return java.append(";").toString();
    }

    private String variables() {
        StringBuilder java = new StringBuilder();
        reads.forEach((what, name) -> java.append("var " + name + " = " + what + ";\n"));
        return java.toString();
    }

    /** How many values it reads. */
    int count() {
        return reads.size();
    }

    private String withReads(String text) {
        StringBuilder java = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        Matcher calls = CALLS.matcher(text);
        int from = 0;
        while (token.find(from)) {
            java.append(text, from, token.start());
            from = token.end();
            if (!bound.contains(token.group())
                    || java.toString().stripTrailing().endsWith(".")) {
                java.append(token.group());
                continue;
            }
            calls.region(from, text.length());
            from = calls.lookingAt() ? calls.end() : from;
            String what = text.substring(token.start(), from).replaceAll("\\s+", "");
            java.append(reads.computeIfAbsent(what, each -> "read" + reads.size() + "$"));
        }
        return java.append(text, from, text.length()).toString();
    }
}
