package io.dynamicmarket.desk.signoff;

import io.dynamicmarket.facts.Automation;
import io.dynamicmarket.facts.AutomationRule;
import io.dynamicmarket.facts.Deadline;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.signoff.Terms;
import java.util.Optional;

/** What the release in force demands of those who sign, and of those who owe something. */
public interface DeskTerms extends Terms {
    /** How long people have for what they owe. */
    long millis(Deadline.Duty duty);

    /**
     * Whether an automation runs; empty where the release in force says nothing of it.
     *
     * @param marketState a {@link io.dynamicmarket.facts.MarketState} or {@link AutomationRule#UNKNOWN}
     * @param killSwitch whether it is pulled
     */
    Optional<AutomationRule> automation(Automation automation, String marketState, boolean killSwitch);

    /** The release in force for everything. */
    ReleaseId inForce();
}
