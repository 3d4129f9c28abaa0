package io.dynamicmarket.desk.run;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to run a desk; limits and prices are not here but in the policy.
 *
 * @param market which market to make
 * @param data folder that outlives the desk
 * @param databasePort port of the embedded database; the same on every start of a folder
 * @param databaseUrl an external database; null for the embedded one
 * @param httpPort port of console and API, 0 for any free one
 * @param httpAddress address that console and API listen on
 */
public record DeskOptions(
        MarketChoice market,
        Path data,
        int databasePort,
        @Nullable String databaseUrl,
        int httpPort,
        String httpAddress) {
    public DeskOptions {
        Objects.requireNonNull(market);
        Objects.requireNonNull(data);
        Objects.requireNonNull(httpAddress);
        port("database", databasePort, 1);
        port("HTTP", httpPort, 0);
    }

    private static void port(String which, int port, int least) {
        if (port < least || port > 65_535) {
            throw new IllegalArgumentException(
                    "Expected a " + which + " port in " + least + "..65535, but got " + port);
        }
    }
}
