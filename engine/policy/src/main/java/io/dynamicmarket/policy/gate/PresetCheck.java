package io.dynamicmarket.policy.gate;

import io.dynamicmarket.facts.Preset;
import io.dynamicmarket.facts.PresetBound;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.PresetFile;
import io.dynamicmarket.policy.ReleaseParts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Presets against the bounds that governance has set for them. */
public final class PresetCheck {
    private PresetCheck() {}

    /** Every number of a preset that lies outside; none where the release does not compile. */
    public static List<GateFinding> check(ReleaseParts parts) {
        List<GateFinding> findings = new ArrayList<>();
        if (!parts.sound()) {
            return findings;
        }
        CompiledRelease release = parts.compiled();
        for (PresetName name : PresetName.values()) {
            Preset preset = release.preset(name);
            Map<String, Object> fields = PresetFile.fields(preset);
            for (PresetBound bound : release.presetBounds()) {
                Object value = fields.getOrDefault(bound.field(), 0);
                List<?> values = value instanceof List<?> several ? several : List.of(value);
                for (Object one : values) {
                    if (one instanceof Number number && !bound.allows(number.doubleValue())) {
                        findings.add(GateFinding.error(
                                Check.PRESET_BOUNDS,
                                PresetFile.path(name),
                                bound.field(),
                                "Expected " + bound.field() + " from " + plain(bound.lowest()) + " to "
                                        + plain(bound.highest()) + ", but got " + plain(number.doubleValue())));
                    }
                }
            }
        }
        return findings;
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
