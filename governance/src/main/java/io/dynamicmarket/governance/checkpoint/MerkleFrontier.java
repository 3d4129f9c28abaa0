package io.dynamicmarket.governance.checkpoint;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A growing Merkle tree of which only the roots of its complete subtrees are kept, one for each one-bit of its size: enough
 * for the next root, in a kilobyte however long the chain is.
 */
public final class MerkleFrontier {
    /** The rightmost, smallest subtree first. */
    private final Deque<byte[]> roots = new ArrayDeque<>();

    private long size;

    /** Adds a leaf: the 32 bytes of a receipt's hash, or any other bytes. */
    public void add(byte[] leaf) {
        byte[] hash = MerkleHash.leaf(leaf);
        for (long complete = size; (complete & 1) == 1; complete >>= 1) {
            hash = MerkleHash.node(roots.pop(), hash);
        }
        roots.push(hash);
        size++;
    }

    public long size() {
        return size;
    }

    /** MTH of RFC 6962, section 2.1. */
    public byte[] root() {
        if (size == 0) {
            return MerkleHash.empty();
        }
        byte[] root = null;
        for (byte[] left : roots) {
            root = root == null ? left : MerkleHash.node(left, root);
        }
        return root == null ? MerkleHash.empty() : root.clone();
    }
}
