package io.dynamicmarket.workflows.feel;

import io.dynamicmarket.governance.process.Variables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.api.feel.runtime.events.FEELEvent.Severity;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.runtime.events.UnknownVariableErrorEvent;

/**
 * Evaluates FEEL over the variables of a process. An answer is what was asked for or a {@link FeelFailed}: a missing
 * variable, an error and an answer of another kind are never taken for no.
 */
public final class Feel {
    private Feel() {}

    /** What is wrong with an expression whatever the variables; empty where nothing is. */
    public static List<String> faults(String expression) {
        List<String> faults = new ArrayList<>();
        FEEL feel = FEELBuilder.builder().build();
        feel.addListener(event -> {
            if (serious(event) && !(event instanceof UnknownVariableErrorEvent)) {
                faults.add(event.getMessage());
            }
        });
        try {
            feel.compile(expression, feel.newCompilerContext());
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
        List<String> faults = new ArrayList<>();
        FEEL feel = FEELBuilder.builder().build();
        feel.addListener(event -> {
            if (serious(event)) {
                faults.add(event.getMessage());
            }
        });
        @Nullable Object value = feel.evaluate(expression, inputs(variables));
        if (!faults.isEmpty()) {
            throw new FeelFailed("Expected an answer to '" + expression + "', but " + String.join("; ", faults));
        }
        if (value == null) {
            throw new FeelFailed("Expected an answer to '" + expression + "', but there is none");
        }
        return value;
    }

    private static boolean serious(FEELEvent event) {
        return event.getSeverity() == Severity.ERROR;
    }

    private static Map<String, Object> inputs(Variables variables) {
        Map<String, Object> inputs = new HashMap<>();
        variables
                .values()
                .forEach((name, value) ->
                        inputs.put(name, value instanceof Long number ? BigDecimal.valueOf(number) : value));
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
