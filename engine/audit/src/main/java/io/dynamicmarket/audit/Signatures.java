package io.dynamicmarket.audit;

import io.dynamicmarket.governance.checkpoint.Checkpoint;
import io.dynamicmarket.governance.checkpoint.VerifyingKey;
import java.util.List;
import java.util.stream.Collectors;

/** What is asked of the signatures of checkpoints. */
sealed interface Signatures {
    /** What is wrong with one; empty if nothing is. */
    String faultOf(Checkpoint checkpoint);

    String words();

    /** For programs. */
    Object values();

    /**
     * Every checkpoint is signed with one of these keys: a desk that was given a new one has had several.
     *
     * @param keys at least one
     */
    record By(List<VerifyingKey> keys) implements Signatures {
        public By {
            keys = List.copyOf(keys);
        }

        @Override
        public String faultOf(Checkpoint checkpoint) {
            if (!checkpoint.signed()) {
                return "Expected a signature of key " + ids() + ", but the checkpoint has none";
            }
            for (VerifyingKey key : keys) {
                if (checkpoint.key().equals(key.id())) {
                    return key.verifies(checkpoint)
                            ? ""
                            : "Expected a signature of what the checkpoint says, but it is one of something else or of"
                                    + " another key";
                }
            }
            return "Expected a signature of key " + ids() + ", but it names the key " + checkpoint.key();
        }

        private String ids() {
            return keys.stream().map(VerifyingKey::id).collect(Collectors.joining(" or "));
        }

        @Override
        public String words() {
            return "signed with key " + ids();
        }

        @Override
        public Object values() {
            return keys.stream().map(VerifyingKey::id).toList();
        }
    }

    /** No key was given: nothing may be signed, since a signature that nobody verifies looks like one that holds. */
    record NoKey() implements Signatures {
        @Override
        public String faultOf(Checkpoint checkpoint) {
            if (checkpoint.signed()) {
                throw new AuditInputUnusable("Expected --key FILE with the public key, since the checkpoints are signed"
                        + " with key " + checkpoint.key() + ", but got none.");
            }
            return "";
        }

        @Override
        public String words() {
            return "not signed";
        }

        @Override
        public Object values() {
            return false;
        }
    }
}
