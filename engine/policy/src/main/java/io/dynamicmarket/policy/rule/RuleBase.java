package io.dynamicmarket.policy.rule;

import io.dynamicmarket.policy.Finding;
import io.dynamicmarket.policy.SpotChecks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.reteoo.ReteooBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieContainer;

/** All rules of a release, compiled. */
public final class RuleBase implements AutoCloseable {
    /** Tells apart two compilations of one release, so that closing one leaves the other its classes. */
    private static final AtomicLong COMPILATIONS = new AtomicLong();

    private final KieContainer container;
    private final KieBase base;
    private final SortedMap<String, byte[]> sources;
    private final @Nullable RuleCompiler compiled;
    private final List<String> compiledPhases;
    /** Whether closing it lets go of the rules; not where they are lent by another. */
    private final boolean owns;

    private RuleBase(
            KieContainer container,
            SortedMap<String, byte[]> sources,
            @Nullable RuleCompiler compiled,
            List<String> compiledPhases,
            boolean owns) {
        this.container = container;
        this.owns = owns;
        this.base = container.getKieBase();
        this.sources = sources;
        this.compiled = compiled;
        this.compiledPhases = List.copyOf(compiledPhases);
    }

    /**
     * Compiles every {@code .drl} file; faults go to the findings, and there is no rule base then.
     *
     * @param version tells this release from others in the same process
     */
    public static @Nullable RuleBase compile(String version, SortedMap<String, byte[]> files, List<Finding> findings) {
        KieServices services = KieServices.get();
        ReleaseId id =
                services.newReleaseId("io.dynamicmarket", "policy", version + "-" + COMPILATIONS.incrementAndGet());
        SortedMap<String, byte[]> sources = drl(files);
        KieFileSystem system = services.newKieFileSystem();
        system.generateAndWritePomXML(id);
        sources.forEach((path, bytes) -> system.write("src/main/resources/" + path, bytes));
        KieBuilder builder =
                services.newKieBuilder(system, RuleClasses.shared()).buildAll(DrlProject.class);
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        for (Message error : errors) {
            String path = String.valueOf(error.getPath()).replace("src/main/resources/", "");
            findings.add(new Finding(path, "line " + error.getLine(), error.getText()));
        }
        return errors.isEmpty()
                ? new RuleBase(services.newKieContainer(id, RuleClasses.shared()), sources, null, List.of(), true)
                : null;
    }

    /**
     * The same rules, of which those of some phases are compiled to bytecode too, for sessions that are asked often; the
     * very same where they say more than that form knows. Only one of both is to be closed.
     *
     * @param newType of the one fact that is new in every run, while the others are often the same
     */
    public RuleBase swift(List<String> phases, Class<?> newType) {
        try {
            RuleCompiler swift = RuleCompiler.compile(sources, Set.copyOf(phases), newType);
            return new RuleBase(container, sources, swift, phases, owns);
        } catch (IllegalArgumentException beyond) {
            // no fault of the rules: the engine knows more, and answers alone then
            return this;
        }
    }

    /** Whether these are the rules of a release with such files, byte for byte. */
    public boolean isOf(SortedMap<String, byte[]> files) {
        SortedMap<String, byte[]> others = drl(files);
        return sources.keySet().equals(others.keySet())
                && sources.entrySet().stream()
                        .allMatch(source -> Arrays.equals(source.getValue(), others.get(source.getKey())));
    }

    /** The very same, but closing it lets go of nothing. */
    public RuleBase lent() {
        return new RuleBase(container, sources, compiled, compiledPhases, false);
    }

    private static SortedMap<String, byte[]> drl(SortedMap<String, byte[]> files) {
        SortedMap<String, byte[]> sources = new TreeMap<>(files);
        sources.keySet().removeIf(path -> !path.endsWith(".drl"));
        return sources;
    }

    /** Whether sessions of some phases answer by compiled rules. */
    public boolean isSwift(List<String> phases) {
        return compiled != null && compiledPhases.equals(phases);
    }

    /** A new session with facts that last, checked as one of a market that trades. */
    public RuleSession session(List<String> phases, List<?> lasting) {
        return session(phases, lasting, SpotChecks.LIVE);
    }

    /**
     * A new session.
     *
     * @param lasting facts that last
     * @param checks which answers of compiled rules are also asked of the engine
     */
    public RuleSession session(List<String> phases, List<?> lasting, SpotChecks checks) {
        RuleCompiler rules = compiled;
        FiringOrder order = new FiringOrder();
        RuleProgram program = rules == null || !compiledPhases.equals(phases)
                ? null
                : rules.program(phases, lasting, order(), RuleSession.MOST_FIRINGS, order);
        return new RuleSession(base.newKieSession(), program, order, phases, lasting, checks);
    }

    /**
     * Place of each rule, by its name, in the order in which the engine fires those of one phase: of two that could fire
     * the one that stands first in its package, then the one whose end in the network was built first.
     */
    private ToIntFunction<String> order() {
        ReteooBuilder network = ((InternalRuleBase) base).getReteooBuilder();
        List<String> names = base.getKiePackages().stream()
                .flatMap(rules -> rules.getRules().stream())
                .map(RuleImpl.class::cast)
                .sorted(Comparator.comparingInt(RuleImpl::getLoadOrder)
                        .thenComparingInt(rule -> network.getTerminalNodes(rule.getFullyQualifiedName())[0].getId()))
                .map(RuleImpl::getName)
                .toList();
        return names::indexOf;
    }

    /** What follows the id in the name of each rule, by id. */
    public SortedMap<String, String> ruleSentences() {
        SortedMap<String, String> sentences = new TreeMap<>();
        for (KiePackage rules : base.getKiePackages()) {
            for (Rule rule : rules.getRules()) {
                String id = RuleSession.id(rule.getName());
                sentences.put(id, rule.getName().substring(id.length()).strip());
            }
        }
        return sentences;
    }

    /** Ids of all rules in order. */
    public List<String> ruleIds() {
        return base.getKiePackages().stream()
                .map(KiePackage::getRules)
                .flatMap(rules -> rules.stream().map(Rule::getName))
                .map(RuleSession::id)
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        if (!owns) {
            return;
        }
        ReleaseId id = container.getReleaseId();
        container.dispose();
        // Without this the class loader of every release ever compiled stays.
        KieServices.get().getRepository().removeKieModule(id);
    }
}
