package io.dynamicmarket.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamicmarket.facts.Preset;
import io.dynamicmarket.facts.PresetName;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Presets as JSON: every field of {@link Preset}, and no other. */
public final class PresetFile {
    static final String FOLDER = "rules/policy/preset/";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private PresetFile() {}

    /** Whether a file of a release is a preset. */
    public static boolean isPreset(String path) {
        return path.startsWith(FOLDER) && path.endsWith(".json") && !path.endsWith(".cases.json");
    }

    /** Where the preset of a name stands in a release. */
    public static String path(PresetName name) {
        return FOLDER + name.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException with a sentence, if it is not a preset
     */
    public static Preset read(byte[] json) {
        try {
            return RecordReader.read(Preset.class, JSON.readValue(json, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Expected one JSON object, but got: " + e.getOriginalMessage() + " at line "
                            + e.getLocation().getLineNr(),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException("Expected readable JSON, but got: " + e.getMessage(), e);
        }
    }

    /** The fields of a preset by name, in order; words as text. */
    public static Map<String, Object> fields(Preset preset) {
        return RecordReader.fields(preset);
    }

    /**
     * A preset with some of its fields changed.
     *
     * @param changes values by name of the field
     * @throws IllegalArgumentException with a sentence, if it is no preset then
     */
    public static Preset with(Preset preset, Map<String, Object> changes) {
        Map<String, Object> fields = RecordReader.fields(preset);
        fields.putAll(changes);
        return RecordReader.read(Preset.class, fields);
    }
}
