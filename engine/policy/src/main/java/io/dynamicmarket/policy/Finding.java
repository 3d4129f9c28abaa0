package io.dynamicmarket.policy;

import java.util.Objects;

/**
 * One fault of a release.
 *
 * @param file path in the release
 * @param place row, line, column or field in the file; empty where the whole file is meant
 * @param sentence what was expected and what was found
 */
public record Finding(String file, String place, String sentence) {
    public Finding {
        Objects.requireNonNull(file);
        Objects.requireNonNull(place);
        Objects.requireNonNull(sentence);
    }

    @Override
    public String toString() {
        return place.isEmpty() ? file + ": " + sentence : file + " (" + place + "): " + sentence;
    }
}
