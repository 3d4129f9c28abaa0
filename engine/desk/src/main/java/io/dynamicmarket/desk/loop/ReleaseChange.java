package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.ReleaseId;
import java.util.Objects;

/**
 * Why a loop changes its release: the input of the receipt of the change.
 *
 * @param activation number of the activation that rules now; 0 if none is recorded
 * @param scope of it
 * @param from the release that has decided so far
 * @param to the one that decides from now on
 * @param operator who activated it
 * @param reason why
 * @param fromMillis from when on it rules, UTC epoch milliseconds
 */
public record ReleaseChange(
        long activation, String scope, ReleaseId from, ReleaseId to, String operator, String reason, long fromMillis) {
    public ReleaseChange {
        Objects.requireNonNull(scope);
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        Objects.requireNonNull(operator);
        Objects.requireNonNull(reason);
    }

    /** What came of it: the output of the receipt. */
    Changed outcome() {
        return new Changed(from, to);
    }

    /**
     * One release has taken the place of another.
     *
     * @param from the old one
     * @param to the new one
     */
    public record Changed(ReleaseId from, ReleaseId to) {}
}
