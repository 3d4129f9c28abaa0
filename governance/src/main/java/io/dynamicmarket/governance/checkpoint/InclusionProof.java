package io.dynamicmarket.governance.checkpoint;

import java.util.Arrays;
import java.util.List;

/**
 * The audit path of a leaf.
 *
 * @param index of the leaf, from 0: the receipt's sequence less one
 * @param size leaves of the tree
 * @param path siblings from the leaf up, hexadecimal
 */
public record InclusionProof(long index, long size, List<String> path) {
    public InclusionProof {
        path = List.copyOf(path);
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("Expected a leaf of the tree, but got " + index + " of " + size);
        }
    }

    /** Whether the path leads from the leaf to the root (RFC 9162, section 2.1.3.2). */
    public boolean proves(byte[] leaf, byte[] root) {
        byte[] hash = MerkleHash.leaf(leaf);
        long node = index;
        long last = size - 1;
        for (String sibling : path) {
            if (last == 0) {
                return false;
            }
            byte[] other = MerkleHash.bytes(sibling);
            if ((node & 1) == 1 || node == last) {
                hash = MerkleHash.node(other, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleHash.node(hash, other);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }
}
