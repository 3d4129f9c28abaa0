package io.dynamicmarket.adapters.venue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Streams and the REST depth endpoint of one venue on the loopback address. */
final class VenueServer implements AutoCloseable {
    private static final String DEPTH_PATH = "/api/v3/depth";
    private static final int STOP_MILLIS = 500;

    private final StreamServer streams;
    private final HttpServer rest;
    private final ExecutorService restThreads;
    private final Supplier<byte[]> snapshot;
    private final AtomicLong snapshotsAsked = new AtomicLong();

    private VenueServer(StreamServer streams, HttpServer rest, Supplier<byte[]> snapshot) {
        this.streams = streams;
        this.rest = rest;
        this.snapshot = snapshot;
        this.restThreads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "venue-rest");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @param snapshot body of the next depth answer; may wait; empty when there is none to give
     * @throws java.net.BindException when a port is taken
     */
    static VenueServer open(int streamPort, int restPort, Supplier<byte[]> snapshot) throws IOException {
        return open(streamPort, restPort, StreamServer.PING_SECONDS, snapshot);
    }

    static VenueServer open(int streamPort, int restPort, int pingSeconds, Supplier<byte[]> snapshot)
            throws IOException {
        HttpServer rest = bindRest(restPort);
        StreamServer streams;
        try {
            streams = StreamServer.open(streamPort, pingSeconds);
        } catch (IOException e) {
            rest.stop(0);
            throw e;
        }
        VenueServer server = new VenueServer(streams, rest, snapshot);
        rest.createContext(DEPTH_PATH, server::answer);
        rest.setExecutor(server.restThreads);
        rest.start();
        return server;
    }

    private static HttpServer bindRest(int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw Ports.refused(port, e);
        }
    }

    BinanceEndpoints endpoints() {
        return new BinanceEndpoints(
                URI.create("ws://127.0.0.1:" + streams.port() + "/stream"),
                URI.create("http://127.0.0.1:" + rest.getAddress().getPort() + DEPTH_PATH));
    }

    StreamServer streams() {
        return streams;
    }

    long snapshotsAsked() {
        return snapshotsAsked.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        snapshotsAsked.incrementAndGet();
        byte[] body = snapshot.get();
        int status = body.length > 0 ? 200 : 503;
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length > 0 ? body.length : -1);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        rest.stop(0);
        restThreads.shutdownNow();
        try {
            streams.stop(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
