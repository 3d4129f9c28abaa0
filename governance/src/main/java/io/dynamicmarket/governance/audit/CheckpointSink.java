package io.dynamicmarket.governance.audit;

/** Where the checkpoints of a trail go. */
interface CheckpointSink {
    /** No checkpoints. */
    CheckpointSink NONE = new CheckpointSink() {
        @Override
        public void after(Receipt receipt) {}

        @Override
        public void force(boolean last) {}

        @Override
        public void close() {}
    };

    /** A receipt was written; makes a checkpoint if one is due. */
    void after(Receipt receipt);

    /** Brings everything onto the disk; with the last checkpoint, if no receipt will follow. */
    void force(boolean last);

    void close();
}
