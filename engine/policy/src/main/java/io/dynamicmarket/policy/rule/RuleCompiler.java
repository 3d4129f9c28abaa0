package io.dynamicmarket.policy.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dynamicmarket.policy.rule.RuleProgram.Rule;
import io.dynamicmarket.policy.rule.RuleWriter.WrittenFile;
import io.dynamicmarket.policy.rule.RuleWriter.WrittenRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.kie.memorycompiler.JavaConfiguration.CompilerType;
import org.kie.memorycompiler.KieMemoryCompiler;
import org.kie.memorycompiler.KieMemoryCompilerException;

/** Compiles the rules of some phases to bytecode, as a second form beside the rule engine's (docs/adr/0013). */
final class RuleCompiler {
    private final List<WrittenFile> files;
    private final Loader loader;
    private final Class<?> newType;

    private RuleCompiler(Class<?> newType, List<WrittenFile> files, Map<String, byte[]> classes) {
        this.files = files;
        this.loader = new Loader(classes);
        this.newType = newType;
    }

    /**
     * Compiles.
     *
     * @param sources DRL files by path
     * @param newType of the one fact that is new in every run
     * @throws IllegalArgumentException if a rule says what this form does not know; the rule engine does
     */
    static RuleCompiler compile(SortedMap<String, byte[]> sources, Set<String> phases, Class<?> newType) {
        List<WrittenFile> files = new ArrayList<>();
        Map<String, String> java = new TreeMap<>();
        for (Map.Entry<String, byte[]> source : sources.entrySet()) {
            PackageDescr file = read(source.getKey(), source.getValue());
            if (RuleWriter.concerns(file, phases)) {
                WrittenFile written = RuleWriter.write(file, "Rules" + files.size(), phases, newType.getSimpleName());
                files.add(written);
                java.put(written.className(), written.source());
            }
        }
        try {
            return new RuleCompiler(
                    newType, files, KieMemoryCompiler.compileNoLoad(java, RuleClasses.shared(), CompilerType.ECLIPSE));
        } catch (KieMemoryCompilerException refused) {
            throw new IllegalArgumentException(
                    "Expected rules that are Java, but got " + refused.getMessage(), refused);
        }
    }

    private static PackageDescr read(String path, byte[] drl) {
        try {
            return new DrlParser(LanguageLevelOption.DRL6).parse(false, new String(drl, UTF_8));
        } catch (DroolsParserException refused) {
            throw new IllegalArgumentException("Expected DRL in " + path + ", but " + refused.getMessage(), refused);
        }
    }

    /**
     * A program of its own for one thread.
     *
     * @param place of a rule, by its name, in the rule engine's order
     * @param order in which several matches of one rule fire
     */
    RuleProgram program(
            List<String> phases, List<?> lasting, ToIntFunction<String> place, int mostFirings, FiringOrder order) {
        List<RuleCode> codes = loader.codes(files);
        Set<Class<?>> types = new LinkedHashSet<>();
        codes.forEach(code -> types.addAll(List.of(code.types())));
        List<Class<?>> numbered = List.copyOf(types);
        RuleFacts facts = new RuleFacts(numbered, lasting);
        List<List<Rule>> askers = new ArrayList<>();
        numbered.forEach(type -> askers.add(new ArrayList<>()));
        List<TreeMap<Integer, Rule>> byPhase = new ArrayList<>();
        phases.forEach(phase -> byPhase.add(new TreeMap<>()));
        for (int file = 0; file < codes.size(); file++) {
            RuleCode code = codes.get(file);
            int[] numbers =
                    List.of(code.types()).stream().mapToInt(numbered::indexOf).toArray();
            code.bind(facts, numbers);
            List<WrittenRule> rules = files.get(file).rules();
            for (int number = 0; number < rules.size(); number++) {
                WrittenRule written = rules.get(number);
                Rule rule = new Rule(
                        RuleSession.id(written.name()),
                        code,
                        number,
                        written.matched().stream()
                                .mapToInt(type -> numbers[type])
                                .toArray(),
                        written.needed().stream()
                                .mapToInt(type -> numbers[type])
                                .toArray());
                byPhase.get(phases.indexOf(written.phase())).put(place.applyAsInt(written.name()), rule);
                written.types().forEach(type -> askers.get(numbers[type]).add(rule));
            }
        }
        RuleProgram program = new RuleProgram(
                facts,
                codes,
                byPhase.stream()
                        .map(rules -> rules.values().toArray(Rule[]::new))
                        .toArray(Rule[][]::new),
                askers.stream().map(rules -> rules.toArray(Rule[]::new)).toArray(Rule[][]::new),
                mostFirings,
                newType,
                order);
        codes.forEach(code -> code.inserting(program::insert));
        return program;
    }

    /** Holds the classes of one release, so that they go with it; all its programs run the same ones and warm them up for each other. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(RuleCode.class.getClassLoader());
            this.classes = classes;
        }

        List<RuleCode> codes(List<WrittenFile> files) {
            try {
                List<RuleCode> codes = new ArrayList<>();
                for (WrittenFile file : files) {
                    codes.add((RuleCode)
                            loadClass(file.className()).getDeclaredConstructor().newInstance());
                }
                return codes;
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(
                        "Expected classes that were just compiled, but " + impossible, impossible);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
