package io.dynamicmarket.policy.compare;

import io.dynamicmarket.policy.compare.Change.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What differs between two versions of a file of rules, rule by rule. */
final class RuleChanges {
    private RuleChanges() {}

    static List<Change> between(byte[] before, byte[] after) {
        RuleFile old = RuleFile.read(new String(before, StandardCharsets.UTF_8));
        RuleFile now = RuleFile.read(new String(after, StandardCharsets.UTF_8));
        List<Change> changes =
                new ArrayList<>(TextChanges.between(Part.OUTSIDE_RULES, "", old.outside(), 1, now.outside(), 1).stream()
                        // numbers of lines without the rules between them would mislead
                        .map(change -> new Change(change.part(), "", change.fate(), change.before(), change.after()))
                        .toList());
        old.rules().forEach((id, rule) -> {
            if (!now.rules().containsKey(id)) {
                changes.add(Change.removed(Part.RULE, id, rule.name()));
            }
        });
        List<String> kept =
                old.rules().keySet().stream().filter(now.rules()::containsKey).toList();
        List<String> keptNow =
                now.rules().keySet().stream().filter(old.rules()::containsKey).toList();
        List<String> still = Order.unmoved(kept, keptNow);
        List<String> order = new ArrayList<>(now.rules().keySet());
        for (Map.Entry<String, RuleText> rule : now.rules().entrySet()) {
            String id = rule.getKey();
            RuleText earlier = old.rules().get(id);
            if (earlier == null) {
                changes.add(Change.added(Part.RULE, id, rule.getValue().name()));
            } else {
                if (!still.contains(id)) {
                    int from = new ArrayList<>(old.rules().keySet()).indexOf(id);
                    changes.add(Change.moved(Part.RULE, id, from + 1, order.indexOf(id) + 1));
                }
                changes.addAll(between(id, earlier, rule.getValue()));
            }
        }
        return changes.isEmpty() ? List.of(TextChanges.layout()) : changes;
    }

    private static List<Change> between(String id, RuleText old, RuleText now) {
        List<Change> changes = new ArrayList<>();
        if (!old.name().equals(now.name())) {
            changes.add(Change.changed(Part.RULE_NAME, id, old.name(), now.name()));
        }
        if (!old.attributes().equals(now.attributes())) {
            changes.add(Change.changed(Part.RULE_ATTRIBUTES, id, old.attributes(), now.attributes()));
        }
        changes.addAll(TextChanges.between(
                Part.CONDITION, id, old.condition(), old.conditionLine(), now.condition(), now.conditionLine()));
        changes.addAll(TextChanges.between(
                Part.CONSEQUENCE,
                id,
                old.consequence(),
                old.consequenceLine(),
                now.consequence(),
                now.consequenceLine()));
        return changes;
    }
}
