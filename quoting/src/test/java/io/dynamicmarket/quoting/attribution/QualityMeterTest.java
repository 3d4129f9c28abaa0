package io.dynamicmarket.quoting.attribution;

import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.facts.QualityReadings;
import io.dynamicmarket.facts.QualityTarget;
import io.dynamicmarket.facts.QualityTarget.Beyond;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.attribution.FillBasis.Hedge;
import io.dynamicmarket.quoting.attribution.FillBasis.Quoted;
import io.dynamicmarket.quoting.inventory.Markets;
import org.junit.jupiter.api.Test;

class QualityMeterTest {
    private static final long HOUR_MILLIS = 3_600_000;

    private final QualityMeter meter = new QualityMeter(
            SPOT,
            new QualitySettings(5_000, 2),
            new QualityTarget("inventoryDriftShare", 0.15, Beyond.ABOVE, 0, HOUR_MILLIS),
            new QualityTarget("realizedSpreadShare", 0.6, Beyond.BELOW, 5, 0),
            new QualityTarget("quotesPerGasRatio", 1, Beyond.BELOW, 0, HOUR_MILLIS));

    /**
     * Quoted at a mid of 100,000 with a half-spread of 10 bps, 100 units; bought 3 at 99,900 with the mid at 99,980, 2 bps
     * lower; 5 s later the mid is 99,940. The horizon is 15 s at 6 bps per square root of a minute: 3 bps.
     */
    @Test
    void reportsEveryFigureAndShowsThePolicyOnlyWhatIsWhole() {
        meter.onMid(0, 100_000);
        meter.onSent(0, 10);
        meter.onRefresh(15_000, 6);
        meter.onMid(900, 99_980);
        meter.onFill(Markets.fill(SPOT, 1, Side.BUY, 99_900, 3, 0), Quoted.of(100_000, 100_000, 10, 99_900));
        meter.onMid(6_000, 99_940);
        meter.onFill(Markets.fill(SPOT, 2, Side.SELL, 99_900, 1, 0), new Hedge());
        meter.onRefresh(15_000, 6);
        meter.onMid(16_000, 99_950.006);
        meter.onMid(16_001, 99_000);
        meter.onProfit(0, 0);
        meter.onProfit(1, 2);
        meter.onProfit(0, 0);
        meter.onGas(16_001, 500_000_000);

        QualityReport report = meter.report(16_001);
        assertEquals(new QualityReadings(0, 0.4, 1, 0, 1), report.readings());
        assertEquals(0.4, report.realizedSpreadShare());
        // bought 3, hedged 1 of it: 2 of 4
        assertEquals(0.5, report.inventoryDriftShare());
        // 29.994 units of 99,980 are 3 bps down
        assertEquals(1, report.adverseMoveRatio());
        assertEquals(2, report.fillSlippageBps());
        assertEquals(0.1, report.fillRatio());
        assertEquals(20, report.quotesPerGas());
        assertEquals(0.75, report.hedgeEffectiveness());
    }

    @Test
    void showsDriftAndAdverseMovesOnceTheyAreWhole() {
        meter.onMid(0, 100_000);
        meter.onRefresh(15_000, 6);
        meter.onFill(Markets.fill(SPOT, 1, Side.BUY, 99_900, 3, 0), Quoted.of(100_000, 100_000, 10, 99_900));
        meter.onFill(Markets.fill(SPOT, 3_600, Side.BUY, 99_900, 3, 0), Quoted.of(100_000, 100_000, 10, 99_900));
        assertEquals(0, meter.readings(HOUR_MILLIS).inventoryDriftShare());
        assertEquals(1, meter.readings(HOUR_MILLIS + 1_000).inventoryDriftShare());
        meter.onMid(17_000, 99_940);
        assertEquals(0, meter.readings(17_000).adverseMoveRatio());
        meter.onMid(4_000_000, 99_880);
        // no move by the first markout, 6 bps by the second, of 3 each
        assertEquals(1, meter.readings(4_000_000).adverseMoveRatio());
    }
}
