package io.dynamicmarket.adapters.venue;

import io.dynamicmarket.quoting.feed.RecordingReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves a recording over the protocol of a live venue: streams over WebSocket, snapshots over REST, nothing rewritten.
 *
 * <p>The play begins when the first client has connected and does not begin again. A snapshot line is not sent as a
 * frame: the REST endpoint holds every request until the play has come to the first snapshot line, then answers with
 * the latest one. So a snapshot reaches the client at its place or a little after it, which the venue's rule of
 * buffering depth frames absorbs.
 *
 * <p>Receive times are the client's own, event times those of the recording: a feed must find the offset, of years
 * here, as it finds any other. At a speed other than 1 that offset drifts, so other speeds are for throughput only.
 */
public final class RecordedVenue implements AutoCloseable {
    private static final long FIRST_SNAPSHOT_WAIT_SECONDS = 8;
    private static final long CLOSE_WAIT_MILLIS = 2_000;
    private static final long CLIENT_POLL_MILLIS = 5;
    private static final Pattern STREAM = Pattern.compile("^\\{\"stream\":\"([^\"]+)\"");
    private static final Pattern SNAPSHOT = Pattern.compile("^\\{\"lastUpdateId\":");

    private final Path file;
    private final Pace pace;
    private final VenueServer server;
    private final Thread player;
    private final CompletableFuture<byte[]> firstSnapshot = new CompletableFuture<>();
    private final CompletableFuture<String> ending = new CompletableFuture<>();
    private volatile byte[] latestSnapshot = {};

    private RecordedVenue(Path file, double speed, int streamPort, int restPort) throws IOException {
        this.file = file;
        this.pace = new Pace(speed);
        this.server = VenueServer.open(streamPort, restPort, this::snapshot);
        this.player = new Thread(this::play, "recorded-venue");
        player.setDaemon(true);
    }

    /**
     * Opens the venue; it waits for its first client.
     *
     * @param file lines {@code <receive time, ns> <json>}, plain or gzip
     * @param speed recorded seconds per second, above 0
     * @param streamPort of the WebSocket, 0 for any free one
     * @param restPort of the depth endpoint, 0 for any free one
     * @throws java.net.BindException when a port is taken
     */
    public static RecordedVenue open(Path file, double speed, int streamPort, int restPort) throws IOException {
        RecordedVenue venue = new RecordedVenue(file, speed, streamPort, restPort);
        venue.player.start();
        return venue;
    }

    /** Where a {@link BinanceStream} finds this venue. */
    public BinanceEndpoints endpoints() {
        return server.endpoints();
    }

    /** REST snapshots asked for since the venue opened. */
    public long snapshotsAsked() {
        return server.snapshotsAsked();
    }

    /** Completes when all has been said: empty, or with a sentence about what was wrong with the recording. */
    public CompletableFuture<String> ending() {
        return ending.copy();
    }

    @Override
    public void close() {
        pace.close();
        firstSnapshot.complete(new byte[0]);
        Threads.join(player, CLOSE_WAIT_MILLIS);
        server.close();
    }

    private void play() {
        String problem = "";
        try (RecordingReader reader = RecordingReader.open(file)) {
            awaitClient();
            while (!pace.isClosed() && reader.next()) {
                if (reader.hasProblem()) {
                    problem = reader.problem().sentence();
                } else if (pace.await(reader.receivedAtNanos())) {
                    say(new String(reader.buffer(), reader.offset(), reader.length(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            problem = "Expected to read the recording " + file + ", but it failed: " + e;
        } catch (InterruptedException e) {
            problem = "Expected to play until closed, but the thread was interrupted";
        }
        ending.complete(problem);
    }

    private void awaitClient() throws InterruptedException {
        while (!pace.isClosed() && !server.streams().hasSubscriber()) {
            Thread.sleep(CLIENT_POLL_MILLIS);
        }
    }

    private void say(String frame) {
        Matcher stream = STREAM.matcher(frame);
        if (stream.find()) {
            server.streams().broadcast(stream.group(1), frame);
        } else if (SNAPSHOT.matcher(frame).find()) {
            latestSnapshot = frame.getBytes(StandardCharsets.UTF_8);
            firstSnapshot.complete(latestSnapshot);
        } else {
            server.streams().tellAll(frame);
        }
    }

    /** Nothing when the recording has none, which the endpoint answers with 503. */
    private byte[] snapshot() {
        try {
            firstSnapshot.copy().get(FIRST_SNAPSHOT_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return latestSnapshot;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return latestSnapshot;
    }
}
