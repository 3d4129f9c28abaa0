package io.dynamicmarket.policy.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Writes the rules of one DRL file as a Java class: each pattern a loop over the facts of its type, each constraint an
 * {@code if}, the consequence as it stands. Patterns, {@code not}, {@code exists} and {@code from collect} are known, and
 * {@code agenda-group} as the only attribute; anything else is refused with a sentence.
 */
final class RuleWriter {
    private static final String GROUP = "agenda-group";
    private static final Pattern PROPERTY =
            Pattern.compile("\\s*[a-z][A-Za-z0-9_]*(?:#[A-Z][A-Za-z0-9_]*)?(?:\\.[a-z][A-Za-z0-9_]*)*\\s*");

    /** Divisions, casts and calls with arguments. */
    private static final Pattern MAY_FAIL = Pattern.compile("[/%#]|\\b(?!in\\b)[A-Za-z_][A-Za-z0-9_]*\\s*\\(");

    private final PackageDescr file;
    private final String className;
    private final Set<String> phases;
    private final String newType;
    private final ReachWriter reach = new ReachWriter();
    /** Types that patterns name, with their numbers. */
    private final Map<String, Integer> types = new LinkedHashMap<>();

    private final List<WrittenRule> rules = new ArrayList<>();
    private final StringBuilder methods = new StringBuilder();
    /** Conditions on a fact alone, by which lasting facts are sorted out beforehand. */
    private final List<String> narrowings = new ArrayList<>();

    private int variables;
    private int reads;

    /**
     * A rule of the file.
     *
     * @param types numbers of the types it asks for
     * @param matched type of each part of a match, of a collected list the type of what is in it
     * @param needed types without a fact of which it cannot match, as far as that is told without looking at conditions
     */
    record WrittenRule(String name, String phase, Set<Integer> types, List<Integer> matched, Set<Integer> needed) {}

    /** A file as Java: one class, and its rules by number. */
    record WrittenFile(String className, String source, List<WrittenRule> rules) {}

    private RuleWriter(PackageDescr file, String className, Set<String> phases, String newType) {
        this.newType = newType;
        this.file = file;
        this.className = className;
        this.phases = phases;
    }

    /** Whether a file has rules of some phases; all its rules are looked at. */
    static boolean concerns(PackageDescr file, Set<String> phases) {
        boolean concerns = false;
        for (RuleDescr rule : file.getRules()) {
            concerns |= phases.contains(phase(rule));
        }
        return concerns;
    }

    /**
     * Writes those rules of a file that belong to some phases.
     *
     * @param newType of the one fact that is new in every run
     * @throws IllegalArgumentException if one of them says what is not known here
     */
    static WrittenFile write(PackageDescr file, String className, Set<String> phases, String newType) {
        return new RuleWriter(file, className, phases, newType).write();
    }

    private WrittenFile write() {
        if (!file.getAttributes().isEmpty()
                || !file.getFunctions().isEmpty()
                || !file.getFunctionImports().isEmpty()
                || !file.getGlobals().isEmpty()
                || !file.getTypeDeclarations().isEmpty()
                || !file.getEnumDeclarations().isEmpty()) {
            throw new IllegalArgumentException("Expected imports and rules alone in " + file.getName());
        }
        for (RuleDescr rule : file.getRules()) {
            if (phases.contains(phase(rule))) {
                rule(rule);
            }
        }
        StringBuilder source = new StringBuilder("package " + file.getName() + ";\n");
        for (ImportDescr imported : file.getImports()) {
            source.append("import ").append(imported.getTarget()).append(";\n");
        }
        source.append("@SuppressWarnings({\"unchecked\", \"rawtypes\"})\npublic final class ")
                .append(className)
                .append(" extends ")
                .append(RuleCode.class.getName())
                .append(" {\n  protected Class<?>[] types() { return new Class<?>[] {");
        types.keySet().forEach(type -> source.append(type).append(".class, "));
        source.append("}; }\n")
                .append("  protected int rules() { return " + rules.size() + "; }\n")
                .append("  protected int reads() { return " + reads + "; }\n")
                .append("  protected int kept() { return " + reach.count() + "; }\n")
                .append(reach.method(newType))
                .append("  protected int narrowings() { return " + narrowings.size() + "; }\n")
                .append("  protected boolean passes(int narrowing, Object it) { switch (narrowing) {\n");
        for (int narrowing = 0; narrowing < narrowings.size(); narrowing++) {
            source.append("    case " + narrowing + ": { " + narrowings.get(narrowing) + " }\n");
        }
        source.append("    default: throw new IllegalArgumentException(\"Expected a narrowing of this file\"); } }\n")
                .append(dispatch("void match(int rule)", "match%d(); return;"))
                .append(dispatch("void fire(int rule, Object[] match)", "fire%d(match); return;"))
                .append(dispatch("boolean readsTheSame(int rule, Object[] match)", "return unchanged%d(match);"))
                .append(methods)
                .append("}\n");
        return new WrittenFile(file.getName() + "." + className, source.toString(), List.copyOf(rules));
    }

