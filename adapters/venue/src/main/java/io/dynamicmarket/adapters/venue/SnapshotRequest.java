package io.dynamicmarket.adapters.venue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the venue's REST endpoint for a whole book; the answer comes as an event. */
final class SnapshotRequest {
    private static final int QUOTED_CHARS = 200;

    private final HttpClient client;
    private final URI uri;
    private final Duration timeout;
    private final InstantSource clock;
    private final Consumer<LinkEvent> events;

    SnapshotRequest(HttpClient client, URI uri, Duration timeout, InstantSource clock, Consumer<LinkEvent> events) {
        this.client = client;
        this.uri = uri;
        this.timeout = timeout;
        this.clock = clock;
        this.events = events;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // success and failure both become an event
    void send() {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(timeout).build();
        client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .whenComplete((response, failure) -> events.accept(event(response, failure)));
    }

    private LinkEvent event(@Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
        if (response == null) {
            return new LinkEvent.SnapshotRefused(
                    "Expected a depth snapshot from " + uri + ", but the request failed: " + failure, 0);
        }
        if (response.statusCode() != 200) {
            return new LinkEvent.SnapshotRefused(refusal(response), retryAfterMillis(response));
        }
        return new LinkEvent.SnapshotArrived(ReceiveTime.nanos(clock), response.body());
    }

    private String refusal(HttpResponse<byte[]> response) {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        return "Expected a depth snapshot from " + uri + ", but got status " + response.statusCode() + ": "
                + body.substring(0, Math.min(QUOTED_CHARS, body.length()));
    }

    /** Binance sends whole seconds with 429 (slow down) and 418 (banned); an unreadable value is taken as a minute. */
    private static long retryAfterMillis(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .map(value -> value.matches("\\d{1,9}") ? Long.parseLong(value) * 1_000 : 60_000L)
                .orElse(0L);
    }
}
