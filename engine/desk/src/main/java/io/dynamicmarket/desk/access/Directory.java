package io.dynamicmarket.desk.access;

import io.dynamicmarket.governance.access.AccessStore;
import io.dynamicmarket.governance.access.Person;
import io.dynamicmarket.governance.access.PersonId;
import io.dynamicmarket.governance.access.Token;
import io.dynamicmarket.governance.access.Tokens;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Persons and tokens as they stand, in memory: read anew every second and after each change made here. While the database
 * is out of reach it keeps what it last read, since a halt must be possible then too; nobody new gets in meanwhile.
 */
public final class Directory implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);
    private static final long PERIOD_SECONDS = 1;
    private static final long USE_MILLIS = 60_000;

    private final AccessStore store;
    private final InstantSource clock;
    private final Map<PersonId, Long> used = new ConcurrentHashMap<>();
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "access-directory");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Map<PersonId, Person> persons = Map.of();
    private volatile Map<String, Token> tokens = Map.of();
    private volatile boolean running;
    private boolean reachable = true;

    Directory(AccessStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The person, unless there is none or it is kept out. */
    Optional<Person> person(PersonId id) {
        return Optional.ofNullable(persons.get(id)).filter(person -> !person.disabled());
    }

    /** The token of a secret, as long as it holds; remembers that it was used. */
    Optional<Token> token(String secret) {
        Optional<Token> token =
                Optional.ofNullable(tokens.get(Tokens.hash(secret))).filter(each -> each.holds(clock.millis()));
        token.ifPresent(each -> used.put(each.name(), clock.millis()));
        return token;
    }

    boolean holds(Token token) {
        return token.holds(clock.millis())
                && tokens.values().stream()
                        .anyMatch(each -> each.name().equals(token.name()) && each.holds(clock.millis()));
    }

    /** Reads persons and tokens anew; whoever changes one calls it. */
    public synchronized void refresh() {
        persons = store.persons().stream().collect(Collectors.toUnmodifiableMap(Person::id, Function.identity()));
        tokens = Map.copyOf(store.tokens());
    }

    private void refreshQuietly() {
        try {
            noteUse();
            refresh();
            if (!reachable) {
                LOG.info("persons and tokens are read again");
            }
            reachable = true;
        } catch (RuntimeException e) {
            if (reachable && running) {
                LOG.warn("persons and tokens cannot be read, sessions go on with what is known: {}", e.getMessage());
            }
            reachable = false;
        }
    }

    private void noteUse() {
        for (Token token : tokens.values()) {
            Long at = used.get(token.name());
            if (at != null && at - token.lastUsedMillis() > USE_MILLIS) {
                store.used(token.name(), at);
            }
        }
    }

    @Override
    public void start() {
        refresh();
        reader.scheduleWithFixedDelay(this::refreshQuietly, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        reader.shutdownNow();
    }

    /** The desk closes its database before anything else stops. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before requests are served. */
    @Override
    public int getPhase() {
        return 0;
    }
}
