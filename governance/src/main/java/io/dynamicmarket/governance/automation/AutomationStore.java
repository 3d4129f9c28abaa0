package io.dynamicmarket.governance.automation;

import io.dynamicmarket.facts.Automation;
import java.util.List;
import java.util.Optional;

/** Keeps what was said about automations and what became of their turns, for good. */
public interface AutomationStore {
    /** Keeps a word; false, and nothing has changed, if the automation is paused, or runs, already. */
    boolean say(AutomationWord word);

    /** The word that holds; empty if nobody ever said one. */
    Optional<AutomationWord> lastWord(Automation automation);

    /** Keeps what became of a turn; false if that is known already. */
    boolean note(AutomationTurn turn);

    /** The last that is known of the latest turn; empty before the first. */
    Optional<AutomationTurn> lastTurn(Automation automation);

    /** Words of all automations, latest first. */
    List<AutomationWord> words(int limit);

    /** Turns of all automations, latest first. */
    List<AutomationTurn> turns(int limit);
}
