package io.dynamicmarket.adapters.venue;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A seeded market that speaks Binance spot's protocol over real loopback sockets: combined streams, REST depth, and the
 * faults of {@link VenueFault} on demand. The seed decides the sequence of messages; the clock only stamps them.
 */
public final class SimulatedVenue implements AutoCloseable {
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(SimulatedMarket.STEP_MILLIS);

    /** After a longer stall, a paused process for example, the market goes on from now and does not catch up. */
    private static final long LONGEST_LAG_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long CLOSE_WAIT_MILLIS = 2_000;

    private final SimulatedMarket market;
    private final SpotFormat format;
    private final InstantSource clock;
    private final VenueServer server;
    private final Thread driver;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<VenueFault> faults = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean crossNextSnapshot = new AtomicBoolean();
    private long standStillUntilNanos = Long.MIN_VALUE;
    private boolean dropNextDepth;

    private SimulatedVenue(SimulationSettings settings, int streamPort, int restPort, InstantSource clock)
            throws IOException {
        this.market = new SimulatedMarket(settings);
        this.format = new SpotFormat(settings.symbol());
        this.clock = clock;
        this.server = VenueServer.open(streamPort, restPort, this::snapshot);
        this.driver = new Thread(this::drive, "simulated-venue");
        driver.setDaemon(true);
    }

    /**
     * Opens the venue; its market moves at once.
     *
     * @param streamPort of the WebSocket, 0 for any free one
     * @param restPort of the depth endpoint, 0 for any free one
     * @throws java.net.BindException when a port is taken
     */
    public static SimulatedVenue open(SimulationSettings settings, int streamPort, int restPort, InstantSource clock)
            throws IOException {
        SimulatedVenue venue = new SimulatedVenue(settings, streamPort, restPort, clock);
        venue.driver.start();
        return venue;
    }

    /** Where a {@link BinanceStream} finds this venue. */
    public BinanceEndpoints endpoints() {
        return server.endpoints();
    }

    /** Makes a fault happen at the next step. */
    public void inject(VenueFault fault) {
        faults.add(fault);
    }

    /** REST snapshots asked for since the venue opened. */
    public long snapshotsAsked() {
        return server.snapshotsAsked();
    }

    @Override
    public void close() {
        closed.countDown();
        Threads.join(driver, CLOSE_WAIT_MILLIS);
        server.close();
    }

    private void drive() {
        long dueNanos = System.nanoTime();
        try {
            while (!closed.await(Math.max(0, dueNanos - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                step();
                long nowNanos = System.nanoTime();
                dueNanos = nowNanos - dueNanos > LONGEST_LAG_NANOS ? nowNanos : dueNanos + STEP_NANOS;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() {
        for (VenueFault fault = faults.poll(); fault != null; fault = faults.poll()) {
            apply(fault);
        }
        if (standStillUntilNanos != Long.MIN_VALUE && System.nanoTime() - standStillUntilNanos < 0) {
            return;
        }
        standStillUntilNanos = Long.MIN_VALUE;
        List<VenueMessage> messages;
        synchronized (market) {
            messages = market.step();
        }
        messages.forEach(this::say);
    }

    private void say(VenueMessage message) {
        long atMillis = clock.millis();
        if (message instanceof VenueMessage.Trade trade) {
            server.streams().broadcast(format.tradeStream(), format.trade(trade, atMillis));
        } else if (message instanceof VenueMessage.BookTicker ticker) {
            server.streams().broadcast(format.tickerStream(), format.ticker(ticker));
        } else if (message instanceof VenueMessage.Depth depth) {
            if (!dropNextDepth) {
                server.streams().broadcast(format.depthStream(), format.depth(depth, atMillis));
            }
            dropNextDepth = false;
        }
    }

    private void apply(VenueFault fault) {
        if (fault instanceof VenueFault.DropDepthFrame) {
            dropNextDepth = true;
        } else if (fault instanceof VenueFault.Silence silence) {
            standStillUntilNanos = System.nanoTime() + silence.length().toNanos();
        } else if (fault instanceof VenueFault.Disconnect) {
            server.streams().disconnectAll();
        } else if (fault instanceof VenueFault.CrossedSnapshot) {
            crossNextSnapshot.set(true);
        } else if (fault instanceof VenueFault.GarbageFrame) {
            server.streams().tellAll("{\"stream\":\"" + format.tradeStream() + "\",\"data\":{\"e\":");
        } else if (fault instanceof VenueFault.AnnounceShutdown) {
            server.streams().tellAll("{\"e\":\"serverShutdown\",\"E\":" + clock.millis() + "}");
        }
    }

    private byte[] snapshot() {
        VenueMessage.Snapshot whole;
        synchronized (market) {
            whole = market.snapshot();
        }
        return SpotFormat.snapshot(crossNextSnapshot.getAndSet(false) ? crossed(whole) : whole);
    }

    private static VenueMessage.Snapshot crossed(VenueMessage.Snapshot whole) {
        var bids = new ArrayList<>(whole.bids());
        long aboveBestAsk = whole.asks().get(0).priceTicks() + 1;
        bids.set(0, new VenueMessage.Level(aboveBestAsk, bids.get(0).sizeLots()));
        return new VenueMessage.Snapshot(whole.lastUpdateId(), bids, whole.asks());
    }
}
