package io.dynamicmarket.policy;

import io.dynamicmarket.facts.Preset;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.governance.preset.PresetFiles;
import io.dynamicmarket.governance.release.Release;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Presets as the text of their files: an edit changes the values and leaves everything else as people wrote it. */
public final class PresetText implements PresetFiles {
    @Override
    public List<Double> values(Release release, PresetName preset, String field) {
        Object value = RecordReader.fields(file(release, preset).preset()).get(field);
        if (value instanceof Number number) {
            return List.of(number.doubleValue());
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(Number.class::cast)
                    .map(Number::doubleValue)
                    .toList();
        }
        throw new IllegalArgumentException(
                "Expected a field of numbers of the preset " + preset + ", but got '" + field + "'");
    }

    @Override
    public SortedMap<String, byte[]> edited(
            Release release, PresetName preset, SortedMap<String, List<Double>> fields) {
        PresetAt at = file(release, preset);
        String text = at.text();
        for (Map.Entry<String, List<Double>> field : fields.entrySet()) {
            text = replaced(text, field.getKey(), field.getValue());
        }
        byte[] edited = text.getBytes(StandardCharsets.UTF_8);
        PresetFile.read(edited);
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(at.path(), edited);
        return files;
    }

    /** A preset is a flat object with each member once, so its name can stand only before its value. */
    private static String replaced(String text, String field, List<Double> values) {
        Matcher member = Pattern.compile("(\"" + Pattern.quote(field) + "\"\\s*:\\s*)(\\[[^\\]]*]|[-+.0-9eE]+)")
                .matcher(text);
        if (!member.find()) {
            throw new IllegalArgumentException("Expected the member '" + field + "' in a preset, but it is not there");
        }
        String numbers = values.stream().map(PresetText::number).collect(Collectors.joining(", "));
        boolean list = member.group(2).startsWith("[");
        return new StringBuilder(text)
                .replace(member.start(2), member.end(2), list ? "[" + numbers + "]" : numbers)
                .toString();
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private record PresetAt(String path, String text, Preset preset) {}

    private static PresetAt file(Release release, PresetName name) {
        for (Map.Entry<String, byte[]> file : release.files().entrySet()) {
            if (PresetFile.isPreset(file.getKey())) {
                Preset preset = PresetFile.read(file.getValue());
                if (preset.name() == name) {
                    return new PresetAt(file.getKey(), new String(file.getValue(), StandardCharsets.UTF_8), preset);
                }
            }
        }
        throw new IllegalArgumentException(
                "Expected a file of the preset " + name + " in release " + release.id() + ", but there is none");
    }
}
