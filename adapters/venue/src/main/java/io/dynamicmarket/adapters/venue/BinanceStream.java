package io.dynamicmarket.adapters.venue;

import io.dynamicmarket.quoting.feed.FrameSink;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Live client of one symbol at Binance spot, USD-M or COIN-M, or of a server that speaks their protocol: combined
 * streams over a WebSocket, order book snapshots over REST.
 *
 * <p>One thread takes what the network threads bring and hands it to the sink: frames as received, snapshots as bodies
 * of the REST answer. A snapshot is asked for after the first depth frame of every link, never before, since the
 * venue's rule wants depth to be buffered first; and whenever {@link #requestSnapshot} says so. A link is replaced before the venue cuts
 * it at 24 h and when it sends {@code serverShutdown}; a lost one is opened again with a growing wait.
 */
public final class BinanceStream implements FrameSource {
    private static final long TICK_MILLIS = 20;
    private static final long CLOSE_WAIT_MILLIS = 5_000;

    private record Standing(SourcePhase phase, Instant since) {}

    private final InstantSource clock;
    private final LinkKeeper links;
    private final SnapshotPacer pacer;
    private final SnapshotRequest request;
    private final LinkedBlockingQueue<LinkEvent> events = new LinkedBlockingQueue<>();
    private final Thread delivery;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong linksOpened = new AtomicLong();
    private final AtomicLong snapshotRequests = new AtomicLong();
    private volatile Standing standing;
    private volatile String lastProblem = "";
    private volatile boolean closed;
    private FrameSink sink = (receivedAtNanos, buffer, offset, length) -> {};
    private long lastReceivedAtNanos;
    private boolean depthSeen;

    /**
     * @param endpoints where the venue listens
     * @param symbol the venue's symbol in either case, for example {@code BTCUSDT} or {@code BTCUSD_PERP}
     * @param settings patience and limits
     * @param clock receive times and all waits
     * @param jitter spreads the waits before a new attempt
     */
    public BinanceStream(
            BinanceEndpoints endpoints,
            String symbol,
            LinkSettings settings,
            InstantSource clock,
            RandomGenerator jitter) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .build();
        this.clock = clock;
        this.standing = new Standing(SourcePhase.CONNECTING, clock.instant());
        this.pacer = new SnapshotPacer(settings);
        this.request = new SnapshotRequest(
                client, endpoints.snapshotOf(symbol), settings.connectTimeout(), clock, events::add);
        this.links = new LinkKeeper(
                settings,
                () -> Link.open(client, endpoints.streamOf(symbol), settings.connectTimeout(), clock, events::add),
                jitter);
        this.delivery = new Thread(this::deliver, "venue-" + symbol);
        delivery.setDaemon(true);
    }

    @Override
    public void start(FrameSink frameSink) {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("Expected a source to be started once, but it was started again");
        }
        sink = frameSink;
        delivery.start();
    }

    @Override
    public void requestSnapshot() {
        pacer.want();
    }

    @Override
    public SourceStatus status() {
        Standing now = standing;
        return new SourceStatus(
                now.phase(),
                now.since(),
                frames.get(),
                Math.max(0, linksOpened.get() - 1),
                snapshotRequests.get(),
                lastProblem);
    }

    @Override
    public void close() {
        closed = true;
        events.add(new LinkEvent.Wake());
        if (Thread.currentThread() != delivery) {
            Threads.join(delivery, CLOSE_WAIT_MILLIS);
        }
        stand(SourcePhase.CLOSED);
    }

    private void deliver() {
        try {
            while (!closed) {
                tend();
                LinkEvent event = events.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
                if (event != null && !closed) {
                    handle(event);
                }
            }
        } catch (InterruptedException e) {
            problem("Expected to deliver frames until closed, but the thread was interrupted");
            stand(SourcePhase.ENDED);
        } catch (RuntimeException e) {
            // A consumer that failed once has an unknown state: silence lets the feed's breakers act.
            problem("Expected the consumer to take a frame, but it failed: " + e);
            stand(SourcePhase.ENDED);
        } finally {
            links.dropAll();
        }
    }

    private void tend() {
        long nowMillis = clock.millis();
        if (!links.tend(nowMillis)) {
            problem("Expected a sign of life from the venue, but the link was silent for too long");
            stand(SourcePhase.CONNECTING);
        }
        if (links.connected() && depthSeen && pacer.due(nowMillis)) {
            pacer.sent(nowMillis);
            snapshotRequests.incrementAndGet();
            request.send();
        }
    }

    private void handle(LinkEvent event) {
        if (event instanceof LinkEvent.Message message) {
            message.link().more();
            message(message);
        } else if (event instanceof LinkEvent.SnapshotArrived snapshot) {
            pacer.arrived();
            frame(snapshot.receivedAtNanos(), snapshot.body());
        } else if (event instanceof LinkEvent.SnapshotRefused refused) {
            pacer.refused(clock.millis(), refused.retryAfterMillis());
            problem(refused.sentence());
        } else if (event instanceof LinkEvent.Opened opened && links.opened(opened.link(), clock.millis())) {
            depthSeen = false;
            linksOpened.incrementAndGet();
            stand(SourcePhase.CONNECTED);
        } else if (event instanceof LinkEvent.Closed lost && links.closed(lost.link(), clock.millis())) {
            problem(lost.sentence());
            if (!links.connected()) {
                stand(SourcePhase.CONNECTING);
            }
        }
    }

    private void message(LinkEvent.Message message) {
        if (!links.isCurrent(message.link())) {
            return;
        }
        if (FrameHead.says(message.text(), "\"serverShutdown\"")) {
            problem("Expected the venue to stay up, but it announced its shutdown: a new link replaces this one");
            links.replace();
            return;
        }
        if (!depthSeen && FrameHead.says(message.text(), "\"depthUpdate\"")) {
            depthSeen = true;
            pacer.want();
        }
        frame(message.receivedAtNanos(), message.text());
    }

    private void frame(long receivedAtNanos, byte[] text) {
        // Snapshots are stamped by another thread and clocks are set back: receive times must not fall.
        lastReceivedAtNanos = Math.max(lastReceivedAtNanos, receivedAtNanos);
        frames.incrementAndGet();
        sink.frame(lastReceivedAtNanos, text, 0, text.length);
    }

    private void problem(String sentence) {
        lastProblem = sentence;
    }

    private void stand(SourcePhase phase) {
        if (standing.phase() != phase || phase == SourcePhase.CONNECTED) {
            standing = new Standing(phase, clock.instant());
        }
    }
}
