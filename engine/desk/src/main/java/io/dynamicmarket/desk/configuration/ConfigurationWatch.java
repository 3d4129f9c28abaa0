package io.dynamicmarket.desk.configuration;

import io.dynamicmarket.adapters.postgres.DatabaseFailed;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.governance.configuration.ConfigurationChange;
import io.dynamicmarket.governance.configuration.ConfigurationSnapshot;
import io.dynamicmarket.governance.configuration.ConfigurationStore;
import io.dynamicmarket.governance.configuration.Setting;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a snapshot whenever something else is in force than before, whoever changed it and by whichever way: it looks at
 * what is kept, every second and when it is asked. What came and went in between shows too, since each setting carries
 * the last word on it.
 */
public final class ConfigurationWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationWatch.class);
    private static final long EVERY_MILLIS = 1_000;
    private static final long LONGEST_SECONDS = 5;

    private final ConfigurationStore store;
    private final Supplier<Set<BreakerKind>> latched;
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "configuration"));

    private boolean reachable = true;

    /** @param latched breakers that stay until people release them, by the release that decides */
    public ConfigurationWatch(ConfigurationStore store, Supplier<Set<BreakerKind>> latched, Clock clock) {
        this.store = store;
        this.latched = latched;
        this.clock = clock;
    }

    public void start() {
        timer.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            now();
            if (!reachable) {
                LOG.info("What is in force is kept again.");
            }
            reachable = true;
        } catch (DatabaseFailed e) {
            if (reachable) {
                LOG.warn("What is in force cannot be kept until the database is back: {}", e.getMessage());
            }
            reachable = false;
        } catch (RuntimeException e) {
            // whatever it is, the next look is another try; an executor would end with the first failure
            LOG.error("What is in force cannot be kept: " + e.getMessage(), e);
        }
    }

    /** What is in force now, kept if it was not yet. */
    public synchronized ConfigurationSnapshot now() {
        long now = clock.millis();
        List<Setting> settings = store.inForce(now, latched.get());
        Optional<ConfigurationSnapshot> last = store.snapshots(1).stream().findFirst();
        if (last.isEmpty()) {
            return kept(ConfigurationSnapshot.first(settings, now));
        }
        List<ConfigurationChange> changes =
                ConfigurationChange.between(last.get().settings(), settings, setting -> store.gone(setting, now));
        return changes.isEmpty() ? last.get() : kept(last.get().next(settings, changes, now));
    }

    private ConfigurationSnapshot kept(ConfigurationSnapshot snapshot) {
        if (!store.keep(snapshot)) {
            throw new IllegalStateException("Expected to keep configuration " + snapshot.number()
                    + ", but another desk has kept one of that number");
        }
        return snapshot;
    }

    /** Snapshots and what was in force at any past moment. */
    public ConfigurationStore store() {
        return store;
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The last look at the configuration did not end in time; the next start looks again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
