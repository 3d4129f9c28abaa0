package io.dynamicmarket.policy.gate;

import io.dynamicmarket.policy.rule.DrlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BindingDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Rules compare, add and subtract what is of one unit, as far as the names say: {@code heartbeatAgeMillis > venueGapBps}
 * is a fault. A variable has the unit of the property that it is bound to. Products, quotients and calls may be of any
 * unit, and so may names that end with none.
 */
final class RuleUnitCheck {
    private static final String PATH = "\\$?[A-Za-z_]\\w*(?:[.#][A-Za-z_]\\w*(?:\\(\\s*\\))?)*";
    private static final String SUM = "\\(?\\s*(" + PATH + "(?:\\s*[+-]\\s*" + PATH + ")*)\\s*\\)?";
    private static final Pattern SUMS = Pattern.compile("(?<![\\w.$#])" + PATH + "(?:\\s*[+-]\\s*" + PATH + ")+");
    /** Of a product or a call neither side of it is looked at. */
    private static final Pattern COMPARISON = Pattern.compile("(?<![\\w.$#*/%+-])(?<![*/%+-]\\s)" + SUM
            + "\\s*(?:[<>]=?|[=!]=)\\s*" + SUM + "(?!\\s*[*/%+(-])(?![\\w.#])");

    private static final Pattern BINDING =
            Pattern.compile("\\s*(\\$\\w+)\\s*:\\s*((?:[a-z]\\w*[.#])*[a-z]\\w*)\\s*(?:\\(\\s*\\))?\\s*");

    private final DrlFile file;
    private final List<GateFinding> findings = new ArrayList<>();
    private final Map<String, String> bound = new HashMap<>();

    private RuleUnitCheck(DrlFile file) {
        this.file = file;
    }

    static List<GateFinding> check(List<DrlFile> files) {
        List<GateFinding> findings = new ArrayList<>();
        for (DrlFile file : files) {
            RuleUnitCheck check = new RuleUnitCheck(file);
            for (RuleDescr rule : file.content().getRules()) {
                check.bound.clear();
                check.conditions(rule.getLhs());
            }
            findings.addAll(check.findings);
        }
        return findings;
    }

    private void conditions(BaseDescr condition) {
        if (condition instanceof PatternDescr pattern) {
            pattern(pattern);
        } else if (condition instanceof AccumulateDescr accumulate) {
            conditions(accumulate.getInput());
        } else if (condition instanceof ConditionalElementDescr several) {
            for (Object one : several.getDescrs()) {
                conditions((BaseDescr) one);
            }
        }
    }

    private void pattern(PatternDescr pattern) {
        for (BaseDescr constraint : pattern.getDescrs()) {
            if (constraint instanceof ExprConstraintDescr expression) {
                constraint(expression.getExpression(), pattern.getLine());
            } else if (constraint instanceof BindingDescr binding) {
                constraint(binding.getVariable() + " : " + binding.getExpression(), pattern.getLine());
            }
        }
        if (pattern.getSource() instanceof CollectDescr collect) {
            pattern(collect.getInputPattern());
        } else if (pattern.getSource() instanceof AccumulateDescr source) {
            conditions(source);
        }
    }

    private void constraint(String text, int line) {
        Matcher binding = BINDING.matcher(text);
        if (binding.matches()) {
            bound.put(binding.group(1), last(binding.group(2)));
            return;
        }
        for (Matcher sum = SUMS.matcher(text); sum.find(); ) {
            unit(sum.group(), line);
        }
        for (Matcher comparison = COMPARISON.matcher(text); comparison.find(); ) {
            String one = unit(comparison.group(1), line);
            String other = unit(comparison.group(2), line);
            if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
                fault(
                        line,
                        "Expected both sides of " + plain(comparison.group()) + " in one unit, but got " + one + " and "
                                + other);
            }
        }
    }

    /** The unit of a sum; empty where nothing in it has one. A sum of several is a fault. */
    private String unit(String sum, int line) {
        String unit = "";
        for (String path : sum.split("[+-]", -1)) {
            String one = unit(path.strip());
            if (!unit.isEmpty() && !one.isEmpty() && !one.equals(unit)) {
                fault(line, "Expected a sum of one unit, but " + plain(sum) + " is of " + unit + " and " + one);
            }
            unit = unit.isEmpty() ? one : unit;
        }
        return unit;
    }

    private String unit(String path) {
        return Unit.ofName(path.startsWith("$") && path.indexOf('.') < 0 ? bound.getOrDefault(path, "") : last(path));
    }

    private static String last(String path) {
        String name = path.replace("()", "");
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('#')) + 1);
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private void fault(int line, String sentence) {
        GateFinding fault = GateFinding.error(Check.UNITS, file.path(), "line " + line, sentence);
        if (!findings.contains(fault)) {
            findings.add(fault);
        }
    }
}
