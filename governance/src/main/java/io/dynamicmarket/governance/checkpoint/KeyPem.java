package io.dynamicmarket.governance.checkpoint;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ed25519 keys as PEM (RFC 7468, RFC 8410), as openssl writes and reads them. */
public final class KeyPem {
    private static final String SECRET = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int LINE = 64;

    private KeyPem() {}

    public static String write(PrivateKey key) {
        return write(SECRET, key);
    }

    public static String write(VerifyingKey key) {
        return write(PUBLIC, key.key());
    }

    /**
     * Reads a public key.
     *
     * @throws IllegalArgumentException with a sentence, if it is none
     */
    public static VerifyingKey readPublic(String pem) {
        try {
            return VerifyingKey.of(factory().generatePublic(new X509EncodedKeySpec(der(PUBLIC, pem))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Expected a public key for Ed25519, but " + e.getMessage(), e);
        }
    }

    /**
     * Reads a private key.
     *
     * @throws IllegalArgumentException with a sentence, if it is none
     */
    public static PrivateKey readPrivate(String pem) {
        try {
            return factory().generatePrivate(new PKCS8EncodedKeySpec(der(SECRET, pem)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Expected a private key for Ed25519, but it cannot be read as one", e);
        }
    }

    private static KeyFactory factory() throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519");
    }

    private static String write(String what, Key key) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n-----END "
                + what + "-----\n";
    }

    private static byte[] der(String what, String pem) {
        Matcher block = Pattern.compile("-----BEGIN " + what + "-----([A-Za-z0-9+/=\\s]+)-----END " + what + "-----")
                .matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("Expected a " + what + " in PEM, but found none");
        }
        try {
            return Base64.getMimeDecoder().decode(block.group(1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Expected base64 in the " + what + ", but " + e.getMessage(), e);
        }
    }
}
