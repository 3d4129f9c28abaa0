package io.dynamicmarket.audit;

import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import java.util.List;
import java.util.Objects;

/** Whoever knows who answers for a release. */
public interface Approvals {
    /** Nobody does: a release in a folder or in the jar bears no names. */
    Approvals UNKNOWN = (release, market, atMillis) -> List.of();

    /** Who made the release and who put it in force for a market, as it stood at an instant; empty if nobody knows. */
    List<Approval> of(ReleaseId release, MarketId market, long atMillis);

    /**
     * One person's word.
     *
     * @param what was done: {@code released}, {@code activated}
     * @param who did it
     * @param reason why
     * @param atMillis when, UTC epoch milliseconds
     */
    record Approval(String what, String who, String reason, long atMillis) {
        public Approval {
            Objects.requireNonNull(what);
            Objects.requireNonNull(who);
            Objects.requireNonNull(reason);
        }
    }
}
