package io.dynamicmarket.desk.signoff;

import io.dynamicmarket.facts.Deadline;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.signoff.Terms;

/** What the release in force demands of those who sign, and of those who owe something. */
public interface DeskTerms extends Terms {
    /** How long people have for what they owe. */
    long millis(Deadline.Duty duty);

    /** The release in force for everything. */
    ReleaseId inForce();
}
