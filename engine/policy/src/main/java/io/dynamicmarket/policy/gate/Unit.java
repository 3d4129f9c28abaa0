package io.dynamicmarket.policy.gate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Units: how a name ends with one, and how a label states one after its last comma. */
final class Unit {
    /** Last words of names, longer ones first. */
    private static final Map<String, String> BY_ENDING = new LinkedHashMap<>();

    static {
        BY_ENDING.put("PerMinute", "per minute");
        BY_ENDING.put("Bps", "bps");
        BY_ENDING.put("Share", "share");
        BY_ENDING.put("Percent", "percent");
        BY_ENDING.put("Usd", "USD");
        BY_ENDING.put("Ton", "TON");
        BY_ENDING.put("Ratio", "ratio");
        BY_ENDING.put("Factor", "factor");
        BY_ENDING.put("Multiplier", "factor");
        BY_ENDING.put("Scale", "factor");
        BY_ENDING.put("Notional", "quote units");
        BY_ENDING.put("Millis", "milliseconds");
        BY_ENDING.put("Seconds", "seconds");
        BY_ENDING.put("Minutes", "minutes");
        BY_ENDING.put("Hours", "hours");
        BY_ENDING.put("Days", "days");
        BY_ENDING.put("Months", "months");
    }

    private static final Set<String> OTHERS = Set.of(
            "count",
            "score",
            "hour",
            "whole units",
            "quote units",
            "unit of the float",
            "unit of the reading",
            "unit of the field",
            "unit of the row");

    private Unit() {}

    /** The unit that a name ends with; empty if it ends with none. */
    static String ofName(String name) {
        for (Map.Entry<String, String> ending : BY_ENDING.entrySet()) {
            String word = ending.getKey();
            if (name.endsWith(word) || name.equals(word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1))) {
                return ending.getValue();
            }
        }
        return "";
    }

    /** The name without the unit it ends with. */
    static String stem(String name) {
        for (String ending : BY_ENDING.keySet()) {
            if (name.endsWith(ending)) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }

    /** The unit that a label or a note states: what stands after its last comma, or all of it. Empty if it is none. */
    static String ofLabel(String label) {
        String last = label.substring(label.lastIndexOf(',') + 1).strip();
        boolean unit = OTHERS.contains(last) || BY_ENDING.containsValue(last);
        return unit ? last : "";
    }
}
