package io.dynamicmarket.adapters.zeebe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.command.ClientException;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyResponse;
import io.dynamicmarket.adapters.zeebe.Gateway.Login;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway by TLS that wants to know who asks, with an authority of its own. */
class SafeGatewayTest {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("Authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Server server;
    private HttpServer issuer;

    @BeforeEach
    void start() throws Exception {
        certify();
        server = ServerBuilder.forPort(0)
                .useTransportSecurity(
                        folder.resolve("certificate.pem").toFile(),
                        folder.resolve("key.pem").toFile())
                .addService(new Cluster())
                .intercept(new Listener())
                .build()
                .start();
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/token", exchange -> {
            byte[] answer = "{\"access_token\":\"of-the-desk\",\"expires_in\":300}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        issuer.start();
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
        issuer.stop(0);
    }

    @Test
    void isToldWhoAsks() {
        Login client = new Login.Client(
                "desk", "s3cret", at("http", issuer.getAddress().getPort(), "/token"), "");
        try (ZeebeClient desk = new Gateway(
                        at("https", server.getPort(), ""),
                        folder.resolve("certificate.pem").toString(),
                        client)
                .client()) {
            desk.newTopologyRequest().send().join();
        }
        assertEquals(List.of("Bearer of-the-desk"), asked);
    }

    @Test
    void isNotSpokenToWhereNobodyVouchesForIt() {
        try (ZeebeClient desk = new Gateway(at("https", server.getPort(), ""), "", new Login.Nobody()).client()) {
            assertThrows(
                    ClientException.class,
                    () -> desk.newTopologyRequest().send().join());
        }
        assertEquals(List.of(), asked);
    }

    @Test
    void saysWhyThereIsNoToken() {
        issuer.removeContext("/token");
        URI tokens = at("http", issuer.getAddress().getPort(), "/token");
        try (ZeebeClient desk = new Gateway(
                        at("https", server.getPort(), ""),
                        folder.resolve("certificate.pem").toString(),
                        new Login.Client("desk", "s3cret", tokens, ""))
                .client()) {
            ClientException failed = assertThrows(
                    ClientException.class,
                    () -> desk.newTopologyRequest().send().join());
            String sentence = Sender.sentence(failed);
            assertTrue(sentence.endsWith("Expected a token of " + tokens + ", but got status 404"), sentence);
        }
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (ZeebeClient desk = new Gateway(at("http", free, ""), "", new Login.Nobody()).client()) {
            ClientException failed = assertThrows(
                    ClientException.class,
                    () -> desk.newTopologyRequest().send().join());
            assertEquals("io exception: Connection refused", Sender.sentence(failed));
        }
    }

    private static URI at(String scheme, int port, String path) {
        return URI.create(scheme + "://127.0.0.1:" + port + path);
    }

    /** A key, and a certificate that it has signed itself. */
    private void certify() throws Exception {
        Path store = folder.resolve("store.p12");
        int made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "gateway",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD),
                        "-dname",
                        "CN=gateway",
                        "-ext",
                        "san=ip:127.0.0.1")
                .inheritIO()
                .start()
                .waitFor();
        assertEquals(0, made);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        write("key.pem", "PRIVATE KEY", keys.getKey("gateway", PASSWORD).getEncoded());
        write("certificate.pem", "CERTIFICATE", keys.getCertificate("gateway").getEncoded());
    }

    private void write(String name, String what, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(
                folder.resolve(name), "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    private static final class Cluster extends GatewayGrpc.GatewayImplBase {
        @Override
        public void topology(TopologyRequest request, StreamObserver<TopologyResponse> answer) {
            answer.onNext(TopologyResponse.getDefaultInstance());
            answer.onCompleted();
        }
    }

    /** Keeps who said to be asking. */
    private final class Listener implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            asked.add(String.valueOf(headers.get(AUTHORIZATION)));
            return next.startCall(call, headers);
        }
    }
}
