package io.dynamicmarket.facts;

/**
 * Identity of a policy release: the SHA-256 of its manifest in canonical JSON (RFC 8785).
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record ReleaseId(String sha256) {
    /** Stands where no release could be loaded; nothing is ever permitted under it. */
    public static final ReleaseId NONE = new ReleaseId("0".repeat(64));

    public ReleaseId {
        if (sha256.length() != 64 || !sha256.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            throw new IllegalArgumentException(
                    "Expected a release id of 64 lower-case hexadecimal digits, but got '" + sha256 + "'");
        }
    }

    @Override
    public String toString() {
        return sha256;
    }
}
