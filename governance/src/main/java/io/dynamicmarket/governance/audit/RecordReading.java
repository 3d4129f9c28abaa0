package io.dynamicmarket.governance.audit;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A record read member by member in their canonical order: nothing may be missing, left over or in another place.
 *
 * @param constructor of all components
 * @param names of the members, sorted
 * @param places of the members among the components; negative for the constant member {@code type}
 * @param forms of the components, by place
 * @param typeName simple name of a sealed case, quoted; empty for other records
 */
record RecordReading(Constructor<?> constructor, String[] names, int[] places, FactForm[] forms, String typeName)
        implements FactForm {
    static FactForm of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        boolean sealedCase = RecordForm.isSealedCase(type);
        FactForm[] forms = Arrays.stream(components)
                .map(component -> FactForm.of(component.getGenericType()))
                .toArray(FactForm[]::new);
        Constructor<?> constructor = constructor(type, components);
        if (!sealedCase && components.length == 1 && RecordForm.isPlain(components[0].getType())) {
            return from -> created(constructor, from, forms[0].read(from));
        }
        SortedMap<String, Integer> members = new TreeMap<>();
        for (int i = 0; i < components.length; i++) {
            members.put(components[i].getName(), i);
        }
        if (sealedCase) {
            members.put("type", -1);
        }
        return new RecordReading(
                constructor,
                members.keySet().toArray(String[]::new),
                members.values().stream().mapToInt(Integer::intValue).toArray(),
                forms,
                sealedCase ? '"' + type.getSimpleName() + '"' : "");
    }

    @Override
    public Object read(JsonCursor from) {
        Object[] arguments = new Object[forms.length];
        from.expect('{');
        for (int i = 0; i < names.length; i++) {
            if (i > 0) {
                from.expect(',');
            }
            from.enter(names[i]);
            if (places[i] >= 0) {
                arguments[places[i]] = forms[places[i]].read(from);
            } else if (!from.skip().equals(typeName)) {
                throw from.refused("Expected the type " + typeName + ", but got another");
            }
            from.leave();
        }
        from.expect('}');
        return created(constructor, from, arguments);
    }

    private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            // The record may be private to a package.
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Expected " + type.getName() + " to have its own constructor, but " + e, e);
        }
    }

    private static Object created(Constructor<?> constructor, JsonCursor from, Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException refused) {
            Throwable cause = refused.getTargetException();
            throw from.refused(String.valueOf(cause.getMessage()), cause);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Expected a record to read, but got " + constructor, e);
        }
    }
}
