package io.dynamicmarket.governance.process;

import java.util.Map;
import java.util.TreeMap;

/** Who carries out which type of step. */
public record StepHandlers(Map<String, StepHandler> byType) {
    public StepHandlers {
        byType = Map.copyOf(byType);
    }

    public boolean know(String type) {
        return byType.containsKey(type);
    }

    /** The handler of a type that a deployed process uses. */
    public StepHandler of(String type) {
        StepHandler handler = byType.get(type);
        if (handler == null) {
            throw new IllegalStateException("Expected a handler for steps of type '" + type + "', but there are only "
                    + new TreeMap<>(byType).keySet());
        }
        return handler;
    }
}
