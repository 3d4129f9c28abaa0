package io.dynamicmarket.policy.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.facts.Preset;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleClassesTest {
    private final List<String> asked = new ArrayList<>();
    private final RuleClasses classes = new RuleClasses(new ClassLoader(RuleClassesTest.class.getClassLoader()) {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            asked.add(name);
            return super.loadClass(name, resolve);
        }

        @Override
        public @Nullable URL getResource(String name) {
            asked.add(name);
            return super.getResource(name);
        }
    });

    @Test
    void areTheProgramsOwn() throws ClassNotFoundException {
        assertSame(Preset.class, classes.loadClass(Preset.class.getName()));
    }

    @Test
    void looksOnceForWhatIsMissing() {
        for (int i = 0; i < 3; i++) {
            assertThrows(ClassNotFoundException.class, () -> classes.loadClass("io.dynamicmarket.facts.gamma"));
            assertNull(classes.getResource("io/dynamicmarket/facts/gamma.class"));
        }

        assertEquals(List.of("io.dynamicmarket.facts.gamma", "io/dynamicmarket/facts/gamma.class"), asked);
    }

    @Test
    void looksForNothingWithinAClass() {
        assertThrows(ClassNotFoundException.class, () -> classes.loadClass(Preset.class.getName() + ".gamma"));

        assertEquals(List.of(Preset.class.getName()), asked);
    }

    @Test
    void findsClassesWithinClasses() throws ClassNotFoundException {
        String name = "io.dynamicmarket.facts.PolicyOverride$Effect$CapQuoting";

        assertEquals(name, classes.loadClass(name).getName());
        assertNotNull(classes.getResource(name.replace('.', '/') + ".class"));
    }
}
