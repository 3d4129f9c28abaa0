package io.dynamicmarket.policy.rule;

import java.net.URL;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the program, for whoever compiles rules. Compilers of rules try every word of a rule as a class of every
 * package that is imported, thousands of times in vain, and in an executable jar each of them is looked for in all the
 * jars within. What was missing once is not looked for again. Safe for many threads.
 */
final class RuleClasses extends ClassLoader {
    private static final RuleClasses SHARED = new RuleClasses(RuleClasses.class.getClassLoader());

    /** More names than the rules of a hundred releases have. */
    private static final int MOST = 200_000;

    private final Set<String> missingClasses = ConcurrentHashMap.newKeySet();
    private final Set<String> missingFiles = ConcurrentHashMap.newKeySet();

    RuleClasses(ClassLoader program) {
        super(program);
    }

    static RuleClasses shared() {
        return SHARED;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (missingClasses.contains(name) || isWithinClass(name)) {
            throw new ClassNotFoundException(name);
        }
        try {
            return super.loadClass(name, resolve);
        } catch (ClassNotFoundException missing) {
            note(missingClasses, name);
            throw missing;
        }
    }

    /** {@code a.B.word} is no class where {@code a.B} is one: no package has the name of a class. */
    private boolean isWithinClass(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0 || !Character.isUpperCase(name.charAt(name.lastIndexOf('.', dot - 1) + 1))) {
            return false;
        }
        try {
            loadClass(name.substring(0, dot), false);
            return true;
        } catch (ClassNotFoundException none) {
            return false;
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        if (missingFiles.contains(name)) {
            return null;
        }
        URL found = super.getResource(name);
        if (found == null) {
            note(missingFiles, name);
        }
        return found;
    }

    private static void note(Set<String> missing, String name) {
        if (missing.size() >= MOST) {
            missing.clear();
        }
        missing.add(name);
    }
}
