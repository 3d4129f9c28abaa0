package io.dynamicmarket.adapters.venue;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection. Parts of a message are gathered until the last one; the JDK client answers pings itself.
 *
 * <p>Flow control: the venue may be ahead of the consumer by {@link #CREDITS} messages, then TCP holds it back, so that
 * a slow consumer costs latency (which the feed measures) and never memory.
 */
final class Link implements WebSocket.Listener {
    private static final int CREDITS = 4_096;

    /** The largest real message, a burst of depth levels, stays under 1 MB. */
    private static final int LONGEST_MESSAGE_CHARS = 16 << 20;

    private final InstantSource clock;
    private final Consumer<LinkEvent> events;
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private volatile long heardAtMillis;

    private Link(InstantSource clock, Consumer<LinkEvent> events) {
        this.clock = clock;
        this.events = events;
        this.heardAtMillis = clock.millis();
    }

    /** Starts an opening handshake; its outcome comes as an event. */
    @SuppressWarnings("FutureReturnValueIgnored") // success and failure both come through settle
    static Link open(HttpClient client, URI uri, Duration timeout, InstantSource clock, Consumer<LinkEvent> events) {
        Link link = new Link(clock, events);
        client.newWebSocketBuilder()
                .connectTimeout(timeout)
                .buildAsync(uri, link)
                .whenComplete((opened, failure) -> link.settle(uri, opened, failure));
        return link;
    }

    private void settle(URI uri, @Nullable WebSocket opened, @Nullable Throwable failure) {
        if (opened == null) {
            lost("Expected a WebSocket at " + uri + ", but the handshake failed: " + failure);
        } else if (!socket.complete(opened)) {
            opened.abort();
        }
    }

    /** One message was consumed: one more may come. */
    void more() {
        whenOpen(open -> open.request(1));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a ping that cannot be sent shows as silence
    void ping() {
        whenOpen(open -> open.sendPing(ByteBuffer.allocate(0)));
    }

    /** Cuts the connection, also one that is still opening. */
    void drop() {
        if (!socket.cancel(false)) {
            whenOpen(WebSocket::abort);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a socket that never opens has nothing to be done to
    private void whenOpen(Consumer<WebSocket> action) {
        socket.thenAccept(action);
    }

    /** Time of the last sign of life: a message, a part of one, a ping or a pong. */
    long heardAtMillis() {
        return heardAtMillis;
    }

    @Override
    public void onOpen(WebSocket opened) {
        heardAtMillis = clock.millis();
        events.accept(new LinkEvent.Opened(this));
        opened.request(CREDITS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        heardAtMillis = clock.millis();
        text.append(part);
        if (last) {
            message(text.toString().getBytes(StandardCharsets.UTF_8));
            text.setLength(0);
        } else {
            awaitRest(from, text.length());
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        heardAtMillis = clock.millis();
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        binary.writeBytes(bytes);
        if (last) {
            message(binary.toByteArray());
            binary.reset();
        } else {
            awaitRest(from, binary.size());
        }
        return null;
    }

    private void message(byte[] whole) {
        events.accept(new LinkEvent.Message(this, ReceiveTime.nanos(clock), whole));
    }

    /** A part is not a message, so it must not use up the consumer's credit. */
    private void awaitRest(WebSocket from, int length) {
        if (length > LONGEST_MESSAGE_CHARS) {
            from.abort();
            lost("Expected messages of at most " + LONGEST_MESSAGE_CHARS + " characters, but one is longer");
        } else {
            from.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        return alive(from);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        return alive(from);
    }

    private @Nullable CompletionStage<?> alive(WebSocket from) {
        heardAtMillis = clock.millis();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        lost("Expected the connection to stay open, but the venue closed it with code " + statusCode
                + (reason.isEmpty() ? "" : ": " + reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        lost("Expected the connection to stay open, but it broke: " + error);
    }

    private void lost(String sentence) {
        events.accept(new LinkEvent.Closed(this, sentence));
    }
}
