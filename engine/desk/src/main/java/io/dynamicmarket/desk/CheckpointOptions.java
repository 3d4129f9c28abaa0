package io.dynamicmarket.desk;

import io.dynamicmarket.governance.checkpoint.CheckpointSettings;
import picocli.CommandLine.Option;

/** When checkpoints of the receipts are made. */
final class CheckpointOptions {
    @Option(
            names = "--checkpoint-receipts",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Make a checkpoint after so many receipts (default ${DEFAULT-VALUE}).")
    private long receipts;

    @Option(
            names = "--checkpoint-seconds",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Make a checkpoint after so many seconds of market time (default ${DEFAULT-VALUE}).")
    private long seconds;

    CheckpointSettings settings() {
        try {
            return new CheckpointSettings(receipts, Math.multiplyExact(seconds, 1_000));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Unusable(
                    "Expected checkpoints after at least one receipt and one second, but got " + receipts + " and "
                            + seconds + ".",
                    e);
        }
    }
}
