package io.dynamicmarket.policy.rule;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words that the rules of one file may use: the types it imports, each allowed, and the members of these and of what
 * they lead to. Members of {@code Object} are not among them, so that there is no way from a fact to its class.
 */
final class Vocabulary {
    /** Packages of facts and of the treasury's plans and terms: values and arithmetic, without a way outside. */
    private static final List<String> PACKAGES = List.of(
            "io.dynamicmarket.facts.",
            "io.dynamicmarket.policy.treasury.Plan",
            "io.dynamicmarket.policy.treasury.Term");

    /** What of the JDK is needed to compute and to speak, by type. */
    private static final Map<String, Set<String>> JDK = Map.of(
            "java.math.BigDecimal",
            Set.of(
                    "valueOf",
                    "add",
                    "subtract",
                    "multiply",
                    "min",
                    "max",
                    "negate",
                    "abs",
                    "signum",
                    "compareTo",
                    "movePointLeft",
                    "stripTrailingZeros",
                    "toPlainString",
                    "doubleValue"),
            "java.math.RoundingMode",
            Set.of("UP", "DOWN", "CEILING", "FLOOR", "HALF_UP", "HALF_DOWN", "HALF_EVEN"),
            "java.time.Instant",
            Set.of("ofEpochMilli"),
            "java.util.List",
            Set.of("of", "size", "isEmpty", "contains"));

    /** Members of every enumeration. */
    private static final Set<String> OF_WORDS = Set.of("name", "ordinal", "compareTo", "toString", "equals");

    private final Map<String, Class<?>> types = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private final Map<String, Set<Class<?>>> returned = new HashMap<>();
    private final Set<Class<?>> seen = new HashSet<>();

    /** Adds an imported type; false if it is not allowed or not there. */
    boolean imports(String target) {
        String simple = target.substring(target.lastIndexOf('.') + 1);
        if (JDK.containsKey(target)) {
            members.addAll(JDK.getOrDefault(target, Set.of()));
            Class<?> type = loaded(target);
            if (type != null) {
                types.put(simple, type);
            }
            return type != null;
        }
        if (PACKAGES.stream().noneMatch(target::startsWith)) {
            return false;
        }
        Class<?> type = loaded(target);
        if (type == null || !Modifier.isPublic(type.getModifiers())) {
            return false;
        }
        types.put(simple, type);
        learn(type);
        return true;
    }

    static String allowed() {
        return "a type of io.dynamicmarket.facts, a plan or term of io.dynamicmarket.policy.treasury, or one of "
                + JDK.keySet().stream().sorted().toList();
    }

    @Nullable
    Class<?> type(String simpleName) {
        return types.get(simpleName);
    }

    boolean knowsMember(String name) {
        return members.contains(name);
    }

    /** Whether a type is ours, and may be made. */
    boolean makes(String simpleName) {
        Class<?> type = types.get(simpleName);
        return type != null && type.getName().startsWith("io.dynamicmarket.");
    }

    /** What the methods of a name give in one type. */
    Set<Class<?>> returnedBy(Class<?> type, String method) {
        Set<Class<?>> given = new HashSet<>();
        for (Method one : type.getDeclaredMethods()) {
            if (one.getName().equals(method)) {
                given.add(one.getReturnType());
            }
        }
        return given;
    }

    /** What methods of a name may give. */
    Set<Class<?>> returnedBy(String method) {
        return returned.getOrDefault(method, Set.of());
    }

    private void learn(Class<?> type) {
        members.addAll(JDK.getOrDefault(type.getName(), Set.of()));
        if (!type.getName().startsWith("io.dynamicmarket.") || !seen.add(type)) {
            return;
        }
        members.add(type.getSimpleName());
        if (type.isEnum()) {
            members.addAll(OF_WORDS);
            Arrays.stream(type.getEnumConstants()).forEach(word -> members.add(((Enum<?>) word).name()));
        }
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                members.add(method.getName());
                returned.computeIfAbsent(method.getName(), name -> new HashSet<>())
                        .add(method.getReturnType());
                learn(method.getReturnType());
            }
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                learn(component.getType());
            }
        }
        Arrays.stream(type.getDeclaredClasses())
                .filter(nested -> Modifier.isPublic(nested.getModifiers()))
                .forEach(this::learn);
    }

    /** A nested type is written with dots and loaded with dollars. */
    private static @Nullable Class<?> loaded(String target) {
        String name = target;
        while (true) {
            try {
                return Class.forName(name, false, Vocabulary.class.getClassLoader());
            } catch (ClassNotFoundException notThere) {
                int dot = name.lastIndexOf('.');
                if (dot < 0) {
                    return null;
                }
                name = name.substring(0, dot) + "$" + name.substring(dot + 1);
            }
        }
    }
}
