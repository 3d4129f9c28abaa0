package io.dynamicmarket.governance.checkpoint;

import io.dynamicmarket.governance.audit.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/**
 * The public key of a desk.
 *
 * @param key Ed25519
 * @param id SHA-256 of its DER form (SubjectPublicKeyInfo), hexadecimal
 */
public record VerifyingKey(PublicKey key, String id) {
    public static VerifyingKey of(PublicKey key) {
        return new VerifyingKey(key, Sha256.hex(key.getEncoded()));
    }

    /** Whether these bytes are its signature over the text in UTF-8. */
    public boolean verifies(String text, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Whether a signed checkpoint was signed with this key. */
    public boolean verifies(Checkpoint checkpoint) {
        return checkpoint.key().equals(id) && verifies(checkpoint.unsigned(), checkpoint.signatureBytes());
    }
}
