package io.dynamicmarket.governance.checkpoint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hashes of RFC 6962, section 2.1: SHA-256 of 0x00 and a leaf, of 0x01 and two children; the prefixes keep a leaf from
 * passing for a node. A leaf here is the hash of a receipt, 32 bytes.
 */
public final class MerkleHash {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final int LENGTH = 32;

    private MerkleHash() {}

    /** Root of a tree without leaves. */
    static byte[] empty() {
        return sha256().digest();
    }

    /** Hash of a leaf of any length. */
    public static byte[] leaf(byte[] leaf) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return digest.digest(leaf);
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** 32 bytes as 64 lower-case hexadecimal digits. */
    public static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /**
     * The way back.
     *
     * @throws IllegalArgumentException if it is not 64 hexadecimal digits
     */
    public static byte[] bytes(String hex) {
        if (hex.length() != 2 * LENGTH) {
            throw new IllegalArgumentException("Expected a hash of 64 hexadecimal digits, but got '" + hex + "'");
        }
        return HexFormat.of().parseHex(hex);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every JDK to have SHA-256, but this one has not", e);
        }
    }
}
