package io.dynamicmarket.desk.run;

import io.dynamicmarket.adapters.postgres.DatabaseFailed;
import io.dynamicmarket.adapters.postgres.Outbox;
import io.dynamicmarket.adapters.postgres.WaitingAction;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

    private final Outbox outbox;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "outbox"));

    PaperDispatch(Outbox outbox) {
        this.outbox = outbox;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::dispatch, 1, 1, TimeUnit.SECONDS);
    }

    private void dispatch() {
        try {
            outbox.dispatch(BATCH, PaperDispatch::done);
        } catch (DatabaseFailed e) {
            LOG.error("The outbox waits: {}", e.getMessage());
        }
    }

    private static void done(WaitingAction action) {
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
