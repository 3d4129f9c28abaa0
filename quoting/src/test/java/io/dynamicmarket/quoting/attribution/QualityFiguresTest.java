package io.dynamicmarket.quoting.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.Side;
import org.junit.jupiter.api.Test;

/** Each figure against numbers worked out by hand. */
class QualityFiguresTest {
    private static final long DAY_MILLIS = 86_400_000;
    private static final long MINUTE_MILLIS = 60_000;

    /** 6 bps per square root of a minute over 15 s, a quarter of a minute: 3 bps are expected. */
    @Test
    void holdsAdverseMovesAgainstWhatVolatilityExplains() {
        AdverseMove moves = new AdverseMove(2);
        moves.onMid(0, 10_000);
        assertEquals(0, moves.ratio());
        moves.onFill(1_000, Side.BUY, 15_000, 6);
        moves.onMid(16_000, 9_996);
        assertFalse(moves.known());
        moves.onMid(16_001, 9_990);
        // down by 4 bps after buying
        assertEquals(4 / 3.0, moves.ratio(), 1e-12);
        moves.onFill(17_000, Side.SELL, 15_000, 6);
        moves.onMid(32_001, 9_980.01);
        // what held at 32,000 is the mid at the fill: no move
        assertEquals(4 / 6.0, moves.ratio(), 1e-12);
        assertTrue(moves.known());
        moves.onFill(33_000, Side.SELL, 15_000, 6);
        moves.onMid(40_000, 9_970.02999);
        moves.onMid(48_001, 1);
        // the oldest is forgotten; the latest fell by 10 bps after selling
        assertEquals(-10 / 6.0, moves.ratio(), 1e-5);
    }

    @Test
    void expectsNoMoveWithoutVolatility() {
        AdverseMove moves = new AdverseMove(1);
        moves.onMid(0, 10_000);
        moves.onFill(0, Side.BUY, 1_000, 0);
        moves.onMid(5_000, 9_000);
        moves.onMid(5_001, 9_000);
        assertEquals(0, moves.ratio());
        assertThrows(IllegalArgumentException.class, () -> new AdverseMove(0));
    }

    @Test
    void countsDriftOverTheDayAndForgetsWhatIsOlder() {
        InventoryDrift drift = new InventoryDrift(DAY_MILLIS);
        assertEquals(0, drift.share(0));
        drift.onFill(0, 30);
        assertEquals(1, drift.share(0));
        drift.onFill(10 * MINUTE_MILLIS, -20);
        // |30 - 20| of 50
        assertEquals(0.2, drift.share(10 * MINUTE_MILLIS));
        assertEquals(0.2, drift.share(DAY_MILLIS - 1));
        assertFalse(drift.known(DAY_MILLIS - 1));
        assertTrue(drift.known(DAY_MILLIS));
        assertEquals(1, drift.share(DAY_MILLIS));
        assertEquals(0, drift.share(3 * DAY_MILLIS));
    }

    /** Before the last hour 100 quotes on 2 units of gas, within it 30 on 1: 30 / 50. */
    @Test
    void holdsQuotesPerGasAgainstAllTimeBefore() {
        QuotesPerGas gas = new QuotesPerGas(60 * MINUTE_MILLIS);
        assertEquals(0, gas.perUnit());
        gas.onQuotes(0, 100);
        gas.onGas(0, 2_000_000_000L);
        assertEquals(1, gas.ratio(0), "Expected nothing to be held against nothing");
        gas.onQuotes(90 * MINUTE_MILLIS, 30);
        assertEquals(1, gas.ratio(90 * MINUTE_MILLIS));
        gas.onGas(90 * MINUTE_MILLIS, 1_000_000_000L);
        assertEquals(0.6, gas.ratio(90 * MINUTE_MILLIS), 1e-12);
        assertEquals(130 / 3.0, gas.perUnit(), 1e-12);
    }

    /** Bought 3 at 10 bps down, sold 1 at 2 bps up: (3 x 10 + 1 x 2) / 4. */
    @Test
    void weighsSlippageByQuantity() {
        FillSlippage slippage = new FillSlippage();
        assertEquals(0, slippage.meanBps());
        slippage.onFill(Side.BUY, 3, 10_000, 9_990);
        assertEquals(10, slippage.meanBps(), 1e-9);
        slippage.onFill(Side.SELL, 1, 10_000, 10_002);
        assertEquals(8, slippage.meanBps(), 1e-9);
        slippage.onFill(Side.SELL, 4, 10_000, 9_984);
        assertEquals(-4, slippage.meanBps(), 1e-9);
    }

    @Test
    void countsAQuoteThatTradesInPartsOnce() {
        FillRatio ratio = new FillRatio();
        assertEquals(0, ratio.ratio());
        ratio.onQuotes(8);
        ratio.onFill(1);
        ratio.onFill(2);
        ratio.onFill(1);
        assertEquals(0.25, ratio.ratio());
    }

    /** Changes 1, -1, 1, -1 hedged and 2, -2, 2, -2 unhedged: a quarter of the variance is left. */
    @Test
    void takesTheShareOfVarianceThatHedgingTakesAway() {
        HedgeEffectiveness hedging = new HedgeEffectiveness();
        assertFalse(hedging.known());
        assertThrows(IllegalStateException.class, hedging::share);
        hedging.add(5, 5);
        assertFalse(hedging.known(), "Expected one window to have no variance");
        HedgeEffectiveness again = new HedgeEffectiveness();
        for (int i = 0; i < 4; i++) {
            int sign = i % 2 == 0 ? 1 : -1;
            again.add(100 + sign, 7 + 2 * sign);
        }
        assertEquals(0.75, again.share(), 1e-12);
    }
}
