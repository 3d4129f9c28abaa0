package io.dynamicmarket.governance.preset;

import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.governance.activation.Scope;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a quant wants of a preset for a while.
 *
 * @param scope where
 * @param preset whose fields
 * @param fields wanted values by name of the field, one for a number, several for a list
 * @param untilMillis until when at most; {@link #AS_LONG_AS_MAY_BE} for as long as the bounds let it
 * @param operator who
 * @param reason why
 */
public record PresetChange(
        Scope scope,
        PresetName preset,
        SortedMap<String, List<Double>> fields,
        long untilMillis,
        String operator,
        String reason) {
    /** Until the bounds end it. */
    public static final long AS_LONG_AS_MAY_BE = Long.MAX_VALUE;

    public PresetChange {
        Objects.requireNonNull(scope);
        Objects.requireNonNull(preset);
        Objects.requireNonNull(operator);
        Objects.requireNonNull(reason);
        fields = new TreeMap<>(fields);
        if (fields.isEmpty() || fields.values().stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException(
                    "Expected at least one field of a preset with a value, but got " + fields);
        }
    }
}
