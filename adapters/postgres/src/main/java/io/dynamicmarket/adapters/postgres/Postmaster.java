package io.dynamicmarket.adapters.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The server that a data folder says is running on it, by its postmaster.pid: process id in the first line, port in the
 * fourth (PostgreSQL, miscadmin.h, LOCK_FILE_LINE_PORT).
 *
 * @param pid process id, 0 if there is none
 * @param port its port
 * @param alive whether that process lives and is a PostgreSQL
 */
record Postmaster(long pid, int port, boolean alive) {
    private static final Postmaster NONE = new Postmaster(0, 0, false);

    static Postmaster of(Path folder) {
        Path file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            List<String> lines = Files.readAllLines(file);
            long pid = Long.parseLong(lines.get(0).strip());
            int port = Integer.parseInt(lines.get(3).strip());
            return new Postmaster(pid, port, isPostgres(pid));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            // A server that was killed while it wrote the file; it never served anyone.
            return NONE;
        }
    }

    /** The id may have gone to another program since. */
    private static boolean isPostgres(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .filter(command -> command.contains("postgres"))
                .isPresent();
    }
}
