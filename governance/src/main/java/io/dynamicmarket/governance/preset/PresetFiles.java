package io.dynamicmarket.governance.preset;

import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.governance.release.Release;
import java.util.List;
import java.util.SortedMap;

/** Reads and edits the presets among the files of a release. */
public interface PresetFiles {
    /**
     * Values of a field: one of a number, several of a list.
     *
     * @throws IllegalArgumentException with a sentence, if the preset has no such field of numbers
     */
    List<Double> values(Release release, PresetName preset, String field);

    /**
     * The file of a preset with other values in it, by its path.
     *
     * @throws IllegalArgumentException with a sentence, if it is no preset then
     */
    SortedMap<String, byte[]> edited(Release release, PresetName preset, SortedMap<String, List<Double>> fields);
}
