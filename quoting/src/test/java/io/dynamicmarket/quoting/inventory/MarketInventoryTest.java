package io.dynamicmarket.quoting.inventory;

import static io.dynamicmarket.quoting.inventory.Markets.COIN;
import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.facts.ContractKind;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.VenueId;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketInventoryTest {
    /** The same market elsewhere, in 10^-3 BTC. */
    private static final Instrument COARSE = new Instrument(
            SPOT.market(),
            new VenueId("binance-usdm"),
            "BTCUSDT",
            SPOT.base(),
            SPOT.quote(),
            ContractKind.LINEAR,
            1,
            3,
            1,
            1,
            1);

    @Test
    void addsVenuesInTheUnitsOfTheOneThatAsks() {
        MarketInventory inventory = new MarketInventory(List.of(SPOT, COARSE));
        inventory.hold(SPOT, 250_001);
        inventory.hold(COARSE, -1_000);
        // 2.50001 - 1 = 1.50001 BTC, in thousandths rounded away from zero.
        assertEquals(150_001, inventory.totalUnits(SPOT));
        assertEquals(1_501, inventory.totalUnits(COARSE));
        inventory.hold(SPOT, -250_001);
        assertEquals(-3_501, inventory.totalUnits(COARSE));
    }

    @Test
    void refusesToAddContractsOfDollarsToCoins() {
        assertThrows(IllegalArgumentException.class, () -> new MarketInventory(List.of(SPOT, COIN)));
    }
}
