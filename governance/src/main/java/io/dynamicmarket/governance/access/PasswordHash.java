package io.dynamicmarket.governance.access;

/** Slow on purpose, salted by chance: what stands in for a password. */
public interface PasswordHash {
    String hash(String password);

    boolean fits(String password, String hash);
}
