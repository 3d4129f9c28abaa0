package io.dynamicmarket.desk.run;

import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.desk.process.EngineChoice;
import io.dynamicmarket.governance.checkpoint.CheckpointSettings;
import io.dynamicmarket.governance.checkpoint.CheckpointSigner;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * How to run a desk; limits and prices are not here but in the policy.
 *
 * @param market which market to make
 * @param database opens the database that outlives the desk
 * @param processes what runs the processes
 * @param checkpoints when checkpoints of the receipts are made
 * @param signer makes out who signs them, once the database is open
 * @param httpPort port of console and API, 0 for any free one
 * @param httpAddress address that console and API listen on
 */
public record DeskOptions(
        MarketChoice market,
        Supplier<Database> database,
        EngineChoice processes,
        CheckpointSettings checkpoints,
        Supplier<CheckpointSigner> signer,
        int httpPort,
        String httpAddress) {
    /** With checkpoints that nobody signs. */
    public DeskOptions(
            MarketChoice market,
            Supplier<Database> database,
            EngineChoice processes,
            int httpPort,
            String httpAddress) {
        this(
                market,
                database,
                processes,
                CheckpointSettings.STANDARD,
                CheckpointSigner.Nobody::new,
                httpPort,
                httpAddress);
    }

    public DeskOptions {
        Objects.requireNonNull(market);
        Objects.requireNonNull(database);
        Objects.requireNonNull(processes);
        Objects.requireNonNull(checkpoints);
        Objects.requireNonNull(signer);
        Objects.requireNonNull(httpAddress);
        if (httpPort < 0 || httpPort > 65_535) {
            throw new IllegalArgumentException("Expected an HTTP port in 0..65535, but got " + httpPort);
        }
    }
}
