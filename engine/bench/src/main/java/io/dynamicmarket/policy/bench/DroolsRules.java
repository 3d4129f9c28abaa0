package io.dynamicmarket.policy.bench;

import io.dynamicmarket.facts.MarketState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** The rows as rules, the first by salience; one session for all ticks: insert, fire, delete. */
final class DroolsRules implements Contender<Tick> {
    private static final String FILE = "market-state.drl";

    private final KieSession session;
    private final Answer answer = new Answer();

    DroolsRules() {
        KieServices services = KieServices.get();
        ReleaseId id = services.newReleaseId("io.dynamicmarket", "bench", "1");
        KieFileSystem sources = services.newKieFileSystem();
        sources.generateAndWritePomXML(id);
        sources.write("src/main/resources/" + FILE, text());
        List<Message> errors = services.newKieBuilder(sources)
                .buildAll(ExecutableModelProject.class)
                .getResults()
                .getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            throw new IllegalStateException("Expected rules that compile, but got " + errors);
        }
        this.session = services.newKieContainer(id).newKieSession();
        session.setGlobal("answer", answer);
    }

    private static String text() {
        try (InputStream file = DroolsRules.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("Expected " + FILE + " beside the classes, but it is not there");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Tick taken(Tick tick) {
        return tick;
    }

    @Override
    public MarketState decide(Tick tick) {
        answer.clear();
        FactHandle handle = session.insert(tick);
        session.fireAllRules();
        session.delete(handle);
        return answer.state();
    }

    @Override
    public void close() {
        session.dispose();
    }
}
