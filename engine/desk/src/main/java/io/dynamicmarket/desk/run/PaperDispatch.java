package io.dynamicmarket.desk.run;

import io.dynamicmarket.adapters.postgres.Outbox;
import io.dynamicmarket.adapters.postgres.WaitingAction;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes actions out of the outbox once they are recorded. On paper the loop itself has carried them out, from the very
 * decision that the receipt holds, and the desk's log has told people; what is left is to mark the action as done. A
 * chain, an alert channel or a bus takes this place later.
 */
final class PaperDispatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PaperDispatch.class);
    private static final int BATCH = 500;

    private static final String TRIPPED = "breaker-tripped";

    private final Outbox outbox;
    private final Consumer<WaitingAction> tripped;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "outbox"));

    /** @param tripped told of every breaker that has tripped, at least once */
    PaperDispatch(Outbox outbox, Consumer<WaitingAction> tripped) {
        this.outbox = outbox;
        this.tripped = tripped;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::dispatch, 1, 1, TimeUnit.SECONDS);
    }

    private void dispatch() {
        try {
            outbox.dispatch(BATCH, this::done);
        } catch (RuntimeException e) {
            // whatever it is, it is offered again; an executor would end with the first failure
            LOG.error("The outbox waits: " + e.getMessage(), e);
        }
    }

    private void done(WaitingAction action) {
        if (action.kind().equals(TRIPPED)) {
            tripped.accept(action);
        }
        LOG.debug("{} of receipt {} is done: {}", action.kind(), action.receiptSequence(), action.payload());
    }

    /** Lets the batch under way end, so that nothing is marked that was not done. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("The outbox did not come to rest within 5 s; what waits is offered again at the next start.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
