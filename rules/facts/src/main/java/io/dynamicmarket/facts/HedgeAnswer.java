package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * What {@code dmn/hedging.dmn} answers if inventory is above the threshold, or if it is not: which of both holds depends
 * on the preset, which rules choose.
 *
 * @param aboveThreshold the question
 * @param response the answer
 */
public record HedgeAnswer(boolean aboveThreshold, HedgeResponse response) {
    public HedgeAnswer {
        Objects.requireNonNull(response);
    }
}
