package io.dynamicmarket.desk.changeover;

import io.dynamicmarket.facts.ReleaseId;
import org.jspecify.annotations.Nullable;

/**
 * Which release decides, which one did before and which one is to come.
 *
 * @param release that decides
 * @param rules how many it has
 * @param sinceMillis wall time from which on it decides in this run, UTC epoch milliseconds
 * @param activation number of the activation by which it decides; 0 if none is known
 * @param scope of the activation
 * @param operator of the activation
 * @param reason of the activation
 * @param before that it took the place of in this run; quotes that were made under it may still be out. Null if none
 * @param coming activated and being compiled and warmed up; null if none
 * @param comingSinceMillis since when it is prepared; 0 if none is
 * @param problem why an activated release does not decide; empty if all is well
 * @param note what of the release takes effect at the next start only; empty if nothing
 */
public record ReleaseStanding(
        ReleaseId release,
        int rules,
        long sinceMillis,
        long activation,
        String scope,
        String operator,
        String reason,
        @Nullable ReleaseId before,
        @Nullable ReleaseId coming,
        long comingSinceMillis,
        String problem,
        String note) {
    ReleaseStanding preparing(ReleaseId next, long nowMillis) {
        return with(next, nowMillis, "");
    }

    ReleaseStanding failed(String sentence) {
        return with(null, 0, sentence);
    }

    ReleaseStanding settled() {
        return coming == null && problem.isEmpty() ? this : with(null, 0, "");
    }

    private ReleaseStanding with(@Nullable ReleaseId next, long sinceNext, String sentence) {
        return new ReleaseStanding(
                release,
                rules,
                sinceMillis,
                activation,
                scope,
                operator,
                reason,
                before,
                next,
                sinceNext,
                sentence,
                note);
    }
}
