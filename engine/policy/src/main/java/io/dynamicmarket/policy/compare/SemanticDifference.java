package io.dynamicmarket.policy.compare;

import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.compare.FileDifference.Kind;
import io.dynamicmarket.policy.table.RowOrders;
import io.dynamicmarket.policy.table.Strictness;
import io.dynamicmarket.policy.table.Strictness.Way;
import io.dynamicmarket.policy.table.Table;
import io.dynamicmarket.policy.table.TableDifference;
import io.dynamicmarket.policy.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What differs in the decisions of two sound releases: the inputs that a table answers otherwise, presets and rules. It
 * is proven table by table; what rules make of another answer only a replay under both shows.
 *
 * @param verdict what is proven of the whole
 * @param effects one per table or preset field that differs and per file of rules; none if decisions are the same
 */
public record SemanticDifference(Verdict verdict, List<Effect> effects) {
    public SemanticDifference {
        Objects.requireNonNull(verdict);
        effects = List.copyOf(effects);
        if (effects.isEmpty() != (verdict == Verdict.SAME)) {
            throw new IllegalArgumentException(
                    "Expected effects unless the verdict is SAME, but got " + verdict + " with " + effects.size());
        }
    }

    /**
     * Compares. What counts as stricter is taken from the release before: a change cannot prove itself.
     *
     * @param texts the texts of the same two releases that differ
     */
    public static SemanticDifference between(CompiledRelease before, CompiledRelease after, TextualDifference texts) {
        List<Effect> effects = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(before.tables().names());
        names.addAll(after.tables().names());
        names.forEach(name -> addTable(effects, name, before.tables(), after.tables()));
        for (FileDifference file : texts.files()) {
            if (file.kind() == Kind.RULES && file.says()) {
                effects.add(new Effect.Unproven(
                        "rules " + file.path(),
                        "rules differ, and of rules nothing is proven; compare both releases by what-if"));
            } else if (file.path().endsWith(".bpmn")) {
                effects.add(new Effect.Unproven("process " + file.path(), "of a process nothing is proven"));
            }
        }
        PresetOrders orders = PresetOrders.of(before.tables());
        for (PresetName name : PresetName.values()) {
            effects.addAll(orders.between(before.preset(name), after.preset(name)));
        }
        return new SemanticDifference(Verdict.of(effects), effects);
    }

    private static void addTable(List<Effect> effects, String name, Tables before, Tables after) {
        if (!before.has(name) || !after.has(name)) {
            effects.add(new Effect.Unproven(
                    "table " + name,
                    "the table is " + (after.has(name) ? "new" : "gone") + "; who reads it is unknown"));
            return;
        }
        Table old = before.get(name);
        Table now = after.get(name);
        RowOrders orders = before.strictness(name);
        try {
            TableDifference difference = TableDifference.between(old, now);
            if (!difference.isEmpty()) {
                effects.add(new Effect.TableChanged(name, difference, Strictness.of(difference, orders)));
            }
        } catch (IllegalArgumentException | IllegalStateException apart) {
            // columns of other types, values that the stated order does not know, or far too many boxes
            effects.add(new Effect.Unproven("table " + name, String.valueOf(apart.getMessage())));
        }
    }

    /** The effects of one way, to be shown as proof or counterexample. */
    public List<Effect> of(Way way) {
        return effects.stream().filter(effect -> effect.ways().contains(way)).toList();
    }
}
