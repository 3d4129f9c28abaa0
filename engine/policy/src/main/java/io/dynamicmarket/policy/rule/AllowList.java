package io.dynamicmarket.policy.rule;

import io.dynamicmarket.policy.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BindingDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.PatternSourceDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * What a rule file may contain; see docs/adr/0014. A rule is Java once it is compiled, so that whoever edits rules could
 * run code: this check reads what the parser made of the file before anything is compiled, and refuses whatever it does
 * not know.
 */
final class AllowList {
    /** Agenda groups that a session gives the focus to; a rule in another one would never fire. */
    static final Set<String> PHASES = Set.of(
            "observe",
            "latch",
            "direct",
            "treasury-permission",
            "treasury-buffer",
            "treasury-plan",
            "treasury-verdict");

    private static final Pattern NAME = Pattern.compile("[A-Z]{3}-\\d{3} \\S.*");
    private static final String PACKAGE = "io.dynamicmarket.rules.";

    /** A variable and what it is bound to, where that reckons. */
    private static final Pattern RECKONING = Pattern.compile("\\s*\\$\\w+\\s*:=?([^<>=!]*[-+*/%][^<>=!]*)");

    private static final Set<String> ACCUMULATED = Set.of("sum", "count", "min", "max", "average");

    private final String path;
    private final Vocabulary vocabulary = new Vocabulary();
    private final Expressions expressions = new Expressions(vocabulary);
    private final List<Finding> findings = new ArrayList<>();

    AllowList(String path) {
        this.path = path;
    }

    List<Finding> check(PackageDescr content) {
        if (!content.getName().startsWith(PACKAGE)) {
            fault(1, "Expected a package that starts with " + PACKAGE + ", but got '" + content.getName() + "'");
        }
        for (ImportDescr one : content.getImports()) {
            if (!vocabulary.imports(one.getTarget())) {
                fault(one.getLine(), "Expected an import of " + Vocabulary.allowed() + ", but got " + one.getTarget());
            }
        }
        none("import of functions", content.getFunctionImports());
        none("import of accumulate functions", content.getAccumulateImports());
        none("global", content.getGlobals());
        none("function", content.getFunctions());
        none("declared type", content.getTypeDeclarations());
        none("declared enumeration", content.getEnumDeclarations());
        none("entry point", content.getEntryPointDeclarations());
        none("window", content.getWindowDeclarations());
        none("attribute of the whole file", content.getAttributes());
        if (content.getUnit() != null) {
            fault(
                    content.getUnit().getLine(),
                    "Expected no rule unit, but got " + content.getUnit().getTarget());
        }
        content.getRules().forEach(this::rule);
        if (findings.isEmpty()) {
            new SelfFeeding(vocabulary, this::fault).check(content.getRules());
        }
        return findings;
    }

    private void none(String what, Collection<? extends BaseDescr> found) {
        found.forEach(one -> fault(one.getLine(), "Expected rules only, but got a " + what));
    }

    private void rule(RuleDescr rule) {
        if (rule.isQuery()) {
            fault(rule.getLine(), "Expected rules only, but got the query " + rule.getName());
            return;
        }
        if (!NAME.matcher(rule.getName()).matches()) {
            fault(rule.getLine(), "Expected a rule name like \"ABC-123 sentence\", but got " + rule.getName());
        }
        if (rule.getParentName() != null) {
            fault(rule.getLine(), "Expected a rule of its own, but it extends " + rule.getParentName());
        }
        attributes(rule);
        if (!rule.getNamedConsequences().isEmpty() || !rule.getAnnotationNames().isEmpty()) {
            fault(
                    rule.getLine(),
                    "Expected one consequence and no annotation, but got "
                            + rule.getNamedConsequences().keySet() + " and " + rule.getAnnotationNames());
        }
        conditions(rule.getLhs(), rule.getLine());
        int line = rule.getConsequenceLine();
        expressions.consequence(
                String.valueOf(rule.getConsequence()), (offset, sentence) -> fault(line + offset, sentence));
    }

