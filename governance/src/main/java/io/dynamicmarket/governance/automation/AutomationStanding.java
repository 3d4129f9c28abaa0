package io.dynamicmarket.governance.automation;

import io.dynamicmarket.facts.AutomationRule;
import io.dynamicmarket.facts.AutomationRule.Decision;
import io.dynamicmarket.facts.AutomationRule.Missed;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.governance.automation.AutomationWord.Act;
import java.util.Optional;

/**
 * Whether an automation runs. It does only if the table of the release in force says so and no person has paused it.
 *
 * @param runs whether it does
 * @param missed what becomes of what falls due while it does not
 * @param grounds the row or the person that decides
 */
public record AutomationStanding(boolean runs, Missed missed, Grounds grounds) {
    /**
     * @param rule of the release in force; without one it is paused, and what it misses is done later
     * @param word that holds
     */
    public static AutomationStanding of(Optional<AutomationRule> rule, Optional<AutomationWord> word) {
        Missed missed = rule.map(AutomationRule::missed).orElse(Missed.CATCH_UP);
        Optional<Grounds> paused = word.filter(said -> said.act() == Act.PAUSED).map(AutomationStanding::said);
        if (paused.isPresent()) {
            return new AutomationStanding(false, missed, paused.get());
        }
        return rule.map(row -> new AutomationStanding(row.decision() == Decision.RUN, missed, row.grounds()))
                .orElseGet(() -> new AutomationStanding(
                        false,
                        missed,
                        new Grounds(
                                "automations",
                                "Expected a row for it in the table automations of the release in force, but there is"
                                        + " none: it is paused until a release has one")));
    }

    private static Grounds said(AutomationWord word) {
        return new Grounds(word.by(), word.reason());
    }
}
