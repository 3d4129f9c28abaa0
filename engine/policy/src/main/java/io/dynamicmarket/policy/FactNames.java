package io.dynamicmarket.policy;

import io.dynamicmarket.facts.Preset;
import io.dynamicmarket.policy.treasury.Term;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** The names, unit last, that facts give to what tables and presets fill in or ask for. */
public final class FactNames {
    private FactNames() {}

    /** Components of the facts that tables and presets become, of the treasury's terms, and readings that tables ask. */
    public static Set<String> all() {
        Set<String> names = new TreeSet<>(Indicators.ALL.keySet());
        for (RecordComponent component : MarketFacts.class.getRecordComponents()) {
            add(component.getGenericType(), names);
        }
        for (Class<?> term : Term.class.getPermittedSubclasses()) {
            add(term, names);
        }
        add(Preset.class, names);
        return names;
    }

    private static void add(Type type, Set<String> names) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(one -> add(one, names));
        } else if (type instanceof Class<?> fact && fact.isRecord()) {
            Arrays.stream(fact.getRecordComponents())
                    .map(RecordComponent::getName)
                    .forEach(names::add);
        }
    }
}
