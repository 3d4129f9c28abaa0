package io.dynamicmarket.audit;

import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.FactJson;
import io.dynamicmarket.governance.audit.JsonRefused;
import io.dynamicmarket.governance.checkpoint.ConsistencyProof;
import io.dynamicmarket.governance.checkpoint.InclusionProof;
import io.dynamicmarket.governance.checkpoint.MerkleHash;

/** A proof with what it proves, for a file of its own, format {@code proof/1}. */
public sealed interface Proof {
    /** Whether it proves what it says. */
    boolean holds();

    String words();

    /**
     * That a receipt is among others.
     *
     * @param sequence of the receipt
     * @param hash of the receipt
     * @param root of the tree, hexadecimal
     * @param proof the path between them
     */
    record Inclusion(long sequence, String hash, String root, InclusionProof proof) implements Proof {
        @Override
        public boolean holds() {
            return proof.index() == sequence - 1 && proof.proves(MerkleHash.bytes(hash), MerkleHash.bytes(root));
        }

        @Override
        public String words() {
            return "receipt " + sequence + " with hash " + hash + " is among the " + proof.size() + " receipts of root "
                    + root;
        }
    }

    /**
     * That receipts are the beginning of others.
     *
     * @param firstRoot of the older tree, hexadecimal
     * @param secondRoot of the newer tree, hexadecimal
     * @param proof the nodes between them
     */
    record Consistency(String firstRoot, String secondRoot, ConsistencyProof proof) implements Proof {
        @Override
        public boolean holds() {
            return proof.proves(MerkleHash.bytes(firstRoot), MerkleHash.bytes(secondRoot));
        }

        @Override
        public String words() {
            return "the " + proof.first() + " receipts of root " + firstRoot + " are the beginning of the "
                    + proof.second() + " of root " + secondRoot;
        }
    }

    /**
     * Reads one.
     *
     * @throws JsonRefused with the member, if it is none
     */
    static Proof read(String json) {
        return FactJson.read(Proof.class, json);
    }

    default String json() {
        return CanonicalJson.of(this);
    }
}
