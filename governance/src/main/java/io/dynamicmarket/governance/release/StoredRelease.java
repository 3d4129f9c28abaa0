package io.dynamicmarket.governance.release;

import io.dynamicmarket.facts.ReleaseId;
import java.util.Objects;

/**
 * What is known of a release beside its files.
 *
 * @param id of its content
 * @param origin what it was made from
 * @param author who made it, 1..100 characters
 * @param reason why, 1..500 characters
 * @param createdAtMillis when it was stored, UTC epoch milliseconds
 */
public record StoredRelease(ReleaseId id, Origin origin, String author, String reason, long createdAtMillis) {
    public StoredRelease {
        Objects.requireNonNull(id);
        Objects.requireNonNull(origin);
        author = author.strip();
        reason = reason.strip();
        if (author.isEmpty() || author.length() > 100 || reason.isEmpty() || reason.length() > 500) {
            throw new IllegalArgumentException(
                    "Expected an author of 1..100 and a reason of 1..500 characters for a release");
        }
        if (createdAtMillis < 0) {
            throw new IllegalArgumentException(
                    "Expected a release to be created after 1970, but got " + createdAtMillis + " ms");
        }
    }
}