    private void attributes(RuleDescr rule) {
        for (AttributeDescr attribute : rule.getAttributes().values()) {
            if (!attribute.getName().equals("agenda-group")) {
                fault(
                        rule.getLine(),
                        "Expected no attribute but agenda-group, but got " + attribute.getName() + " on "
                                + rule.getName());
            }
        }
        AttributeDescr phase = rule.getAttributes().get("agenda-group");
        if (phase == null || !PHASES.contains(phase.getValue())) {
            fault(
                    rule.getLine(),
                    "Expected an agenda-group out of "
                            + PHASES.stream().sorted().toList() + ", but got "
                            + (phase == null ? "none" : phase.getValue()) + " on " + rule.getName());
        }
    }

    private void conditions(BaseDescr condition, int line) {
        if (condition instanceof AndDescr all) {
            all.getDescrs().forEach(one -> conditions(one, line));
        } else if (condition instanceof OrDescr any) {
            any.getDescrs().forEach(one -> conditions(one, line));
        } else if (condition instanceof NotDescr not) {
            not.getDescrs().forEach(one -> conditions(one, line));
        } else if (condition instanceof ExistsDescr exists) {
            for (Object one : exists.getDescrs()) {
                conditions((BaseDescr) one, line);
            }
        } else if (condition instanceof ForallDescr all) {
            all.getDescrs().forEach(one -> conditions(one, line));
        } else if (condition instanceof PatternDescr pattern) {
            pattern(pattern);
        } else if (condition instanceof AccumulateDescr accumulate) {
            accumulate(accumulate, line);
        } else {
            fault(
                    line,
                    "Expected patterns of facts, not, exists, collect or accumulate, but got "
                            + condition.getClass().getSimpleName().replace("Descr", ""));
        }
    }

    private void pattern(PatternDescr pattern) {
        int line = pattern.getLine();
        BiConsumer<Integer, String> fault = (offset, sentence) -> fault(line + offset, sentence);
        boolean result = pattern.getSource() instanceof AccumulateDescr;
        if (vocabulary.type(pattern.getObjectType()) == null && !result) {
            fault(line, "Expected a pattern of an imported type, but got " + pattern.getObjectType());
        }
        if (!pattern.getBehaviors().isEmpty()) {
            fault(line, "Expected a pattern without a window, but got one");
        }
        for (BaseDescr constraint : pattern.getDescrs()) {
            if (constraint instanceof ExprConstraintDescr expression) {
                if (RECKONING.matcher(expression.getExpression()).matches()) {
                    // the engine takes the first property of it and drops the rest
                    fault(
                            line,
                            "Expected a variable for a property, to be reckoned with in a constraint or behind then,"
                                    + " but got "
                                    + expression.getExpression().strip());
                }
                expressions.constraint(expression.getExpression(), fault);
            } else if (constraint instanceof BindingDescr binding) {
                expressions.constraint(binding.getExpression(), fault);
            } else {
                expressions.constraint(String.valueOf(constraint.getText()), fault);
            }
        }
        PatternSourceDescr source = pattern.getSource();
        if (source instanceof CollectDescr collect) {
            pattern(collect.getInputPattern());
        } else if (source instanceof AccumulateDescr accumulate) {
            accumulate(accumulate, line);
        } else if (source != null) {
            fault(line, "Expected facts of the session, but got a pattern from elsewhere");
        }
    }

    private void accumulate(AccumulateDescr accumulate, int line) {
        conditions(accumulate.getInput(), line);
        if (accumulate.getInitCode() != null
                || accumulate.getActionCode() != null
                || accumulate.getResultCode() != null) {
            fault(line, "Expected a function out of " + ACCUMULATED + " to accumulate with, but got code");
        }
        accumulate.getFunctions().forEach(function -> {
            if (!ACCUMULATED.contains(function.getFunction())) {
                fault(line, "Expected a function out of " + ACCUMULATED + ", but got " + function.getFunction());
            }
            for (String parameter : function.getParams()) {
                expressions.constraint(parameter, (offset, sentence) -> fault(line + offset, sentence));
            }
        });
    }

    private void fault(int line, String sentence) {
        findings.add(new Finding(path, "line " + line, sentence));
    }
}
