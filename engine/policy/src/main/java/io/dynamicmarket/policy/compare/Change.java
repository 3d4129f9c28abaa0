package io.dynamicmarket.policy.compare;

import java.util.Objects;

/**
 * One thing that differs.
 *
 * @param part what it is
 * @param place where in the file: row and column, rule id, name of a field or a case; empty for the whole file
 * @param fate what happened to it
 * @param before as it was, empty where it was added; of something moved its place before, counted from 1
 * @param after as it is, empty where it was removed; of something moved its place after
 */
public record Change(Part part, String place, Fate fate, String before, String after) {
    /** What can differ. */
    public enum Part {
        FILE,
        TABLE,
        HIT_POLICY,
        COLUMN,
        COLUMN_TYPE,
        ALLOWED_VALUES,
        ROW,
        CELL,
        DESCRIPTION,
        RULE,
        RULE_NAME,
        RULE_ATTRIBUTES,
        CONDITION,
        CONSEQUENCE,
        OUTSIDE_RULES,
        PRESET_FIELD,
        CASE,
        CASE_FIELD,
        LAYOUT,
        TEXT
    }

    /** What happened to it. */
    public enum Fate {
        ADDED,
        REMOVED,
        CHANGED,
        MOVED
    }

    public Change {
        Objects.requireNonNull(part);
        Objects.requireNonNull(place);
        Objects.requireNonNull(fate);
        Objects.requireNonNull(before);
        Objects.requireNonNull(after);
    }

    static Change added(Part part, String place, String after) {
        return new Change(part, place, Fate.ADDED, "", after);
    }

    static Change removed(Part part, String place, String before) {
        return new Change(part, place, Fate.REMOVED, before, "");
    }

    static Change changed(Part part, String place, String before, String after) {
        return new Change(part, place, Fate.CHANGED, before, after);
    }

    static Change moved(Part part, String place, int before, int after) {
        return new Change(part, place, Fate.MOVED, String.valueOf(before), String.valueOf(after));
    }
}
