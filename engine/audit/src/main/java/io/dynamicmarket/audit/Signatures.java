package io.dynamicmarket.audit;

import io.dynamicmarket.governance.checkpoint.Checkpoint;
import io.dynamicmarket.governance.checkpoint.VerifyingKey;

/** What is asked of the signatures of checkpoints. */
sealed interface Signatures {
    /** What is wrong with one; empty if nothing is. */
    String faultOf(Checkpoint checkpoint);

    String words();

    /** For programs. */
    Object values();

    /**
     * Every checkpoint is signed with this key.
     *
     * @param key whose
     */
    record By(VerifyingKey key) implements Signatures {
        @Override
        public String faultOf(Checkpoint checkpoint) {
            if (!checkpoint.signed()) {
                return "Expected a signature of key " + key.id() + ", but the checkpoint has none";
            }
            if (!checkpoint.key().equals(key.id())) {
                return "Expected a signature of key " + key.id() + ", but it names the key " + checkpoint.key();
            }
            return key.verifies(checkpoint)
                    ? ""
                    : "Expected a signature of what the checkpoint says, but it is one of something else or of another"
                            + " key";
        }

        @Override
        public String words() {
            return "signed with key " + key.id();
        }

        @Override
        public Object values() {
            return key.id();
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
