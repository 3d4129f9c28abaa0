package io.dynamicmarket.quoting.fill;

import static io.dynamicmarket.quoting.inventory.Markets.RELEASE;
import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.inventory.Markets;
import io.dynamicmarket.quoting.order.QuoteOrigin;
import org.junit.jupiter.api.Test;

/** Fill n happens at n seconds ({@link Markets#fill}); the markout is one second later. */
class SlippageShareTest {
    private final SlippageShare slippage = new SlippageShare(1_000, 3, 1);

    private void fill(long second, Side side, double quotedMidUnits, double halfSpreadBps) {
        slippage.onFill(
                Markets.fill(SPOT, second, side, 100_000, 1, 0),
                new QuoteOrigin(1, RELEASE, quotedMidUnits, halfSpreadBps));
    }

    @Test
    void isNothingWhereTheMidStays() {
        fill(1, Side.BUY, 100_000, 10);
        slippage.onMid(1_000, 100_000);
        slippage.onMid(2_001, 99_000);
        assertEquals(0, slippage.share(), 1e-12);
    }

    @Test
    void isHalfWhereTheMidFallsByHalfOfTheHalfSpreadAfterBuying() {
        fill(1, Side.BUY, 100_000, 10);
        // 5 bps of 100,000 are 50.
        slippage.onMid(1_500, 99_950);
        slippage.onMid(2_001, 120_000);
        assertEquals(0.5, slippage.share(), 1e-12);
    }

    @Test
    void countsAFavourableMoveAgainstAnAdverseOne() {
        fill(1, Side.SELL, 100_000, 10);
        slippage.onMid(1_500, 100_100);
        fill(2, Side.SELL, 100_100, 30);
        slippage.onMid(2_500, 100_000);
        slippage.onMid(9_000, 100_000);
        // 10 bps against, then 100 / 100,100 = 9.99 bps in favour, of 40 quoted.
        assertEquals((10 - 100.0 / 100_100 * 10_000) / 40, slippage.share(), 1e-12);
    }

    @Test
    void forgetsAllButTheLatestFills() {
        fill(1, Side.BUY, 200_000, 10);
        slippage.onMid(2_000, 100_000);
        for (int second = 2; second <= 4; second++) {
            fill(second, Side.BUY, 100_000, 10);
        }
        slippage.onMid(9_000, 100_000);
        assertEquals(0, slippage.share(), 1e-12);
    }

    @Test
    void tellsNothingBeforeAFillIsJudged() {
        fill(1, Side.BUY, 100_000, 10);
        slippage.onMid(2_000, 100_000);
        assertFalse(slippage.known());
        assertEquals(
                "Expected at least 1 judged fills, but there were 0",
                assertThrows(IllegalStateException.class, slippage::share).getMessage());
    }
}
