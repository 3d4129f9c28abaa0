package io.dynamicmarket.policy;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSizing;
import io.dynamicmarket.facts.OrderCare;
import io.dynamicmarket.facts.Playbook;
import io.dynamicmarket.facts.VenueKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of the default release agree with each other. */
class OrderCareTest {
    @ParameterizedTest
    @EnumSource
    void leavesRoomForBothSidesOfTheLargestQuotes(VenueKind kind) {
        CompiledRelease release = DefaultPolicy.compiled();
        OrderCare care = release.orderCare(kind);
        double largestScale = release.playbooks().stream()
                .mapToDouble(Playbook::ladderScale)
                .max()
                .orElseThrow();
        for (String market : new String[] {"TOKEN-TON", "TOKEN-USDT", "BTC-USDT"}) {
            MarketSizing sizing = release.sizing(new MarketId(market));
            assertTrue(care.maxOutstandingNotional() >= 2 * sizing.maxQuoteNotional() * Math.max(1, largestScale));
        }
    }

    @Test
    void refusesNetsThatOvertakeEachOther() {
        assertThrows(IllegalArgumentException.class, () -> new OrderCare(60_000, 1_000, 1_000, 1));
        assertThrows(IllegalArgumentException.class, () -> new OrderCare(9_000, 1_000, 10_000, 1));
        assertThrows(IllegalArgumentException.class, () -> new OrderCare(60_000, 1_000, 10_000, Double.NaN));
    }
}
