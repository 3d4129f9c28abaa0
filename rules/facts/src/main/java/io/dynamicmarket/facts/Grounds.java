package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * Why a verdict was given.
 *
 * @param source the rule or row that gave it: {@code BRK-003} or {@code market-state#stress-heartbeat}
 * @param sentence the reason in words, with the numbers that decided
 */
public record Grounds(String source, String sentence) {
    public Grounds {
        Objects.requireNonNull(source);
        Objects.requireNonNull(sentence);
        if (source.isBlank() || sentence.isBlank()) {
            throw new IllegalArgumentException("Expected grounds with a source and a sentence, but one is blank");
        }
    }
}
