package io.dynamicmarket.governance.audit;

import io.dynamicmarket.governance.checkpoint.Checkpointing;

/**
 * Checkpoints in a file, one a line.
 *
 * @param file beside the receipts
 * @param checkpointing says when one is due
 */
record CheckpointFile(ReceiptFile file, Checkpointing checkpointing) implements CheckpointSink {
    @Override
    public void after(Receipt receipt) {
        checkpointing.after(receipt).ifPresent(checkpoint -> file.add(checkpoint.json()));
    }

    @Override
    public void force(boolean last) {
        if (last) {
            checkpointing.last().ifPresent(checkpoint -> file.add(checkpoint.json()));
        }
        file.force();
    }

    @Override
    public void close() {
        file.close();
    }
}
