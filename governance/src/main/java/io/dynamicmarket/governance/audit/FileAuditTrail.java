package io.dynamicmarket.governance.audit;

import io.dynamicmarket.governance.checkpoint.Checkpointing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Receipts in a file, one a line, for replays. Facts never change, so the market thread only hands a decision over; text,
 * hash and file are the work of the trail's own thread, in the order of the calls. It has no outbox: what follows from a
 * decision in a replay is carried out on paper, by the replay itself.
 *
 * <p>A failure shows at the next append, commit or close.
 */
public final class FileAuditTrail implements AuditTrail {
    /** Decisions that may wait: minutes of one market's, a few MB; beyond it the market waits for the disk. */
    private static final int WAITING = 4096;

    private static final int BATCH = 64;
    private static final long IDLE_NANOS = 200_000;

    private sealed interface Work {
        record Append(DecisionRecord decision) implements Work {}

        record Commit(CountDownLatch done, boolean last) implements Work {}
    }

    private final ReceiptFile file;
    private final CheckpointSink checkpoints;
    private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread writer = new Thread(this::write, "receipts");
    private volatile @Nullable Throwable failure;
    private volatile ReceiptHead head = ReceiptHead.GENESIS;
    private boolean closed;

    private FileAuditTrail(ReceiptFile file, CheckpointSink checkpoints) {
        this.file = file;
        this.checkpoints = checkpoints;
    }

    /**
     * Starts a chain in a new file.
     *
     * @throws AuditTrailFailed if the file is there already or cannot be made
     */
    public static FileAuditTrail create(Path file) {
        return writingTo(ReceiptFile.create(file));
    }

    /**
     * Starts a chain in a new file, and its checkpoints in another; the last one is made when the trail is closed.
     *
     * @throws AuditTrailFailed if a file is there already or cannot be made
     */
    public static FileAuditTrail create(Path file, Path checkpoints, Checkpointing checkpointing) {
        return started(ReceiptFile.create(file), new CheckpointFile(ReceiptFile.create(checkpoints), checkpointing));
    }

    static FileAuditTrail writingTo(ReceiptFile file) {
        return started(file, CheckpointSink.NONE);
    }

    private static FileAuditTrail started(ReceiptFile file, CheckpointSink checkpoints) {
        FileAuditTrail trail = new FileAuditTrail(file, checkpoints);
        trail.writer.setDaemon(true);
        trail.writer.start();
        return trail;
    }

    @Override
    public void append(DecisionRecord decision, List<OutboxAction> actions) {
        refuseAfterFailure();
        put(new Work.Append(decision));
    }

    @Override
    public ReceiptHead commit() {
        refuseAfterFailure();
        finish(false);
        refuseAfterFailure();
        return head;
    }

    @Override
    public void close() {
        if (!closed) {
            finish(true);
            closed = true;
            file.close();
            checkpoints.close();
            refuseAfterFailure();
        }
    }

    /** The last receipt that was written: after a commit or close, the last one appended. */
    public ReceiptHead head() {
        return head;
    }

    private void finish(boolean last) {
        CountDownLatch done = new CountDownLatch(1);
        put(new Work.Commit(done, last));
        try {
            done.await();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void put(Work work) {
        if (closed) {
            throw new IllegalStateException("Expected an open audit trail, but it has been closed");
        }
        try {
            queue.put(work);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * After a failure the queue is still emptied, so that nobody waits for a trail that cannot write any more. The writer
     * looks for work instead of waiting to be woken: waking a thread costs the market thread 10 to 60 microseconds in the
     * middle of a quote, an append to a queue that nobody waits on a tenth of one.
     */
    private void write() {
        List<Work> batch = new ArrayList<>(BATCH);
        boolean last = false;
        ReceiptHead written = ReceiptHead.GENESIS;
        while (!last) {
            batch.clear();
            if (queue.drainTo(batch, BATCH) == 0) {
                LockSupport.parkNanos(IDLE_NANOS);
            }
            for (Work work : batch) {
                try {
                    if (work instanceof Work.Append append) {
                        written = write(append.decision(), written);
                    } else if (work instanceof Work.Commit commit) {
                        last |= commit.last();
                        commit(commit, written);
                    }
                } catch (RuntimeException | Error e) {
                    failure = e;
                }
            }
        }
    }

    private ReceiptHead write(DecisionRecord decision, ReceiptHead written) {
        if (failure != null) {
            return written;
        }
        Receipt receipt = ReceiptChain.next(written, decision);
        file.add(receipt.json());
        checkpoints.after(receipt);
        return receipt.head();
    }

    private void commit(Work.Commit commit, ReceiptHead written) {
        try {
            if (failure == null) {
                file.force();
                checkpoints.force(commit.last());
                head = written;
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            commit.done().countDown();
        }
    }

    private void refuseAfterFailure() {
        Throwable first = failure;
        if (first != null) {
            throw new AuditTrailFailed(String.valueOf(first.getMessage()), first);
        }
    }

    private static AuditTrailFailed interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AuditTrailFailed("Expected to wait for the receipts to be written, but was interrupted", e);
    }
}
