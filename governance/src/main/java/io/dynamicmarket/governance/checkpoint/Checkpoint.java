package io.dynamicmarket.governance.checkpoint;

import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.audit.FactJson;
import io.dynamicmarket.governance.audit.JsonRefused;
import io.dynamicmarket.governance.audit.Sha256;
import java.util.Base64;

/**
 * The state of a chain of receipts at one moment, format {@code checkpoint/1}; a line of canonical JSON.
 *
 * @param atMillis market time of the last receipt, UTC epoch milliseconds
 * @param head hash of the last receipt
 * @param key SHA-256 of the public key that signed it, in its DER form; empty if nothing did
 * @param previous SHA-256 of the line of the checkpoint before; 64 zeros in the first
 * @param root of the Merkle tree over the hashes of all receipts so far, hexadecimal
 * @param signature Ed25519 over the line without this member, base64; empty if nothing signed it
 * @param size receipts so far
 * @param v {@code checkpoint/1}
 */
public record Checkpoint(
        long atMillis, String head, String key, String previous, String root, String signature, long size, String v) {
    public static final String VERSION = "checkpoint/1";
    /** Stands for the checkpoint before the first. */
    public static final String NONE_BEFORE = "0".repeat(64);

    private static final int SIGNATURE_LENGTH = 64;

    public Checkpoint {
        if (size < 1) {
            throw new IllegalArgumentException("Expected a checkpoint of at least one receipt, but got " + size);
        }
        if (!v.equals(VERSION)) {
            throw new IllegalArgumentException("Expected the format " + VERSION + ", but got " + v);
        }
        hash("head", head);
        hash("previous", previous);
        hash("root", root);
        if (key.isEmpty() != signature.isEmpty()) {
            throw new IllegalArgumentException("Expected a key with a signature or neither, but got "
                    + (key.isEmpty() ? "a signature without a key" : "a key without its signature"));
        }
        if (!key.isEmpty()) {
            hash("key", key);
            signatureBytes(signature);
        }
    }

    /**
     * Reads a line without its line feed.
     *
     * @throws JsonRefused with the member, if it is no checkpoint
     */
    public static Checkpoint read(String line) {
        return FactJson.read(Checkpoint.class, line);
    }

    public String json() {
        return CanonicalJson.of(this);
    }

    /** What is signed: the line without the member {@code signature}. */
    public String unsigned() {
        return json().replace("\"signature\":\"" + signature + "\",", "");
    }

    public boolean signed() {
        return !signature.isEmpty();
    }

    /** What the next checkpoint names as the one before it. */
    public String hash() {
        return Sha256.hex(json());
    }

    byte[] signatureBytes() {
        return signatureBytes(signature);
    }

    private static byte[] signatureBytes(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != SIGNATURE_LENGTH
                || !Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException("Expected a signature of 64 bytes in base64, but got '" + base64 + "'");
        }
        return bytes;
    }

    private static void hash(String name, String hex) {
        if (hex.length() != 64 || !hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new IllegalArgumentException(
                    "Expected " + name + " to be 64 lower-case hexadecimal digits, but got '" + hex + "'");
        }
    }
}
