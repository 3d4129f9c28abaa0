package io.dynamicmarket.governance.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A record as an object: one member a component, sorted, the names escaped once for all.
 *
 * @param prefixes what stands before each value, brace or comma and name
 * @param accessors the value's accessor
 * @param end what closes the object, with the constant members that stand last
 */
record RecordForm(List<String> prefixes, List<Method> accessors, String end) implements JsonForm {
    static JsonForm of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        boolean sealedCase = isSealedCase(type);
        if (!sealedCase && components.length == 1 && isPlain(components[0].getType())) {
            Method accessor = opened(components[0]);
            return (value, out) -> CanonicalJson.write(read(accessor, value), out);
        }
        SortedMap<String, Method> members = new TreeMap<>();
        for (RecordComponent component : components) {
            members.put(component.getName(), opened(component));
        }
        if (sealedCase && members.containsKey("type")) {
            throw new IllegalArgumentException("Expected the sealed case " + type.getName()
                    + " to leave the member 'type' to its own name, but it has such a component");
        }
        return laidOut(members, sealedCase ? type.getSimpleName() : "");
    }

    private static RecordForm laidOut(SortedMap<String, Method> members, String typeName) {
        List<String> prefixes = new ArrayList<>();
        List<Method> accessors = new ArrayList<>();
        StringBuilder before = new StringBuilder("{");
        boolean typePending = !typeName.isEmpty();
        for (var member : members.entrySet()) {
            if (typePending && member.getKey().compareTo("type") > 0) {
                before.append(typeMember(typeName)).append(',');
                typePending = false;
            }
            JsonText.string(member.getKey(), before);
            prefixes.add(before.append(':').toString());
            accessors.add(member.getValue());
            before = new StringBuilder(",");
        }
        String last = typePending ? (members.isEmpty() ? "{" : ",") + typeMember(typeName) : "";
        return new RecordForm(prefixes, accessors, (last.isEmpty() && members.isEmpty() ? "{" : last) + "}");
    }

    @Override
    public void write(Object value, StringBuilder out) {
        for (int i = 0; i < prefixes.size(); i++) {
            out.append(prefixes.get(i));
            CanonicalJson.write(read(accessors.get(i), value), out);
        }
        out.append(end);
    }

    private static String typeMember(String name) {
        return "\"type\":\"" + name + "\"";
    }

    static boolean isPlain(Class<?> type) {
        return type == String.class || type == long.class || type == int.class;
    }

    static boolean isSealedCase(Class<?> type) {
        for (Class<?> parent : type.getInterfaces()) {
            if (parent.isSealed() || isSealedCase(parent)) {
                return true;
            }
        }
        return false;
    }

    private static Method opened(RecordComponent component) {
        Method accessor = component.getAccessor();
        // The accessor is public, but its record may be private to a package.
        accessor.setAccessible(true);
        return accessor;
    }

    private static Object read(Method accessor, Object value) {
        try {
            return accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "Expected to read " + accessor.getName() + " of "
                            + value.getClass().getName() + ", but " + e,
                    e);
        }
    }
}
