package io.dynamicmarket.quoting.feed;

import java.util.Objects;

/**
 * A refused frame or line.
 *
 * @param reason by which it is counted
 * @param sentence what was expected, and what came: "Expected ..., but ..."
 */
public record Refusal(RefusalReason reason, String sentence) {
    public Refusal {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(sentence);
    }
}
