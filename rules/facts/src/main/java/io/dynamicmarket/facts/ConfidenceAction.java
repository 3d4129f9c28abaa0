package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * What the feed's confidence asks for: a row of {@code dmn/confidence-action.dmn}.
 *
 * @param spreadFactor factor on the half-spread
 * @param ladderScale factor on the size of the ladder
 * @param hedgeAllowed whether hedges may be sent on data of this quality
 * @param mode loosest quoting mode allowed
 * @param grounds the row
 */
public record ConfidenceAction(
        double spreadFactor, double ladderScale, boolean hedgeAllowed, QuotingMode mode, Grounds grounds) {
    public ConfidenceAction {
        Objects.requireNonNull(mode);
        Objects.requireNonNull(grounds);
        if (!(spreadFactor >= 1) || !(ladderScale >= 0 && ladderScale <= 1)) {
            throw new IllegalArgumentException("Expected low confidence to widen and to shrink, but got spread factor "
                    + spreadFactor + " and ladder scale " + ladderScale);
        }
    }
}
