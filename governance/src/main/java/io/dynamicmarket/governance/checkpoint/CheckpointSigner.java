package io.dynamicmarket.governance.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/** Who signs checkpoints. Ed25519 needs no chance: the same key signs the same text with the same bytes. */
public sealed interface CheckpointSigner {
    /** The checkpoint with key and signature. */
    Checkpoint sign(Checkpoint unsigned);

    /**
     * Nobody. An anonymous key would prove nothing that the hashes do not, and would make two replays differ.
     */
    record Nobody() implements CheckpointSigner {
        @Override
        public Checkpoint sign(Checkpoint unsigned) {
            return unsigned;
        }
    }

    /**
     * The holder of a key.
     *
     * @param secret Ed25519
     * @param known its public half
     */
    record Holder(PrivateKey secret, VerifyingKey known) implements CheckpointSigner {
        private static final String PROBE = "Do these two keys belong to each other?";

        public Holder {
            if (!known.verifies(PROBE, signature(secret, PROBE))) {
                throw new IllegalArgumentException(
                        "Expected a private key and its own public key, but they do not belong to each other");
            }
        }

        @Override
        public Checkpoint sign(Checkpoint unsigned) {
            // the key is part of what is signed, and of the checks of a checkpoint, which wants both or neither
            Checkpoint named = with(unsigned, Base64.getEncoder().encodeToString(new byte[64]));
            return with(unsigned, Base64.getEncoder().encodeToString(signature(secret, named.unsigned())));
        }

        private Checkpoint with(Checkpoint unsigned, String signature) {
            return new Checkpoint(
                    unsigned.atMillis(),
                    unsigned.head(),
                    known.id(),
                    unsigned.previous(),
                    unsigned.root(),
                    signature,
                    unsigned.size(),
                    unsigned.v());
        }

        private static byte[] signature(PrivateKey secret, String text) {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(secret);
                signature.update(text.getBytes(StandardCharsets.UTF_8));
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("Expected an Ed25519 key to sign with, but " + e.getMessage(), e);
            }
        }

        /** A secret is not for logs. */
        @Override
        public String toString() {
            return "Holder of " + known.id();
        }
    }
}
