package io.dynamicmarket.adapters.venue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.java_websocket.WebSocket;
import org.java_websocket.enums.Opcode;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/**
 * Combined streams over WebSocket on the loopback address, with Binance's habits: {@code /stream?streams=a/b}, a ping
 * every 20 seconds, a client that does not answer is cut. Long messages go out in parts, as the public venue's do.
 */
final class StreamServer extends WebSocketServer {
    static final int PING_SECONDS = 20;
    private static final int PART_BYTES = 4_096;
    private static final String QUERY = "/stream?streams=";

    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    private StreamServer(int wantedPort, int pingSeconds) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), wantedPort), 1);
        setReuseAddr(true);
        setDaemon(true);
        setTcpNoDelay(true);
        setConnectionLostTimeout(pingSeconds);
    }

    /**
     * @param port 0 for any free one
     * @throws BindException when the port is taken
     */
    static StreamServer open(int port, int pingSeconds) throws IOException {
        StreamServer server = new StreamServer(port, pingSeconds);
        server.start();
        try {
            server.port.get();
            return server;
        } catch (ExecutionException e) {
            throw Ports.refused(port, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Expected the stream server to start, but the start was interrupted", e);
        }
    }

    int port() {
        return port.join();
    }

    boolean hasSubscriber() {
        return getConnections().stream().anyMatch(client -> client.getAttachment() != null);
    }

    /** Sends one message to all who asked for the stream. One thread only. */
    void broadcast(String stream, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (WebSocket client : getConnections()) {
            Set<String> kinds = client.getAttachment();
            if (kinds != null && kinds.contains(kind(stream)) && client.isOpen()) {
                send(client, text, bytes);
            }
        }
    }

    /** Sends one message to all, whatever they asked for. */
    void tellAll(String text) {
        getConnections().forEach(client -> client.send(text));
    }

    /** Cut as a broken line is, and as a venue does without warning. */
    void disconnectAll() {
        List.copyOf(getConnections()).forEach(client -> client.close(CloseFrame.GOING_AWAY, "disconnect"));
    }

    private static void send(WebSocket client, String text, byte[] bytes) {
        // Parts may only be cut between characters, which in pure ASCII is anywhere.
        if (bytes.length <= PART_BYTES || bytes.length != text.length()) {
            client.send(text);
            return;
        }
        for (int from = 0; from < bytes.length; from += PART_BYTES) {
            int length = Math.min(PART_BYTES, bytes.length - from);
            client.sendFragmentedFrame(
                    Opcode.TEXT, ByteBuffer.wrap(bytes, from, length).slice(), from + length == bytes.length);
        }
    }

    /** Symbol and kind: {@code btcusdt@depth@100ms} and {@code btcusdt@depth@0ms} differ in pace only. */
    private static String kind(String stream) {
        return Stream.of(stream.split("@", -1)).limit(2).collect(Collectors.joining("@"));
    }

    @Override
    public void onOpen(WebSocket client, ClientHandshake handshake) {
        String resource = handshake.getResourceDescriptor();
        if (resource.startsWith(QUERY)) {
            client.setAttachment(Stream.of(resource.substring(QUERY.length()).split("/", -1))
                    .map(StreamServer::kind)
                    .collect(Collectors.toSet()));
        } else {
            client.close(CloseFrame.POLICY_VALIDATION, "Expected " + QUERY + "..., but got " + resource);
        }
    }

    @Override
    public void onClose(WebSocket client, int code, String reason, boolean remote) {}

    @Override
    public void onMessage(WebSocket client, String message) {
        client.close(CloseFrame.POLICY_VALIDATION, "Expected no messages, but got one: subscribe in the address");
    }

    @Override
    public void onError(@Nullable WebSocket client, Exception failure) {
        // A failure of one client ends that client only; one of the server itself matters while it starts.
        if (client == null) {
            port.completeExceptionally(failure);
        }
    }

    @Override
    public void onStart() {
        port.complete(getPort());
    }
}