    /** A rule that names no phase, or more than a phase, would fire at another time than here. */
    private static String phase(RuleDescr rule) {
        Map<String, AttributeDescr> attributes = rule.getAttributes();
        AttributeDescr group = attributes.get(GROUP);
        if (group == null
                || attributes.size() > 1
                || !rule.getNamedConsequences().isEmpty()
                || rule.getParentName() != null) {
            throw new IllegalArgumentException("Expected an agenda-group and nothing else of '" + rule.getName()
                    + "', but got " + attributes.keySet());
        }
        return group.getValue();
    }

    private String dispatch(String head, String call) {
        StringBuilder java = new StringBuilder("  protected " + head + " { switch (rule) {\n");
        for (int rule = 0; rule < rules.size(); rule++) {
            java.append("    case " + rule + ": " + String.format(call, rule) + "\n");
        }
        return java.append("    default: throw new IllegalArgumentException(\"Expected a rule of this file\"); } }\n")
                .toString();
    }

    private void rule(RuleDescr rule) {
        int number = rules.size();
        Match match = new Match();
        conditions(rule.getLhs(), match);
        match.loops
                .append("found(")
                .append(String.join(", ", match.facts))
                .append(");\n")
                .append("}\n".repeat(match.open));
        methods.append("  private void match")
                .append(number)
                .append("() { do {\n")
                .append(match.loops);
        methods.append("  } while (false); }\n  private void fire")
                .append(number)
                .append("(Object[] match) {\n");
        RuleConsequence consequence = new RuleConsequence(match.bound, match.collected);
        methods.append(match.bindings)
                .append(consequence.java(String.valueOf(rule.getConsequence()), number, reads))
                .append("\n  }\n  private boolean unchanged" + number + "(Object[] match) {\n")
                .append(match.bindings)
                .append(consequence.unchanged(reads))
                .append("\n  }\n");
        reads += consequence.count();
        rules.add(new WrittenRule(
                rule.getName(),
                phase(rule),
                Set.copyOf(match.types),
                List.copyOf(match.matched),
                match.mayFail ? Set.of() : Set.copyOf(match.needed)));
    }

    /** What is written of a rule so far. */
    private static final class Match {
        private final StringBuilder loops = new StringBuilder();
        private final StringBuilder bindings = new StringBuilder();
        private final List<String> facts = new ArrayList<>();
        private final Set<String> bound = new TreeSet<>();
        private final Set<String> collected = new TreeSet<>();
        private final Set<Integer> types = new TreeSet<>();
        private final List<Integer> matched = new ArrayList<>();
        /** What was bound of the new fact, as an expression on it. */
        private final Map<String, String> ofNew = new HashMap<>();

        private final Set<Integer> needed = new TreeSet<>();
        private boolean mayFail;
        private int open;
    }

    private void conditions(ConditionalElementDescr all, Match match) {
        for (BaseDescr condition : all.getDescrs()) {
            if (condition instanceof PatternDescr pattern && pattern.getSource() == null) {
                pattern(pattern, match);
            } else if (condition instanceof PatternDescr pattern
                    && pattern.getSource() instanceof CollectDescr collect) {
                collect(pattern, collect, match);
            } else if (condition instanceof NotDescr not) {
                none(single(not), match, "if (%s) continue;\n");
            } else if (condition instanceof ExistsDescr exists) {
                none(single(exists), match, "if (!%s) continue;\n");
            } else if (condition instanceof AndDescr and) {
                conditions(and, match);
            } else {
                throw new IllegalArgumentException("Expected patterns, not, exists and collect, but got " + condition);
            }
        }
    }

    private void pattern(PatternDescr pattern, Match match) {
        String fact = "fact" + variables++;
        int type = loop(pattern, fact, match.loops, match);
        match.matched.add(type);
        match.needed.add(type);
        match.open++;
        String cast = pattern.getObjectType() + " " + fact + " = (" + pattern.getObjectType() + ") match["
                + match.facts.size() + "];\n";
        match.bindings.append(cast);
        match.bound.addAll(bind(pattern, fact, match.bindings, match));
        match.facts.add(fact);
    }

    /** The engine collects what came last first. */
    private void collect(PatternDescr list, CollectDescr collect, Match match) {
        if (!list.getObjectType().equals("List") || !list.getDescrs().isEmpty() || list.getIdentifier() == null) {
            throw new IllegalArgumentException("Expected '$name : List() from collect', but got " + list);
        }
        PatternDescr each = collect.getInputPattern();
        String collected = "list" + variables++;
        String fact = "fact" + variables++;
        match.loops.append("java.util.List<Object> ").append(collected).append(" = collected();\n");
        match.matched.add(loop(each, fact, match.loops, match));
        bind(each, fact, new StringBuilder(), match);
        match.loops.append(collected).append(".add(0, ").append(fact).append(");\n}\n");
        match.bindings
                .append("List ")
                .append(list.getIdentifier())
                .append(" = (List) match[")
                .append(match.facts.size())
                .append("];\n");
        match.facts.add(collected);
        match.bound.add(list.getIdentifier());
        match.collected.add(list.getIdentifier());
    }

