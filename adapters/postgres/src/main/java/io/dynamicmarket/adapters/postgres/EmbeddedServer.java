package io.dynamicmarket.adapters.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The embedded server on its folder. The library polls a minute for whatever answers on the port and would take any
 * server there for its own; so the folder and the port are looked at first.
 */
final class EmbeddedServer implements AutoCloseable {
    /** Long enough for the recovery of a server that was killed under load. */
    private static final Duration START = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    private EmbeddedServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static EmbeddedServer start(Path folder, int port) {
        refuseUnusable(folder);
        Postmaster left = Postmaster.of(folder);
        if (left.alive() && left.port() != port) {
            throw new DatabaseFailed("Expected the database in " + folder + " to be free for port " + port
                    + ", but its server still runs on port " + left.port() + " (process " + left.pid() + ")");
        }
        if (!left.alive() && answers(port)) {
            throw new DatabaseFailed("Expected port " + port + " to be free for the database in " + folder
                    + ", but another program listens there");
        }
        try {
            return new EmbeddedServer(EmbeddedPostgres.builder()
                    .setDataDirectory(folder.toAbsolutePath())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(START)
                    // The library starts it with -F, which is fsync off; these come after it and win.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("unix_socket_directories", "")
                    .start());
        } catch (IOException | IllegalStateException e) {
            // The library holds a lock file while it runs, whoever started the server.
            if (String.valueOf(e.getMessage()).startsWith("could not lock")) {
                throw new DatabaseFailed(
                        "Expected the database in " + folder + " to be free, but another desk is using it", e);
            }
            throw new DatabaseFailed(
                    "Expected to start the database in " + folder + " on port " + port + ", but " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static void refuseUnusable(Path folder) {
        try {
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve("PG_VERSION")) && !isEmpty(folder)) {
                throw new DatabaseFailed(
                        "Expected an empty folder or one with a database, but " + folder + " holds other files");
            }
            Files.delete(Files.createTempFile(folder, "writable", ""));
        } catch (IOException e) {
            throw new DatabaseFailed(
                    "Expected a folder for the database that can be written, but " + folder + " cannot: " + e, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            // Nothing listens, as hoped.
            return false;
        }
    }
}
