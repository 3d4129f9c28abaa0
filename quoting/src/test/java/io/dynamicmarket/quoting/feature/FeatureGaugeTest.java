package io.dynamicmarket.quoting.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.book.OrderBook;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeatureGaugeTest {
    private static final long START = 1_700_000_000_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final FeatureSettings SETTINGS =
            new FeatureSettings(60_000, 5, 120, 2, 10_000, 10_000, 60_000, 1_000, 60_000);

    @Test
    void measuresTheVolatilityOfASimulatedBrownianMid() {
        double sigmaBps = 20;
        Random random = new Random(42);
        FeatureGauge gauge =
                new FeatureGauge(new FeatureSettings(3_600_000, 5, 120, 2, 10_000, 10_000, 60_000, 1_000, 60_000));
        double logMid = Math.log(6e12);
        double stepBps = sigmaBps * Math.sqrt(0.1 / 60);
        for (int i = 0; i < 40_000; i++) {
            logMid += stepBps / 1e4 * random.nextGaussian();
            quote(gauge, START + i * (100 * MILLI), Math.round(Math.exp(logMid)));
        }
        // 4,000 s at a half-life of an hour are about 3,900 samples: relative error 1 / sqrt(2 * 3900) = 1.1 %.
        assertEquals(sigmaBps, gauge.rawVolatilityBps(), 4 * 0.011 * sigmaBps);
    }

    @Test
    void isHardlyMovedByAMidThatBouncesBetweenTwoTicks() {
        double sigmaBps = 20;
        Random random = new Random(43);
        FeatureGauge gauge =
                new FeatureGauge(new FeatureSettings(3_600_000, 5, 120, 2, 10_000, 10_000, 60_000, 1_000, 60_000));
        double logMid = Math.log(6e12);
        for (int i = 0; i < 400_000; i++) {
            logMid += sigmaBps / 1e4 * Math.sqrt(0.01 / 60) * random.nextGaussian();
            // Half a basis point up or down at every update of 10 ms. Sampled at each update, its variance of
            // 2 * 0.25 bps^2 per 10 ms would be 3,000 bps^2 per minute, against 400 of the path; at 1 s it is 30.
            double bounce = random.nextBoolean() ? 0.5e-4 : -0.5e-4;
            quote(gauge, START + i * (10 * MILLI), Math.round(Math.exp(logMid + bounce)));
        }
        assertEquals(Math.sqrt(400 + 30), gauge.rawVolatilityBps(), 4 * 0.011 * sigmaBps);
    }

    @Test
    void countsOneReturnOverAnyNumberOfSecondsByItsMeanSquare() {
        FeatureGauge gauge = new FeatureGauge(SETTINGS);
        quote(gauge, START, 1_000_000_000);
        quote(gauge, START + 15 * SECOND, 1_001_000_000);
        // ln(1.001) = 9.995003e-4 in a quarter of a minute: 9.995003 bps * sqrt(4) = 19.990007.
        assertEquals(19.990007, gauge.rawVolatilityBps(), 1e-6);
    }

    @Test
    void forgetsAJumpByHalfInEachHalfLife() {
        FeatureGauge gauge = new FeatureGauge(SETTINGS);
        for (int i = 0; i <= 3_600; i++) {
            quote(gauge, START + i * SECOND, i < 1_800 ? 1_000_000_000 : 1_010_000_000);
        }
        double afterHalfAnHour = gauge.rawVolatilityBps();
        for (int i = 3_601; i <= 3_720; i++) {
            quote(gauge, START + i * SECOND, 1_010_000_000);
        }
        // Two half-lives later a quarter of the variance is left, half of the deviation.
        assertEquals(afterHalfAnHour / 2, gauge.rawVolatilityBps(), 1e-9);
    }

    @Test
    void clampsVolatilityToTheBandOfTheSettings() {
        FeatureGauge gauge = new FeatureGauge(SETTINGS);
        assertEquals(0, gauge.rawVolatilityBps());
        assertEquals(5, gauge.volatilityBps());
        quote(gauge, START, 1_000_000_000);
        quote(gauge, START + SECOND, 1_100_000_000);
        assertTrue(gauge.rawVolatilityBps() > 120);
        assertEquals(120, gauge.volatilityBps());
    }

    @Test
    void weighsTheMidByTheSizeOnTheOtherSide() {
        FeatureGauge gauge = new FeatureGauge(SETTINGS);
        gauge.onQuote(START, 9_999, 3, 10_001, 1);
        // (9999 * 1 + 10001 * 3) / 4 = 10000.5, half a unit above the mid of 10000: 0.5 bps. Spread 2 bps.
        assertEquals(0.5, gauge.microPriceOffsetBps(), 1e-9);
        assertEquals(2, gauge.spreadBps(), 1e-9);
        gauge.onQuote(START, 0, 0, 0, 0);
        assertEquals(0, gauge.microPriceOffsetBps());
        assertEquals(0, gauge.spreadBps());
    }

    @Test
    void balancesTheTopLevelsOfTheBook() {
        FeatureGauge gauge = new FeatureGauge(SETTINGS);
        OrderBook book = new OrderBook();
        assertEquals(0, gauge.depthImbalance(book));
        book.apply(Side.BUY, 99, 5);
        book.apply(Side.BUY, 98, 1);
        book.apply(Side.BUY, 97, 100);
        book.apply(Side.SELL, 101, 2);
        assertEquals((6 - 2) / 8.0, gauge.depthImbalance(book), 1e-12);
        book.apply(Side.SELL, 102, 4);
        assertEquals(0, gauge.depthImbalance(book), 1e-12);
    }

    @Test
    void balancesTradesByAggressorWithADecayingMemory() {
        FeatureGauge gauge = new FeatureGauge(SETTINGS);
        assertEquals(0, gauge.tradeFlowImbalance(START));
        gauge.onTrade(START, 8, false, 1);
        assertEquals(1, gauge.tradeFlowImbalance(START));
        gauge.onTrade(START + 10 * SECOND, 12, true, 2);
        // One half-life later 8 bought count 4, against 12 sold.
        assertEquals((4 - 12) / 16.0, gauge.tradeFlowImbalance(START + 10 * SECOND), 1e-12);
        assertEquals((4 - 12) / 16.0, gauge.tradeFlowImbalance(START + 25 * SECOND), 1e-12);
    }

    @Test
    void findsVolumeOnTrendWhereItIsSteady() {
        FeatureGauge gauge = new FeatureGauge(SETTINGS);
        for (int i = 0; i < 200; i++) {
            gauge.onTrade(START + i * SECOND, 7, false, i);
            assertEquals(1, gauge.volumeRatio(START + i * SECOND), 0.12, "second " + i);
        }
    }

    @Test
    void findsVolumeAboveTrendAfterABurst() {
        FeatureGauge gauge = new FeatureGauge(SETTINGS);
        for (int i = 0; i < 600; i++) {
            gauge.onTrade(START + i * SECOND, i < 590 ? 1 : 3, false, i);
        }
        // A rate of 1 and then 3 for one short half-life of 10 s: short 1 + 2 * (1 - 1/2) = 2,
        // long 1 + 2 * (1 - 2^(-10/60)) = 1.218.
        assertEquals(2 / 1.218, gauge.volumeRatio(START + 599 * SECOND), 0.05);
        assertEquals(1, new FeatureGauge(SETTINGS).volumeRatio(START), "on trend until there is one");
    }

    @Test
    void calledToxicIsATradeThatTheMidFollows() {
        FeatureGauge gauge = new FeatureGauge(SETTINGS);
        long mid = 1_000_000_000;
        for (int i = 0; i < 400; i++) {
            long at = START + i * (2 * SECOND);
            boolean bought = i % 2 == 0;
            quote(gauge, at, mid);
            gauge.onTrade(at + MILLI, 1, !bought, i);
            gauge.onTrade(at + MILLI, 1, !bought, i);
            mid += bought ? 100_000 : -100_000;
            quote(gauge, at + SECOND, mid);
        }
        // Each trade is followed by 1 bps within its horizon of 1 s. The mid moves 1 bps in every second second:
        // a variance of 30 bps^2 a minute, 5.477 bps; on 1 s 0.7071 bps. 1 / 0.7071 = 1.414.
        assertEquals(1.414, gauge.toxicity(), 0.02);
    }

    @Test
    void noToxicityWhereTheMidMovesAgainstTheAggressor() {
        FeatureGauge gauge = new FeatureGauge(SETTINGS);
        long mid = 1_000_000_000;
        for (int i = 0; i < 50; i++) {
            quote(gauge, START + i * (2 * SECOND), mid);
            gauge.onTrade(START + i * (2 * SECOND), 1, false, i);
            mid -= 100_000;
        }
        assertEquals(0, gauge.toxicity());
    }

    private static void quote(FeatureGauge gauge, long atNanos, long mid) {
        gauge.onQuote(atNanos, mid - 1, 1, mid + 1, 1);
    }
}
