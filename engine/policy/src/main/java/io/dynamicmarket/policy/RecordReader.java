package io.dynamicmarket.policy;

import io.dynamicmarket.facts.Grounds;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a fact record of named values (cells of a row, fields of a preset): component by component, by name, with
 * nothing missing and nothing left over. Numbers must fit their component exactly.
 */
final class RecordReader {
    private RecordReader() {}

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException with a sentence, if a value is missing, unknown, of another type, or refused by
     *     the record itself
     */
    static <T> T read(Class<T> type, Map<String, ?> values) {
        RecordComponent[] components = type.getRecordComponents();
        Set<String> names = new LinkedHashSet<>(
                Arrays.stream(components).map(RecordComponent::getName).toList());
        if (!names.equals(new LinkedHashSet<>(values.keySet()))) {
            Set<String> missing = new LinkedHashSet<>(names);
            missing.removeAll(values.keySet());
            Set<String> unknown = new LinkedHashSet<>(values.keySet());
            unknown.removeAll(names);
            throw new IllegalArgumentException("Expected the fields " + names + ", but " + missing + " are missing and "
                    + unknown + " are unknown");
        }
        Object[] arguments = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = value(components[i], values.get(components[i].getName()));
        }
        return created(type, types, arguments);
    }

    /** The named values of a record, from which {@link #read} makes it again. */
    static Map<String, Object> fields(Record record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(record);
                values.put(component.getName(), value instanceof Enum<?> word ? word.name() : value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Expected a public fact record, but got " + record, e);
            }
        }
        return values;
    }

    private static Object value(RecordComponent component, @Nullable Object value) {
        Class<?> type = component.getType();
        if (value == null) {
            throw new IllegalArgumentException("Expected a value of " + component.getName() + ", but got none");
        }
        try {
            if (type == double.class) {
                return ((Number) value).doubleValue();
            }
            if (type == long.class) {
                return new BigDecimal(value.toString()).longValueExact();
            }
            if (type == int.class) {
                return new BigDecimal(value.toString()).intValueExact();
            }
            if (type.isEnum()) {
                return word(type, value);
            }
            return type == List.class ? numbers((List<?>) value) : fit(type, value);
        } catch (ArithmeticException | ClassCastException | NumberFormatException e) {
            String got = value instanceof String ? "the text " + value : String.valueOf(value);
            throw new IllegalArgumentException(
                    "Expected " + component.getName() + " to be " + kind(type) + ", but got " + got, e);
        }
    }

    private static String kind(Class<?> type) {
        if (type == long.class || type == int.class) {
            return "a whole number";
        }
        return type == double.class ? "a number" : "a " + type.getSimpleName();
    }

    private static Object word(Class<?> type, Object value) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "Expected one of " + Arrays.toString(type.getEnumConstants()) + ", but got " + value);
    }

    private static List<Double> numbers(List<?> values) {
        List<Double> numbers = new ArrayList<>();
        for (Object value : values) {
            numbers.add(((Number) value).doubleValue());
        }
        return numbers;
    }

    private static Object fit(Class<?> type, Object value) {
        boolean fits = type == boolean.class
                ? value instanceof Boolean
                : (type == String.class || type == Grounds.class) && type.isInstance(value);
        if (!fits) {
            throw new ClassCastException();
        }
        return value;
    }

    private static <T> T created(Class<T> type, Class<?>[] types, Object[] arguments) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException refused) {
            Throwable cause = refused.getTargetException();
            throw new IllegalArgumentException(String.valueOf(cause.getMessage()), cause);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Expected a public fact record, but got " + type, e);
        }
    }
}
