package io.dynamicmarket.workflows.feel;

import io.dynamicmarket.governance.process.Variables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.api.feel.runtime.events.FEELEvent.Severity;
import org.kie.dmn.api.feel.runtime.events.FEELEventListener;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.runtime.events.UnknownVariableErrorEvent;

/**
 * Evaluates FEEL over the variables of a process. An answer is what was asked for or a {@link FeelFailed}: a missing
 * variable, an error and an answer of another kind are never taken for no.
 */
public final class Feel {
    private static final FEELImpl FEEL = (FEELImpl) FEELBuilder.builder().build();

    /** Reading an expression costs far more than answering it. */
    private static final Map<Question, Readable> READ = new ConcurrentHashMap<>();

    private static final int MOST_READ = 1_000;

    /** An expression over variables of certain types. */
    private record Question(String expression, Map<String, Type> variables) {}

    private record Readable(CompiledExpression expression, List<String> faults) {}

    private Feel() {}

    /** What is wrong with an expression whatever the variables; empty where nothing is. */
    public static List<String> faults(String expression) {
        List<String> faults = new ArrayList<>();
        try {
            FEEL.compile(expression, FEEL.newCompilerContext(List.of(event -> {
                boolean doubtful = event.getSeverity() == Severity.WARN;
                if ((doubtful || serious(event)) && !(event instanceof UnknownVariableErrorEvent)) {
                    faults.add(event.getMessage());
                }
            })));
        } catch (RuntimeException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
        return faults;
    }

    public static boolean holds(String expression, Variables variables) {
        if (evaluate(expression, variables) instanceof Boolean answer) {
            return answer;
        }
        throw new FeelFailed("Expected '" + expression + "' to be true or false, but it is neither");
    }

    public static String text(String expression, Variables variables) {
        if (evaluate(expression, variables) instanceof String text) {
            return text;
        }
        throw new FeelFailed("Expected '" + expression + "' to be a text, but it is none");
    }

    /** An answer in the form of a variable: a text, a whole number, a boolean or a list of texts. */
    public static Object value(String expression, Variables variables) {
        Object value = evaluate(expression, variables);
        Object form = value instanceof BigDecimal number ? whole(expression, number) : value;
        try {
            return Variables.of("value", form).values().values().iterator().next();
        } catch (IllegalArgumentException e) {
            throw new FeelFailed("Expected '" + expression + "' to give a variable's value, but got " + value);
        }
    }

    private static Object evaluate(String expression, Variables variables) {
        Map<String, Object> inputs = inputs(expression, variables);
        Readable readable = readable(expression, inputs);
        List<String> faults = new ArrayList<>(readable.faults());
        @Nullable Object value = null;
        if (faults.isEmpty()) {
            value = FEEL.evaluate(readable.expression(), FEEL.newEvaluationContext(List.of(noting(faults)), inputs));
        }
        if (!faults.isEmpty()) {
            throw new FeelFailed("Expected an answer to '" + expression + "', but " + String.join("; ", faults));
        }
        if (value == null) {
            throw new FeelFailed("Expected an answer to '" + expression + "', but there is none");
        }
        return value;
    }

    private static Readable readable(String expression, Map<String, Object> inputs) {
        Map<String, Type> types = new TreeMap<>();
        inputs.forEach((name, value) -> types.put(name, type(value)));
        if (READ.size() > MOST_READ) {
            READ.clear();
        }
        return READ.computeIfAbsent(new Question(expression, types), question -> {
            List<String> faults = new ArrayList<>();
            CompilerContext context = FEEL.newCompilerContext(List.of(noting(faults)));
            question.variables().forEach(context::addInputVariableType);
            return new Readable(FEEL.compile(expression, context), List.copyOf(faults));
        });
    }

    private static Type type(Object value) {
        if (value instanceof String) {
            return BuiltInType.STRING;
        }
        if (value instanceof Boolean) {
            return BuiltInType.BOOLEAN;
        }
        return value instanceof BigDecimal ? BuiltInType.NUMBER : BuiltInType.LIST;
    }

    private static FEELEventListener noting(List<String> faults) {
        return event -> {
            if (serious(event)) {
                faults.add(event.getMessage());
            }
        };
    }

    private static boolean serious(FEELEvent event) {
        return event.getSeverity() == Severity.ERROR;
    }

    /** The variables that the expression may mean. */
    private static Map<String, Object> inputs(String expression, Variables variables) {
        Map<String, Object> inputs = new HashMap<>();
        variables.values().forEach((name, value) -> {
            if (expression.contains(name)) {
                inputs.put(name, value instanceof Long number ? BigDecimal.valueOf(number) : value);
            }
        });
        return inputs;
    }

    private static long whole(String expression, BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new FeelFailed("Expected '" + expression + "' to be a whole number, but it is " + number);
        }
    }
}
