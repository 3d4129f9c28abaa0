package io.dynamicmarket.governance.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * That one tree is the beginning of another.
 *
 * @param first leaves of the older tree, at least one
 * @param second leaves of the newer tree
 * @param path nodes of both, hexadecimal; empty where the trees are the same
 */
public record ConsistencyProof(long first, long second, List<String> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
        if (first < 1 || first > second) {
            throw new IllegalArgumentException(
                    "Expected a tree and a later one, but got " + first + " and " + second + " leaves");
        }
    }

    /** Whether both roots follow from the path (RFC 9162, section 2.1.4.2). */
    public boolean proves(byte[] firstRoot, byte[] secondRoot) {
        if (first == second) {
            return path.isEmpty() && Arrays.equals(firstRoot, secondRoot);
        }
        List<byte[]> nodes = new ArrayList<>();
        if (Long.bitCount(first) == 1) {
            nodes.add(firstRoot);
        }
        path.forEach(node -> nodes.add(MerkleHash.bytes(node)));
        if (nodes.isEmpty()) {
            return false;
        }
        long node = first - 1;
        long last = second - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        byte[] older = nodes.get(0);
        byte[] newer = nodes.get(0);
        for (byte[] other : nodes.subList(1, nodes.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                older = MerkleHash.node(other, older);
                newer = MerkleHash.node(other, newer);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                newer = MerkleHash.node(newer, other);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(older, firstRoot) && Arrays.equals(newer, secondRoot);
    }
}
