package io.dynamicmarket.governance.automation;

import io.dynamicmarket.facts.Automation;
import io.dynamicmarket.facts.Grounds;
import java.util.Objects;

/**
 * What became of an automation when it was due.
 *
 * @param automation which
 * @param period for which it was due: a day, or the Monday of a week
 * @param outcome what became of it
 * @param grounds the row, person or reason
 * @param atMillis UTC epoch milliseconds
 */
public record AutomationTurn(Automation automation, String period, Outcome outcome, Grounds grounds, long atMillis) {
    /** What can become of a turn; after {@link #DONE} or {@link #SKIPPED} nothing more. */
    public enum Outcome {
        /** It is paused, and will be done once it is not. */
        WAITS,
        DONE,
        /** It was left out. */
        SKIPPED
    }

    public AutomationTurn {
        Objects.requireNonNull(automation);
        Objects.requireNonNull(period);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(grounds);
    }

    public boolean settled() {
        return outcome != Outcome.WAITS;
    }
}
