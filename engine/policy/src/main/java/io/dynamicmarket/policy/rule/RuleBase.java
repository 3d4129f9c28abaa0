package io.dynamicmarket.policy.rule;

import io.dynamicmarket.policy.Finding;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.kie.builder.impl.DrlProject;
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

    private RuleBase(KieContainer container) {
        this.container = container;
        this.base = container.getKieBase();
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
        KieFileSystem sources = services.newKieFileSystem();
        sources.generateAndWritePomXML(id);
        files.forEach((path, bytes) -> {
            if (path.endsWith(".drl")) {
                sources.write("src/main/resources/" + path, bytes);
            }
        });
        KieBuilder builder = services.newKieBuilder(sources).buildAll(DrlProject.class);
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        for (Message error : errors) {
            String path = String.valueOf(error.getPath()).replace("src/main/resources/", "");
            findings.add(new Finding(path, "line " + error.getLine(), error.getText()));
        }
        return errors.isEmpty() ? new RuleBase(services.newKieContainer(id)) : null;
    }

    /** A new session with facts that last. */
    public RuleSession session(List<String> phases, List<?> lasting) {
        return new RuleSession(base.newKieSession(), phases, lasting);
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
        ReleaseId id = container.getReleaseId();
        container.dispose();
        // Without this the class loader of every release ever compiled stays.
        KieServices.get().getRepository().removeKieModule(id);
    }
}
