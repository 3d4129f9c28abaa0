package io.dynamicmarket.governance.signoff;

import io.dynamicmarket.governance.checkpoint.KeyPem;
import io.dynamicmarket.governance.checkpoint.VerifyingKey;

/**
 * A public key of a person. The secret half is with the person alone.
 *
 * @param id SHA-256 of the key's DER form, hexadecimal
 * @param pem Ed25519, as {@link KeyPem} writes it
 */
public record SignerKey(String id, String pem) {
    public SignerKey {
        VerifyingKey key = KeyPem.readPublic(pem);
        if (!key.id().equals(id)) {
            throw new IllegalArgumentException("Expected key " + key.id() + " to be named by its hash, but got " + id);
        }
        if (!KeyPem.write(key).equals(pem)) {
            throw new IllegalArgumentException(
                    "Expected the PEM of key " + id + " and nothing else, but there is more");
        }
    }

    /** The key of a PEM text; blanks and remarks around it are left out. */
    public static SignerKey of(String pem) {
        VerifyingKey key = KeyPem.readPublic(pem);
        return new SignerKey(key.id(), KeyPem.write(key));
    }
}
