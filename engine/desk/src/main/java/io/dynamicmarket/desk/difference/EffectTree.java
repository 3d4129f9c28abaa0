package io.dynamicmarket.desk.difference;

import io.dynamicmarket.policy.SituationReadings;
import io.dynamicmarket.policy.compare.Effect;
import io.dynamicmarket.policy.compare.SemanticDifference;
import io.dynamicmarket.policy.table.Answer;
import io.dynamicmarket.policy.table.Region;
import io.dynamicmarket.policy.table.Strictness.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What changes in decisions as a tree of JSON values; format in docs/schemas/diff.md. */
public final class EffectTree {
    private EffectTree() {}

    public static Map<String, Object> of(SemanticDifference difference, RegionTicks ticks) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("verdict", difference.verdict().name());
        tree.put("sentence", EffectWords.sentence(difference.verdict()));
        List<String> proofs = new ArrayList<>();
        for (Way way : Way.values()) {
            difference.of(way).stream().findFirst().ifPresent(effect -> proofs.add(EffectWords.proof(effect, way)));
        }
        tree.put("examples", proofs);
        tree.put("ticks", ticks.decisions());
        tree.put(
                "effects",
                difference.effects().stream()
                        .map(effect -> effect(effect, ticks))
                        .toList());
        return tree;
    }

    private static Map<String, Object> effect(Effect effect, RegionTicks ticks) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("subject", effect.subject());
        tree.put("ways", effect.ways().stream().map(Way::name).sorted().toList());
        if (effect instanceof Effect.TableChanged changed) {
            tree.put("live", SituationReadings.tables().contains(changed.table()));
            tree.put("share", changed.difference().share());
            tree.put("ticks", ticks.of(changed));
            List<Map<String, Object>> regions = new ArrayList<>();
            for (int i = 0; i < changed.difference().regions().size(); i++) {
                regions.add(region(changed.difference().regions().get(i), ticks.of(changed, i)));
            }
            tree.put("regions", regions);
        } else if (effect instanceof Effect.PresetChanged preset) {
            tree.put("before", preset.before());
            tree.put("after", preset.after());
        } else if (effect instanceof Effect.Unproven unproven) {
            tree.put("sentence", unproven.sentence());
        }
        return tree;
    }

    private static Map<String, Object> region(Region region, TickShare share) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("inputs", region.words());
        tree.put("before", answer(region.before()));
        tree.put("after", answer(region.after()));
        tree.put("share", region.share());
        tree.put("example", new TreeMap<>(region.example()));
        if (share.of() > 0) {
            tree.put("ticks", share.ticks());
            tree.put("ofTicks", share.of());
            TickShare.Example example = share.example();
            if (example != null) {
                Map<String, Object> tick = new LinkedHashMap<>();
                tick.put("recording", example.recording());
                tick.put("at", example.at().toString());
                tick.put("inputs", new TreeMap<>(example.inputs()));
                tree.put("firstTick", tick);
            }
        }
        return tree;
    }

    private static Map<String, Object> answer(Answer answer) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (answer instanceof Answer.Row row) {
            tree.put("row", row.hit().row());
            tree.put("outputs", row.hit().outputs());
        } else {
            tree.put("sentence", answer.words());
        }
        return tree;
    }
}
