package io.dynamicmarket.policy.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What stands between {@code when} and {@code then} of a rule, and what might stand there by mistake.
 *
 * @param rule id of the rule
 * @param start where it begins in the text of the file
 * @param tokens of the condition
 * @param file which has it
 */
public record Condition(String rule, int start, List<Token> tokens, DrlFile file) {
    private static final Map<String, List<String>> SIGNS = Map.of(
            "<", List.of("<=", ">"),
            ">", List.of(">=", "<"),
            "<=", List.of("<", ">="),
            ">=", List.of(">", "<="),
            "==", List.of("!="),
            "!=", List.of("=="),
            "&&", List.of("||"),
            "||", List.of("&&"));

    /**
     * Other text in the place of some.
     *
     * @param from first character in the text of the file
     * @param to character after the last
     * @param instead what stands there then
     * @param line in the file
     */
    public record Change(int from, int to, String instead, int line) {}

    public Condition {
        tokens = List.copyOf(tokens);
    }

    /** The conditions of a file, one per rule. */
    public static List<Condition> of(DrlFile file) {
        List<Condition> conditions = new ArrayList<>();
        for (var rule : file.content().getRules()) {
            int name = file.text().indexOf("\"" + rule.getName() + "\"");
            int when = file.text().indexOf("\nwhen", name) + "\nwhen".length();
            int then = file.text().indexOf("\nthen", when);
            conditions.add(new Condition(
                    RuleSession.id(rule.getName()), when, Token.of(file.text().substring(when, then)), file));
        }
        return conditions;
    }

    /** Every change of one thing: a comparison, a literal, a negation, a constraint left out. */
    public List<Change> changes() {
        Vocabulary vocabulary = new Vocabulary();
        file.content().getImports().forEach(one -> vocabulary.imports(one.getTarget()));
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            for (String other : others(i, vocabulary)) {
                changes.add(change(tokens.get(i), tokens.get(i), other));
            }
        }
        constraints(changes);
        return changes;
    }

    private List<String> others(int index, Vocabulary vocabulary) {
        Token token = tokens.get(index);
        return switch (token.kind()) {
            case SIGN -> SIGNS.getOrDefault(token.text(), List.of());
            case NUMBER ->
                List.of(new BigDecimal(token.text()).add(BigDecimal.ONE).toPlainString());
            case TEXT -> List.of(token.text().substring(0, token.text().length() - 1) + "X\"");
            case NAME ->
                switch (token.text()) {
                    case "true" -> List.of("false");
                    case "false" -> List.of("true");
                    case "not" -> List.of("exists");
                    case "exists" -> List.of("not");
                    default -> word(index, vocabulary);
                };
        };
    }

    /** Another word of the enumeration, where this is one of its words. */
    private List<String> word(int index, Vocabulary vocabulary) {
        if (index < 2 || !tokens.get(index - 1).is(".")) {
            return List.of();
        }
        Class<?> type = vocabulary.type(tokens.get(index - 2).text());
        if (type == null || !type.isEnum()) {
            return List.of();
        }
        for (Object constant : type.getEnumConstants()) {
            if (!((Enum<?>) constant).name().equals(tokens.get(index).text())) {
                return List.of(((Enum<?>) constant).name());
            }
        }
        return List.of();
    }

    /** Leaves out, one at a time, what stands between commas of a pattern and binds nothing. */
    private void constraints(List<Change> changes) {
        int depth = 0;
        int first = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(")) {
                if (depth++ == 0) {
                    first = i + 1;
                }
            } else if (token.is(")")) {
                if (--depth == 0) {
                    leaveOut(first, i, changes);
                }
            } else if (token.is(",") && depth == 1) {
                leaveOut(first, i, changes);
                first = i + 1;
            }
        }
    }

    private void leaveOut(int first, int end, List<Change> changes) {
        List<Token> constraint = tokens.subList(first, end);
        if (constraint.isEmpty() || constraint.stream().anyMatch(token -> token.is(":") || token.is(";"))) {
            return;
        }
        // A comma goes with it, the one before or else the one after.
        boolean before = tokens.get(first - 1).is(",");
        boolean after = !before && tokens.get(end).is(",");
        changes.add(change(tokens.get(before ? first - 1 : first), tokens.get(after ? end : end - 1), ""));
    }

    private Change change(Token from, Token to, String instead) {
        int begins = start + from.at();
        int line = (int) file.text()
                        .substring(0, begins)
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        return new Change(begins, start + to.at() + to.text().length(), instead, line);
    }
}
