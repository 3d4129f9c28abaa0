package io.dynamicmarket.governance.signoff;

import io.dynamicmarket.governance.access.PersonId;
import java.util.List;

/**
 * Where a proposal stands at a moment.
 *
 * @param approvals persons whose signatures count
 * @param refusals persons who are against it
 * @param quorum persons that it takes
 * @param timelockEndMillis from when on it may be carried out; {@link Long#MAX_VALUE} before the quorum is reached
 */
public record Standing(List<PersonId> approvals, List<PersonId> refusals, int quorum, long timelockEndMillis) {
    public Standing {
        approvals = List.copyOf(approvals);
        refusals = List.copyOf(refusals);
    }
}
