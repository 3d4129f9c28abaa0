package io.dynamicmarket.governance.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    /** Leaves and roots of the reference implementation of certificate transparency, merkle_tree_test.cc. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final String A = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private static final String B = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private static final String C = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private static final String D = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private static final String E = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    private static final String F = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

    @Test
    void hasTheRootsOfTheReference() {
        MerkleFrontier frontier = new MerkleFrontier();
        MerkleTree tree = reference();
        for (int size = 0; size <= LEAVES.size(); size++) {
            assertEquals(ROOTS.get(size), MerkleHash.hex(tree.root(size)));
            assertEquals(ROOTS.get(size), MerkleHash.hex(frontier.root()));
            if (size < LEAVES.size()) {
                frontier.add(HexFormat.of().parseHex(LEAVES.get(size)));
            }
        }
    }

    @Test
    void provesInclusionAsTheReference() {
        MerkleTree tree = reference();
        assertEquals(List.of(), tree.inclusion(0, 1).path());
        assertEquals(List.of(A, B, C), tree.inclusion(0, 8).path());
        assertEquals(List.of(D, E, ROOTS.get(4)), tree.inclusion(5, 8).path());
        assertEquals(List.of(ROOTS.get(2)), tree.inclusion(2, 3).path());
        assertEquals(List.of(ROOTS.get(1), B, D), tree.inclusion(1, 5).path());
    }

    @Test
    void provesConsistencyAsTheReference() {
        MerkleTree tree = reference();
        assertEquals(List.of(), tree.consistency(1, 1).path());
        assertEquals(List.of(A, B, C), tree.consistency(1, 8).path());
        assertEquals(List.of(F, E, ROOTS.get(4)), tree.consistency(6, 8).path());
        assertEquals(List.of(B, D), tree.consistency(2, 5).path());
    }

    @Property(seed = "1", tries = 300)
    void acceptsEveryInclusionAndNoOther(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(min = 0) int any) {
        MerkleTree tree = grown(size);
        long index = any % size;
        byte[] root = tree.root(size);
        InclusionProof proof = tree.inclusion(index, size);
        assertTrue(proof.proves(leaf(index), root));
        assertFalse(proof.proves(leaf(index + 1), root));
        assertFalse(proof.proves(leaf(index), MerkleHash.leaf(root)));
        if (index > 0) {
            assertFalse(new InclusionProof(index - 1, size, proof.path()).proves(leaf(index), root));
        }
        for (int i = 0; i < proof.path().size(); i++) {
            List<String> path = new ArrayList<>(proof.path());
            path.set(i, "0".repeat(64));
            assertFalse(new InclusionProof(index, size, path).proves(leaf(index), root));
            path.remove(i);
            assertFalse(new InclusionProof(index, size, path).proves(leaf(index), root));
        }
        List<String> longer = new ArrayList<>(proof.path());
        longer.add("0".repeat(64));
        assertFalse(new InclusionProof(index, size, longer).proves(leaf(index), root));
    }

    @Property(seed = "1", tries = 300)
    void acceptsEveryConsistencyAndNoOther(
            @ForAll @IntRange(min = 1, max = 300) int second, @ForAll @IntRange(min = 0) int any) {
        MerkleTree tree = grown(second);
        long first = 1 + any % second;
        ConsistencyProof proof = tree.consistency(first, second);
        byte[] older = tree.root(first);
        byte[] newer = tree.root(second);
        assertTrue(proof.proves(older, newer));
        assertFalse(proof.proves(MerkleHash.leaf(older), newer));
        assertFalse(proof.proves(older, MerkleHash.leaf(newer)));
        for (int i = 0; i < proof.path().size(); i++) {
            List<String> path = new ArrayList<>(proof.path());
            path.set(i, "0".repeat(64));
            assertFalse(new ConsistencyProof(first, second, path).proves(older, newer));
        }
    }

    @Property(seed = "1", tries = 100)
    void growsToTheSameRootsWithAndWithoutItsNodes(@ForAll @IntRange(min = 0, max = 500) int size) {
        MerkleFrontier frontier = new MerkleFrontier();
        for (int i = 0; i < size; i++) {
            frontier.add(leaf(i));
        }
        assertEquals(size, frontier.size());
        assertArrayEquals(grown(size).root(size), frontier.root());
    }

    private static MerkleTree reference() {
        MerkleTree tree = new MerkleTree();
        LEAVES.forEach(leaf -> tree.add(HexFormat.of().parseHex(leaf)));
        return tree;
    }

    private static MerkleTree grown(int size) {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < size; i++) {
            tree.add(leaf(i));
        }
        return tree;
    }

    private static byte[] leaf(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }
}
