package io.dynamicmarket.policy.compare;

import java.util.List;

/**
 * A rule as written.
 *
 * @param id first word of its name
 * @param name whole name
 * @param line of its first line in the file, from 1
 * @param attributes between name and {@code when}
 * @param condition between {@code when} and {@code then}
 * @param conditionLine first line of the condition
 * @param consequence between {@code then} and {@code end}
 * @param consequenceLine first line of the consequence
 */
record RuleText(
        String id,
        String name,
        int line,
        String attributes,
        List<String> condition,
        int conditionLine,
        List<String> consequence,
        int consequenceLine) {
    RuleText {
        condition = List.copyOf(condition);
        consequence = List.copyOf(consequence);
    }
}
