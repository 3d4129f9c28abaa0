package io.dynamicmarket.policy.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Rules of one phase that feed each other: what the one inserts lets the other fire, which inserts what the one fires
 * on. Such rules never come to rest but by the limit of firings, which halts everything. A fact that is only asked for
 * with {@code not}, {@code exists} or {@code collect} makes no rule fire again for each that is inserted.
 */
final class SelfFeeding {
    private final Vocabulary vocabulary;
    private final BiConsumer<Integer, String> fault;

    SelfFeeding(Vocabulary vocabulary, BiConsumer<Integer, String> fault) {
        this.vocabulary = vocabulary;
        this.fault = fault;
    }

    void check(List<RuleDescr> rules) {
        Map<RuleDescr, List<RuleDescr>> feeds = new LinkedHashMap<>();
        for (RuleDescr rule : rules) {
            Set<Class<?>> inserted = inserted(String.valueOf(rule.getConsequence()));
            feeds.put(
                    rule,
                    rules.stream()
                            .filter(other -> phase(other).equals(phase(rule)))
                            .filter(other -> firesOn(other.getLhs(), inserted))
                            .toList());
        }
        Set<RuleDescr> named = new HashSet<>();
        for (RuleDescr rule : rules) {
            List<RuleDescr> circle = circle(rule, feeds);
            if (!circle.isEmpty() && named.addAll(circle)) {
                fault.accept(
                        rule.getLine(),
                        "Expected rules that come to rest, but these insert what lets them fire again, without end: "
                                + circle.stream()
                                        .map(one -> RuleSession.id(one.getName()))
                                        .toList());
            }
        }
    }

    private static String phase(RuleDescr rule) {
        AttributeDescr phase = rule.getAttributes().get("agenda-group");
        return phase == null ? "" : String.valueOf(phase.getValue());
    }

    private static List<RuleDescr> circle(RuleDescr start, Map<RuleDescr, List<RuleDescr>> feeds) {
        return circle(start, start, feeds, new ArrayList<>(), new HashSet<>());
    }

    private static List<RuleDescr> circle(
            RuleDescr start,
            RuleDescr at,
            Map<RuleDescr, List<RuleDescr>> feeds,
            List<RuleDescr> way,
            Set<RuleDescr> seen) {
        way.add(at);
        for (RuleDescr next : feeds.getOrDefault(at, List.of())) {
            if (next == start) {
                return List.copyOf(way);
            }
            if (seen.add(next)) {
                List<RuleDescr> found = circle(start, next, feeds, way, seen);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        way.remove(way.size() - 1);
        return List.of();
    }

    private boolean firesOn(BaseDescr condition, Set<Class<?>> inserted) {
        if (condition instanceof AndDescr all) {
            return all.getDescrs().stream().anyMatch(one -> firesOn(one, inserted));
        }
        if (condition instanceof OrDescr any) {
            return any.getDescrs().stream().anyMatch(one -> firesOn(one, inserted));
        }
        if (!(condition instanceof PatternDescr pattern) || pattern.getSource() != null) {
            return false;
        }
        Class<?> type = vocabulary.type(pattern.getObjectType());
        return type != null && inserted.stream().anyMatch(type::isAssignableFrom);
    }

    /** Types of what is inserted: made, given by the last method of a chain, or held by a local value. */
    private Set<Class<?>> inserted(String consequence) {
        Map<String, String> locals = new LinkedHashMap<>();
        Set<Class<?>> types = new HashSet<>();
        for (List<Token> statement : Statements.of(Token.of(consequence))) {
            if (Statements.isLocal(statement)) {
                locals.put(statement.get(1).text(), statement.get(0).text());
            } else {
                types.addAll(type(statement.subList(2, statement.size() - 1), locals));
            }
        }
        return types;
    }

    private Set<Class<?>> type(List<Token> tokens, Map<String, String> locals) {
        int depth = 0;
        String method = "";
        for (int i = 0; i + 1 < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0
                    && tokens.get(i).is(".")
                    && i + 2 < tokens.size()
                    && tokens.get(i + 2).is("(")) {
                method = tokens.get(i + 1).text();
            }
        }
        Class<?> first = vocabulary.type(tokens.get(0).text());
        if (first != null && tokens.size() > 2 && tokens.get(2).is(method)) {
            return vocabulary.returnedBy(first, method);
        }
        if (!method.isEmpty()) {
            return vocabulary.returnedBy(method);
        }
        String name =
                tokens.get(0).is("new") ? tokens.get(1).text() : tokens.get(0).text();
        Class<?> type = vocabulary.type(locals.getOrDefault(name, name));
        return type == null ? Set.of() : Set.of(type);
    }
}
