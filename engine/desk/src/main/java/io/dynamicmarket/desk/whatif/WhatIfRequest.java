package io.dynamicmarket.desk.whatif;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to replay under both releases.
 *
 * @param recordings one market each, every one quoted by itself
 * @param madeUp markets to make up; null for none
 * @param seed of the paper venue's latencies and of made-up markets
 * @param version of the program
 */
public record WhatIfRequest(List<Path> recordings, @Nullable MadeUp madeUp, long seed, String version) {
    public WhatIfRequest {
        recordings = List.copyOf(recordings);
        Objects.requireNonNull(version);
        if (recordings.isEmpty() && madeUp == null) {
            throw new IllegalArgumentException("Expected recordings or made-up markets, but got neither");
        }
    }
}
