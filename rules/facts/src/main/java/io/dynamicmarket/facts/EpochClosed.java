package io.dynamicmarket.facts;

import java.util.Objects;

/**
 * A treasury epoch was closed. The next one counts its profit from here, in this run of the desk or a later one, so that
 * none is lost or counted twice.
 *
 * @param epoch number, from 1
 * @param closedAtMillis market time
 * @param totalProfit desk profit since the books were opened
 */
public record EpochClosed(long epoch, long closedAtMillis, Amount totalProfit) {
    public EpochClosed {
        Objects.requireNonNull(totalProfit);
        if (epoch < 1) {
            throw new IllegalArgumentException("Expected an epoch from 1 on, but got " + epoch);
        }
    }
}
