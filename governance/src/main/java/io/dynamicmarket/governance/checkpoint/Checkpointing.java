package io.dynamicmarket.governance.checkpoint;

import io.dynamicmarket.governance.audit.Receipt;
import io.dynamicmarket.governance.audit.ReceiptHead;
import java.util.Optional;

/**
 * Follows a chain of receipts and says when a checkpoint is due, by the receipts alone: the same receipts, settings and key
 * give the same checkpoints. One writer.
 */
public final class Checkpointing {
    private final CheckpointSettings settings;
    private final CheckpointSigner signer;
    private final MerkleFrontier tree = new MerkleFrontier();
    private long coveredSize;
    private long sinceMillis = Long.MIN_VALUE;
    private long lastMillis;
    private String lastHead = ReceiptHead.GENESIS.hash();
    private String previous = Checkpoint.NONE_BEFORE;

    public Checkpointing(CheckpointSettings settings, CheckpointSigner signer) {
        this.settings = settings;
        this.signer = signer;
    }

    /** Takes a receipt that was kept before, without making a checkpoint. */
    public void resume(String hash, long atMillis) {
        tree.add(MerkleHash.bytes(hash));
        lastHead = hash;
        lastMillis = atMillis;
        if (sinceMillis == Long.MIN_VALUE) {
            sinceMillis = atMillis;
        }
    }

    /**
     * Takes a checkpoint that was made before over the receipts resumed so far.
     *
     * @throws IllegalArgumentException if it is of other receipts
     */
    public void resume(Checkpoint checkpoint) {
        String root = MerkleHash.hex(tree.root());
        if (checkpoint.size() != tree.size() || !checkpoint.root().equals(root)) {
            throw new IllegalArgumentException("Expected the checkpoint of " + tree.size() + " receipts with root "
                    + root + ", but got one of " + checkpoint.size() + " with " + checkpoint.root());
        }
        made(checkpoint);
    }

    /** The receipt that follows; with a checkpoint if one is due. */
    public Optional<Checkpoint> after(Receipt receipt) {
        resume(receipt.hash(), receipt.atMillis());
        boolean due = tree.size() - coveredSize >= settings.everyReceipts()
                || receipt.atMillis() - sinceMillis >= settings.everyMillis();
        return due ? Optional.of(make()) : Optional.empty();
    }

    /** A last checkpoint, if there are receipts that none covers yet. */
    public Optional<Checkpoint> last() {
        return tree.size() > coveredSize ? Optional.of(make()) : Optional.empty();
    }

    private Checkpoint make() {
        Checkpoint checkpoint = signer.sign(new Checkpoint(
                lastMillis, lastHead, "", previous, MerkleHash.hex(tree.root()), "", tree.size(), Checkpoint.VERSION));
        made(checkpoint);
        return checkpoint;
    }

    private void made(Checkpoint checkpoint) {
        coveredSize = checkpoint.size();
        sinceMillis = checkpoint.atMillis();
        previous = checkpoint.hash();
    }
}
