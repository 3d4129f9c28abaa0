package io.dynamicmarket.desk;

import io.dynamicmarket.adapters.postgres.Database;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database to use. */
final class DatabaseOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Folder that outlives the desk (default ${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "External PostgreSQL, jdbc:postgresql://host:5432/desk?user=...; embedded if left out.")
    private @Nullable String url;

    @Option(
            names = "--database-owner",
            paramLabel = "URL",
            description = "With --database: another login, which owns the tables and brings them up; the login of"
                    + " --database then needs no more than the role desk_app.")
    private @Nullable String ownersUrl;

    @Option(
            names = "--database-port",
            paramLabel = "N",
            defaultValue = "15432",
            description = "Port of the embedded database, the same on every start (default ${DEFAULT-VALUE}).")
    private int port;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before the command is called
    DatabaseOptions() {}

    /** Opens it; a {@link io.dynamicmarket.adapters.postgres.DatabaseFailed} says what is wrong. */
    Database open() {
        if (port < 1 || port > 65_535) {
            throw new Unusable("Expected --database-port in 1..65535, but got " + port + ".");
        }
        String external = url;
        String owner = ownersUrl;
        if (external == null) {
            return Database.embedded(data.resolve("postgres"), port);
        }
        return owner == null ? Database.external(external) : Database.external(external, owner);
    }

    /** The folder that outlives the desk. */
    Path data() {
        return data;
    }

    /** Where receipts are, for people; without secrets. */
    String place() {
        return url == null ? String.valueOf(data.toAbsolutePath()) : "the external database";
    }
}
