package io.dynamicmarket.quoting.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillQuality;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.inventory.Markets;
import org.junit.jupiter.api.Test;

/** Reference over four seconds, moves taken one second after the fill, two fills remembered. */
class FillQualityMeterTest {
    private final FillQualityMeter meter = new FillQualityMeter(new FillQualitySettings(4_000, 1_000, 1, 2));

    private static Fill fill(Side side, long priceUnits, long quotedMillis, long filledMillis) {
        Fill fill = Markets.fill(Markets.SPOT, 1, side, priceUnits, 1, 0);
        return new Fill(
                1,
                1,
                1,
                fill.venue(),
                fill.market(),
                side,
                new Price(priceUnits),
                new Quantity(1),
                fill.fee(),
                filledMillis,
                quotedMillis,
                fill.release(),
                fill.purpose());
    }

    @Test
    void measuresFillsAgainstTheTimeWeightedMid() {
        meter.onMid(0, 50_000);
        meter.onMid(10_000, 10_000);
        meter.onMid(11_000, 11_000);
        // 10,000 for one second and 11,000 for three: 10,750. A fill at 10,000 is 750 of it away.
        meter.onFill(fill(Side.BUY, 10_000, 13_000, 14_000));
        assertEquals(new FillQuality(1, 750 / 10_750.0 * 1e4, 0), meter.quality());
    }

    @Test
    void keepsTheLargestDeviationForOneRefreshMore() {
        meter.onMid(0, 10_000);
        meter.onFill(fill(Side.BUY, 9_990, 0, 1_000));
        meter.onFill(fill(Side.SELL, 10_005, 0, 1_000));
        assertEquals(10, meter.quality().fillDeviationBps());
        meter.onRefresh();
        assertEquals(10, meter.quality().fillDeviationBps());
        meter.onRefresh();
        assertEquals(new FillQuality(2, 0, 0), meter.quality());
    }

    @Test
    void dividesTheAdverseMoveByTheTimeToFill() {
        meter.onMid(0, 10_000);
        meter.onFill(fill(Side.BUY, 9_999, 1_000, 3_000));
        meter.onMid(3_500, 9_900);
        meter.onMid(4_200, 5_000);
        // The mid one second after the fill is 9,900: 100 bps against the buyer, after two seconds at rest.
        assertEquals(50, meter.quality().toxicityBpsPerSecond());
    }

    @Test
    void letsFavourableMovesCountAgainstAdverseOnes() {
        meter.onMid(0, 10_000);
        meter.onFill(fill(Side.BUY, 9_999, 0, 2_000));
        meter.onFill(fill(Side.SELL, 10_001, 0, 2_000));
        meter.onMid(2_500, 9_900);
        meter.onMid(3_001, 9_900);
        assertEquals(0, meter.quality().toxicityBpsPerSecond());
    }

    @Test
    void remembersAsManyFillsAsItIsTold() {
        meter.onMid(0, 10_000);
        meter.onFill(fill(Side.BUY, 10_000, 0, 1_000));
        meter.onFill(fill(Side.BUY, 10_000, 0, 1_000));
        meter.onFill(fill(Side.BUY, 10_000, 1_000, 1_500));
        meter.onMid(2_000, 9_999);
        meter.onMid(2_600, 9_999);
        // Twice 1 bps per second, then 2: 1 + (2 - 1) / 2.
        assertEquals(1.5, meter.quality().toxicityBpsPerSecond(), 1e-6);
    }

    @Test
    void refusesAFillBeforeTheFirstMid() {
        assertThrows(IllegalStateException.class, () -> meter.onFill(fill(Side.BUY, 1, 0, 1)));
    }
}
