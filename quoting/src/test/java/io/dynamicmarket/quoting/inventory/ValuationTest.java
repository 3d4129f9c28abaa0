package io.dynamicmarket.quoting.inventory;

import static io.dynamicmarket.quoting.inventory.Markets.BTC;
import static io.dynamicmarket.quoting.inventory.Markets.COIN;
import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static io.dynamicmarket.quoting.inventory.Markets.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.facts.Amount;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class ValuationTest {
    private final Valuation spot = new Valuation(SPOT);
    private final Valuation coin = new Valuation(COIN);

    @Test
    void roundsFeesUpAndRebatesTowardsZero() {
        // 0.12345 BTC at 61,659.70 are 7,611.889965 USDT; 1.5 bps are 1.14178349475, half a bps 0.38059449825.
        assertEquals(new Amount(USDT, 1_141_783_495), spot.fee(61_659_70, 12_345, 1_500_000));
        assertEquals(new Amount(USDT, -380_594_498), spot.fee(61_659_70, 12_345, -500_000));
    }

    @Test
    void chargesInverseContractsInTheBaseAsset() {
        // 10 contracts of 100 dollars at 50,000 are 0.02 BTC; 1 bps of it 0.000002.
        assertEquals(new Amount(BTC, 2_000), coin.fee(50_000_0, 10, 1_000_000));
        // At 61,659.8 one bps is 1,621.80 nanos.
        assertEquals(new Amount(BTC, 1_622), coin.fee(61_659_8, 10, 1_000_000));
    }

    @Test
    void countsAnAmountWithoutRounding() {
        assertEquals(new BigInteger("-380594498" + "0".repeat(21)), spot.count(new Amount(USDT, -380_594_498)));
        assertThrows(IllegalArgumentException.class, () -> spot.count(new Amount(BTC, 1)));
    }
}
