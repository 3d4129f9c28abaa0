package io.dynamicmarket.governance.checkpoint;

/**
 * When a checkpoint is made; whichever comes first.
 *
 * @param everyReceipts receipts since the last one
 * @param everyMillis market time since the last one, milliseconds
 */
public record CheckpointSettings(long everyReceipts, long everyMillis) {
    /** At ten decisions a second every minute, and in a storm every thousand. */
    public static final CheckpointSettings STANDARD = new CheckpointSettings(1_000, 60_000);

    public CheckpointSettings {
        if (everyReceipts < 1 || everyMillis < 1) {
            throw new IllegalArgumentException("Expected a checkpoint after at least one receipt and one millisecond,"
                    + " but got " + everyReceipts + " and " + everyMillis);
        }
    }
}
