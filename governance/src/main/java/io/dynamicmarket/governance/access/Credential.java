package io.dynamicmarket.governance.access;

/**
 * How a local person proves to be it, and how that went.
 *
 * @param hash of the password, with its salt and parameters
 * @param failures logins refused since the last good one
 * @param lockedUntilMillis epoch millisecond until which nothing fits; 0 where the person is not locked
 */
public record Credential(String hash, int failures, long lockedUntilMillis) {
    public Credential {
        if (hash.isBlank() || failures < 0) {
            throw new IllegalArgumentException(
                    "Expected a hash and failures of 0 or more, but got " + failures + " failures");
        }
    }

    static Credential fresh(String hash) {
        return new Credential(hash, 0, 0);
    }

    /** Never shows the hash. */
    @Override
    public String toString() {
        return "Credential[failures=" + failures + ", lockedUntilMillis=" + lockedUntilMillis + "]";
    }
}
