package io.dynamicmarket.desk.run;

import io.dynamicmarket.adapters.venue.FrameSource;
import io.dynamicmarket.adapters.venue.SourcePhase;
import io.dynamicmarket.adapters.venue.SourceStatus;
import io.dynamicmarket.desk.loop.ControlCommand;
import io.dynamicmarket.desk.loop.ControlOutcome;
import io.dynamicmarket.desk.loop.MarketLoop;
import io.dynamicmarket.desk.loop.Policy;
import io.dynamicmarket.desk.loop.ReleaseChange;
import io.dynamicmarket.policy.CompiledRelease;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a {@link MarketLoop} on its own thread and feeds it. Commands of people overtake frames: a kill takes effect in
 * the very next turn, however many frames wait. A full inbox makes the source wait; nothing is dropped.
 */
public final class LiveMarket implements AutoCloseable {
    /** Whether market time also passes by the wall clock, or only by the stamps of the frames (recordings). */
    public enum Time {
        WALL,
        FRAMES
    }

    private static final Logger LOG = LoggerFactory.getLogger(LiveMarket.class);
    private static final int INBOX = 16_384;
    private static final long TICK_MILLIS = 50;

    private final MarketLoop loop;
    private final List<FrameSource> sources;
    private final Time time;
    private final InstantSource clock;
    private final BiConsumer<MarketLoop, Long> afterFrame;
    private final BlockingQueue<Turn> inbox = new ArrayBlockingQueue<>(INBOX);
    private final Queue<Turn.Control> urgent = new ConcurrentLinkedQueue<>();
    private final Queue<Turn.Swap> swaps = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile String failure = "";
    private volatile long turns;

    /**
     * @param afterFrame told after each frame how many nanoseconds it took, on the loop's thread
     */
    public LiveMarket(
            MarketLoop loop,
            List<FrameSource> sources,
            Time time,
            InstantSource clock,
            BiConsumer<MarketLoop, Long> afterFrame) {
        this.loop = loop;
        this.sources = List.copyOf(sources);
        this.time = time;
        this.clock = clock;
        this.afterFrame = afterFrame;
        this.thread = new Thread(this::run, "market-loop");
    }

    public void start() {
        thread.start();
        for (int i = 0; i < sources.size(); i++) {
            int source = i;
            sources.get(i)
                    .start((receivedAtNanos, buffer, offset, length) -> enqueue(new Turn.Frame(
                            source, receivedAtNanos, Arrays.copyOfRange(buffer, offset, offset + length))));
        }
    }

    /** Hands a command to the loop; the future is done once it is in force and recorded. */
    public CompletableFuture<ControlOutcome> control(ControlCommand command) {
        Turn.Control turn = new Turn.Control(command, new CompletableFuture<>());
        urgent.add(turn);
        return inLine(turn.done());
    }

    /**
     * Hands another release to the loop, which changes to it between two decisions.
     *
     * @param policy of it, for the loop alone
     * @return done with whether it decides now; the caller closes the old release then, or the new one
     */
    public CompletableFuture<Boolean> swap(CompiledRelease next, Policy policy, ReleaseChange change) {
        Turn.Swap turn = new Turn.Swap(next, policy, change, new CompletableFuture<>());
        swaps.add(turn);
        return inLine(turn.done());
    }

    /** Looked at after it is in line: a loop that ends just now answers it, or is seen to have ended. */
    private <T> CompletableFuture<T> inLine(CompletableFuture<T> done) {
        if (!thread.isAlive()) {
            done.completeExceptionally(new IllegalStateException(
                    "Expected the market loop to run, but it has stopped: nothing is quoted. " + failure));
        }
        return done;
    }

    /** Empty while all is well; otherwise why the loop has stopped. */
    public String failure() {
        return failure;
    }

    public List<SourceStatus> sources() {
        return sources.stream().map(FrameSource::status).toList();
    }

    public long turns() {
        return turns;
    }

    public int waiting() {
        return inbox.size();
    }

    /** Cancels every quote, records it, then lets go of the sources. */
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sources.forEach(FrameSource::close);
    }

    private void run() {
        try {
            while (!stopping) {
                turn();
            }
            loop.end();
            LOG.info("market loop stopped, quotes cancelled");
        } catch (InterruptedException e) {
            failure = "The market loop was interrupted.";
            LOG.error(failure);
        } catch (RuntimeException e) {
            failure = "The market loop failed and quotes nothing any more: " + e;
            LOG.error(failure, e);
        } finally {
            loop.standDown();
            urgent.forEach(waiting -> waiting.done().completeExceptionally(new IllegalStateException(failure)));
            swaps.forEach(waiting -> waiting.done().completeExceptionally(new IllegalStateException(failure)));
            loop.close();
        }
    }

    private void turn() throws InterruptedException {
        Turn next = inbox.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
        for (Turn.Control control = urgent.poll(); control != null; control = urgent.poll()) {
            control.done().complete(loop.control(control.command(), marketNanos()));
        }
        for (Turn.Swap swap = swaps.poll(); swap != null; swap = swaps.poll()) {
            swap.done().complete(loop.activate(swap.next(), swap.policy(), swap.change(), marketNanos()));
        }
        if (next instanceof Turn.Frame frame) {
            long before = System.nanoTime();
            loop.frame(frame.source(), frame.receivedAtNanos(), frame.json(), 0, frame.json().length);
            afterFrame.accept(loop, System.nanoTime() - before);
            loop.rest();
            if (loop.feed(frame.source()).needsSnapshot()) {
                sources.get(frame.source()).requestSnapshot();
            }
        } else if (next == null && time == Time.WALL) {
            loop.time(wallNanos());
        } else if (next == null && sources.get(0).status().phase() == SourcePhase.ENDED) {
            loop.standDown();
        }
        turns++;
    }

    private void enqueue(Turn turn) {
        try {
            while (!stopping && !inbox.offer(turn, TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long marketNanos() {
        return time == Time.WALL ? wallNanos() : loop.nowNanos();
    }

    private long wallNanos() {
        Instant now = clock.instant();
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    }
}
