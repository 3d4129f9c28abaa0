package io.dynamicmarket.governance.signoff;

import io.dynamicmarket.governance.checkpoint.KeyPem;
import io.dynamicmarket.governance.checkpoint.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Objects;

/**
 * A statement with its signature.
 *
 * @param signature Ed25519 over {@link Statement#text}, 64 bytes in base64
 * @param statement what was signed
 */
public record SignedStatement(String signature, Statement statement) {
    private static final int LENGTH = 64;

    public SignedStatement {
        Objects.requireNonNull(statement);
        bytes(signature);
    }

    /** Signs a statement; done where the secret is, never at the desk. */
    public static SignedStatement of(Statement statement, PrivateKey secret) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(statement.text().getBytes(StandardCharsets.UTF_8));
            return new SignedStatement(Base64.getEncoder().encodeToString(signature.sign()), statement);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Expected an Ed25519 key to sign with, but " + e.getMessage(), e);
        }
    }

    /** Whether the signature is that of this key over this statement. */
    boolean isOf(SignerKey key) {
        VerifyingKey verifying = KeyPem.readPublic(key.pem());
        return key.id().equals(statement.key()) && verifying.verifies(statement.text(), bytes(signature));
    }

    private static byte[] bytes(String signature) {
        try {
            byte[] bytes = Base64.getDecoder().decode(signature);
            if (bytes.length == LENGTH
                    && Base64.getEncoder().encodeToString(bytes).equals(signature)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Expected a signature in base64, but " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("Expected a signature of " + LENGTH + " bytes in base64, but got another");
    }
}
