package io.dynamicmarket.governance.checkpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree with all its nodes, for proofs: 64 bytes a leaf. Every tree that it has been while it grew can still be
 * asked, by its size.
 */
public final class MerkleTree {
    /** Roots of the complete subtrees of 2^level leaves, from left to right. */
    private final List<List<byte[]>> levels = new ArrayList<>();

    public MerkleTree() {
        levels.add(new ArrayList<>());
    }

    /** Adds a leaf. */
    public void add(byte[] leaf) {
        byte[] hash = MerkleHash.leaf(leaf);
        levels.get(0).add(hash);
        for (int level = 0; levels.get(level).size() % 2 == 0; level++) {
            List<byte[]> below = levels.get(level);
            if (levels.size() == level + 1) {
                levels.add(new ArrayList<>());
            }
            levels.get(level + 1).add(MerkleHash.node(below.get(below.size() - 2), below.get(below.size() - 1)));
        }
    }

    public long size() {
        return levels.get(0).size();
    }

    /** Root of the tree of the first leaves. */
    public byte[] root(long size) {
        check(0, size);
        return size == 0 ? MerkleHash.empty() : root(0, size).clone();
    }

    /**
     * That a leaf is in the tree of the first {@code size} leaves (RFC 6962, section 2.1.1).
     *
     * @param index of the leaf, from 0
     */
    public InclusionProof inclusion(long index, long size) {
        check(index + 1, size);
        List<String> path = new ArrayList<>();
        addPath(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    /** That the tree of the first leaves is the beginning of a later one (RFC 6962, section 2.1.2). */
    public ConsistencyProof consistency(long first, long second) {
        check(first, second);
        if (first < 1) {
            throw new IllegalArgumentException("Expected a tree of at least one leaf, but got " + first);
        }
        List<String> path = new ArrayList<>();
        addProof(first, 0, second, true, path);
        return new ConsistencyProof(first, second, path);
    }

    private void check(long part, long whole) {
        if (part < 0 || part > whole || whole > size()) {
            throw new IllegalArgumentException(
                    "Expected at most " + whole + " of " + size() + " leaves, but got " + part);
        }
    }

    private void addPath(long index, long from, long to, List<String> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (from + index < middle) {
            addPath(index, from, middle, path);
            path.add(MerkleHash.hex(root(middle, to)));
        } else {
            addPath(from + index - middle, middle, to, path);
            path.add(MerkleHash.hex(root(from, middle)));
        }
    }

    /** SUBPROOF(m, D[n], b): complete as long as the verifier knows the root of what is left of the older tree. */
    private void addProof(long older, long from, long to, boolean complete, List<String> path) {
        if (older == to - from) {
            if (!complete) {
                path.add(MerkleHash.hex(root(from, to)));
            }
            return;
        }
        long split = split(to - from);
        if (older <= split) {
            addProof(older, from, from + split, complete, path);
            path.add(MerkleHash.hex(root(from + split, to)));
        } else {
            addProof(older - split, from + split, to, false, path);
            path.add(MerkleHash.hex(root(from, from + split)));
        }
    }

    /** Root over a range that begins where a complete subtree of its size would. */
    private byte[] root(long from, long to) {
        long size = to - from;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return levels.get(level).get(Math.toIntExact(from >> level));
        }
        long middle = from + split(size);
        return MerkleHash.node(root(from, middle), root(middle, to));
    }

    /** The largest power of two below a size of two or more. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
