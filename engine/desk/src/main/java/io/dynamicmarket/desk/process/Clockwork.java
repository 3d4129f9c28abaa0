package io.dynamicmarket.desk.process;

import io.dynamicmarket.governance.process.ProcessEngine;
import io.dynamicmarket.governance.process.Ticked;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps processes going: what begins by itself, and what has fallen due. Knows what was wrong the last time. */
final class Clockwork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
    private static final long EVERY_MILLIS = 250;

    private final Schedule schedule;
    private final ProcessEngine engine;
    private final Runnable nudge;
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "processes"));
    private volatile String problem = "";

    /**
     * @param nudge told after steps were done: what is in force may have changed
     */
    Clockwork(Schedule schedule, ProcessEngine engine, Runnable nudge, Clock clock) {
        this.schedule = schedule;
        this.engine = engine;
        this.nudge = nudge;
        this.clock = clock;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::tick, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Why processes wait, in a sentence; empty while they do not. */
    String problem() {
        return problem;
    }

    private void tick() {
        try {
            schedule.tick(clock.millis());
            Ticked ticked = engine.tick(clock.millis());
            if (!ticked.idle()) {
                nudge.run();
            }
            if (ticked.failures() > 0) {
                LOG.warn("{} steps of processes failed and are tried again or wait for a person.", ticked.failures());
            }
            well();
        } catch (RuntimeException e) {
            // whatever it is, the next tick is another try; an executor would end with the first failure
            wrong(e);
        }
    }

    private void well() {
        if (!problem.isEmpty()) {
            problem = "";
            LOG.info("Processes go on.");
        }
    }

    /** Told once, not four times a second. */
    private void wrong(RuntimeException failure) {
        String sentence = "Processes wait: " + failure.getMessage();
        if (!sentence.equals(problem)) {
            problem = sentence;
            LOG.error(sentence, failure);
        }
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("Processes did not come to rest within 10 s; what is under way is tried again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
