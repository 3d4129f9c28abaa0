package io.dynamicmarket.adapters.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class VenueServerTest {
    private static final String DEPTH = "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1,"
            + "\"s\":\"BTCUSDT\",\"U\":1,\"u\":2,\"b\":[],\"a\":[]}}";

    @Test
    void gathersAMessageThatComesInParts() throws Exception {
        try (VenueServer server = VenueServer.open(0, 0, () -> new byte[0]);
                BinanceStream stream = streamOf(server)) {
            CollectingSink sink = new CollectingSink();
            stream.start(sink);
            Eventually.holds("a client", () -> stream.status().phase() == SourcePhase.CONNECTED);
            // 75 parts of 4,096 bytes; no two parts are alike, so a lost or swapped one would show.
            StringBuilder levels = new StringBuilder();
            for (int i = 0; levels.length() < 300_000; i++) {
                levels.append("[\"").append(60_000 + i).append(".01\",\"1\"],");
            }
            String large = DEPTH.replace("\"b\":[]", "\"b\":[" + levels + "[\"1.00\",\"1\"]]");

            server.streams().broadcast("btcusdt@depth@100ms", large);
            server.streams().broadcast("btcusdt@depth@100ms", DEPTH);

            Eventually.holds("both messages", () -> sink.frames.size() == 2);
            assertEquals(large, sink.frames.get(0));
            assertEquals(DEPTH, sink.frames.get(1));
        }
    }

    @Test
    void sendsOnlyTheStreamsThatAClientAskedForAtAnyPace() throws Exception {
        try (VenueServer server = VenueServer.open(0, 0, () -> new byte[0]);
                BinanceStream stream = streamOf(server)) {
            CollectingSink sink = new CollectingSink();
            stream.start(sink);
            Eventually.holds("a client", () -> stream.status().phase() == SourcePhase.CONNECTED);

            server.streams().broadcast("ethusdt@trade", "other market");
            server.streams().broadcast("btcusdt@kline_1m", "other kind");
            server.streams().broadcast("btcusdt@depth@0ms", "other pace");

            Eventually.holds("a frame", () -> !sink.frames.isEmpty());
            assertEquals("other pace", sink.frames.get(0));
        }
    }

    @Test
    void keepsAClientThatAnswersPingsAndCutsOneThatDoesNot() throws Exception {
        try (VenueServer server = VenueServer.open(0, 0, 1, () -> new byte[0]);
                BinanceStream stream = streamOf(server);
                Socket mute = muteClient(server)) {
            stream.start(new CollectingSink());
            Eventually.holds("the mute client to be cut", () -> ended(mute));

            assertEquals(SourcePhase.CONNECTED, stream.status().phase());
            assertEquals(0, stream.status().reconnects());
        }
    }

    @Test
    void saysWhyASnapshotDidNotCome() throws Exception {
        try (VenueServer server = VenueServer.open(0, 0, () -> new byte[0]);
                BinanceStream stream = streamOf(server)) {
            stream.start(new CollectingSink());
            Eventually.holds("a client", () -> stream.status().phase() == SourcePhase.CONNECTED);
            server.streams().broadcast("btcusdt@depth@100ms", DEPTH);

            Eventually.holds("a refusal", () -> stream.status().lastProblem().contains("got status 503"));
            assertTrue(stream.status().lastProblem().startsWith("Expected a depth snapshot from http://127.0.0.1"));
        }
    }

    @Test
    void refusesATakenPortWithASentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            SimulationSettings settings = SimulationSettings.bitcoin(1);
            String sentence = "Expected port " + port + " of 127.0.0.1 to be free for the venue, but it is taken";

            assertEquals(
                    sentence,
                    assertThrows(
                                    BindException.class,
                                    () -> SimulatedVenue.open(settings, port, 0, InstantSource.system()))
                            .getMessage());
            assertEquals(
                    sentence,
                    assertThrows(
                                    BindException.class,
                                    () -> SimulatedVenue.open(settings, 0, port, InstantSource.system()))
                            .getMessage());
        }
    }

    private static BinanceStream streamOf(VenueServer server) {
        return new BinanceStream(
                server.endpoints(),
                "BTCUSDT",
                LinkSettings.standard(),
                InstantSource.system(),
                new SplittableRandom(1));
    }

    /** Shakes hands and then never answers anything. */
    private static Socket muteClient(VenueServer server) throws IOException {
        int port = server.endpoints().stream().getPort();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10);
        String hello = "GET /stream?streams=btcusdt@trade HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n";
        socket.getOutputStream().write(hello.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean ended(Socket socket) {
        try {
            return socket.getInputStream().read(new byte[1_024]) < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