    private void none(PatternDescr pattern, Match match, String check) {
        String there = "there" + variables++;
        String fact = "fact" + variables++;
        match.loops.append("boolean ").append(there).append(" = false;\n");
        loop(pattern, fact, match.loops, match);
        bind(pattern, fact, new StringBuilder(), match);
        match.loops.append(there).append(" = true;\nbreak;\n}\n").append(String.format(check, there));
    }

    private static PatternDescr single(ConditionalElementDescr around) {
        List<? extends BaseDescr> inside = around.getDescrs();
        if (inside.size() != 1 || !(inside.get(0) instanceof PatternDescr pattern) || pattern.getSource() != null) {
            throw new IllegalArgumentException("Expected one pattern within not or exists, but got " + inside);
        }
        return pattern;
    }

    /** Begins the loop over the facts of a pattern; gives the number of their type. */
    private int loop(PatternDescr pattern, String fact, StringBuilder java, Match match) {
        String type = pattern.getObjectType();
        if (pattern.isUnification()
                || !pattern.getBehaviors().isEmpty()
                || !pattern.getPositionalConstraints().isEmpty()
                || !pattern.getAnnotations().isEmpty()) {
            throw new IllegalArgumentException("Expected a plain pattern of " + type + ", but got " + pattern);
        }
        int number = types.computeIfAbsent(type, name -> types.size());
        match.types.add(number);
        String all = "all" + variables;
        String count = "count" + variables;
        String i = "i" + variables;
        variables++;
        java.append("Object[] " + all + " = of(" + number + narrowing(pattern, match) + "); int " + count + " = count("
                + number + ", " + all + ");\n");
        java.append("for (int " + i + " = 0; " + i + " < " + count + "; " + i + "++) {\n");
        java.append(type + " " + fact + " = (" + type + ") " + all + "[" + i + "];\n");
        return number;
    }

    /** The number of what a pattern asks of its fact alone, behind a comma; empty where it asks nothing. */
    private String narrowing(PatternDescr pattern, Match match) {
        List<String> alone = new ArrayList<>();
        for (BaseDescr descr : pattern.getDescrs()) {
            String text = descr instanceof ExprConstraintDescr constraint ? constraint.getExpression() : "";
            match.mayFail |= MAY_FAIL.matcher(text).find();
            if (!text.isEmpty() && text.indexOf('$') < 0) {
                alone.add("(" + RuleExpression.java(text, "fact") + ")");
            }
        }
        if (alone.isEmpty()) {
            return "";
        }
        String type = pattern.getObjectType();
        narrowings.add(type + " fact = (" + type + ") it; return " + String.join(" && ", alone) + ";");
        return ", " + (narrowings.size() - 1);
    }

    /** Writes constraints and bindings; gives the names that were bound. */
    private Set<String> bind(PatternDescr pattern, String fact, StringBuilder bindings, Match match) {
        Set<String> bound = new TreeSet<>();
        boolean isNew = pattern.getObjectType().equals(newType);
        if (pattern.getIdentifier() != null) {
            String whole = "var " + pattern.getIdentifier() + " = " + fact + ";\n";
            match.loops.append(whole);
            bindings.append(whole);
            bound.add(pattern.getIdentifier());
            if (isNew) {
                match.ofNew.put(pattern.getIdentifier(), ReachWriter.bound());
            }
        }
        for (BaseDescr descr : pattern.getDescrs()) {
            if (!(descr instanceof ExprConstraintDescr constraint)) {
                throw new IllegalArgumentException("Expected constraints and bindings, but got " + descr);
            }
            String text = constraint.getExpression();
            int colon = text.indexOf(':');
            if (colon > 0 && text.substring(0, colon).strip().matches("\\$[A-Za-z0-9_]+")) {
                String name = text.substring(0, colon).strip();
                String property = text.substring(colon + 1);
                if (!PROPERTY.matcher(property).matches()) {
                    // the engine takes the first property of a sum and drops the rest
                    throw new IllegalArgumentException("Expected a binding to a property, but got " + text.strip());
                }
                String binding = "var " + name + " = " + RuleExpression.java(property, fact) + ";\n";
                match.loops.append(binding);
                bindings.append(binding);
                bound.add(name);
                if (isNew) {
                    match.ofNew.put(name, ReachWriter.bound(property));
                }
            } else if (isNew) {
                boolean mayFail = MAY_FAIL.matcher(text).find();
                match.loops.append(reach.ofNew(text, fact, match.ofNew, mayFail));
            } else {
                match.loops.append(reach.ofOther(text, fact, match.ofNew));
            }
        }
        return bound;
    }
}
