package io.dynamicmarket.governance.automation;

import io.dynamicmarket.facts.Automation;
import java.util.Objects;

/**
 * A person's word on an automation; the last one holds.
 *
 * @param automation which
 * @param act pauses it, or takes that back: then the table alone decides
 * @param by person
 * @param reason why, 1..500 characters
 * @param atMillis UTC epoch milliseconds
 */
public record AutomationWord(Automation automation, Act act, String by, String reason, long atMillis) {
    /** What a person does to an automation. */
    public enum Act {
        PAUSED,
        RESUMED
    }

    public AutomationWord {
        Objects.requireNonNull(automation);
        Objects.requireNonNull(act);
        if (by.isBlank() || reason.isBlank() || reason.length() > 500) {
            throw new IllegalArgumentException("Expected a person and a reason of 1..500 characters, but got '" + by
                    + "' and " + reason.length() + " characters");
        }
    }
}
