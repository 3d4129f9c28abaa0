package io.dynamicmarket.quoting.attribution;

import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.QualityTarget;
import io.dynamicmarket.facts.QualityTarget.Beyond;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.attribution.FillBasis.Quoted;
import io.dynamicmarket.quoting.inventory.Markets;
import org.junit.jupiter.api.Test;

/** Fills at 1 s, 2 s and so on ({@link Markets#fill}), judged 5 s later; a half-spread of 10 bps of 100,000 is 100 units. */
class SpreadEfficiencyTest {
    private static final QualityTarget TARGET = new QualityTarget("realizedSpreadShare", 0.6, Beyond.BELOW, 5, 0);

    private final SpreadEfficiency spread = new SpreadEfficiency(5_000, TARGET);

    private void fill(long id, Side side, long priceUnits, long quantityUnits) {
        spread.onFill(
                Markets.fill(SPOT, id, side, priceUnits, quantityUnits, 0),
                Quoted.of(100_000, 100_000, 10, priceUnits));
    }

    @Test
    void isOneWhereTheMidStaysAndZeroWhereItTakesTheHalfSpread() {
        spread.onMid(0, 100_000);
        assertEquals(1, spread.share());
        fill(1, Side.BUY, 99_900, 3);
        spread.onMid(6_001, 100_000);
        assertEquals(1, spread.share());
        fill(2, Side.SELL, 100_100, 3);
        spread.onMid(7_000, 100_100);
        spread.onMid(7_001, 100_000);
        // 3 x 100 and 3 x 0 of 6 x 100
        assertEquals(0.5, spread.share());
    }

    /** (3 x (99,950 - 99,900) + 1 x (100,100 - 100,200)) / (4 x 100) = (150 - 100) / 400. */
    @Test
    void weighsByQuantityAndTakesTheMidThatHeldAtTheMarkout() {
        spread.onMid(0, 100_000);
        fill(1, Side.BUY, 99_900, 3);
        fill(2, Side.SELL, 100_100, 1);
        spread.onMid(6_000, 99_950);
        spread.onMid(6_001, 100_200);
        spread.onMid(7_002, 90_000);
        assertEquals(0.125, spread.share());
    }

    @Test
    void judgesAWindowWhenItsLastFillIsAndCountsTheMissedInARow() {
        spread.onMid(0, 100_000);
        fill(1, Side.BUY, 99_900, 1);
        spread.onRefresh();
        fill(2, Side.BUY, 99_900, 1);
        spread.onMid(6_001, 99_960);
        assertEquals(1, spread.latestShare());
        spread.onMid(7_000, 99_950);
        spread.onRefresh();
        // the second is judged at 7,000 by the mid of then
        spread.onMid(7_001, 99_990);
        assertEquals(0.5, spread.latestShare());
        assertEquals(1, spread.missedInARow());

        // windows without fills are passed over
        spread.onRefresh();
        spread.onRefresh();
        assertEquals(1, spread.missedInARow());
        fill(3, Side.BUY, 99_900, 1);
        spread.onRefresh();
        spread.onMid(8_000, 99_959);
        spread.onMid(8_001, 99_000);
        assertEquals(0.59, spread.latestShare(), 1e-12);
        assertEquals(2, spread.missedInARow());
        spread.onMid(8_002, 99_960);
        fill(4, Side.BUY, 99_900, 1);
        spread.onRefresh();
        spread.onMid(9_001, 99_960);
        assertEquals(0.6, spread.latestShare());
        assertEquals(0, spread.missedInARow(), "Expected a share at the limit to meet the target");
    }

    @Test
    void leavesOutQuotesWithoutATheoreticalHalfSpread() {
        spread.onMid(0, 100_000);
        Fill fill = Markets.fill(SPOT, 1, Side.BUY, 99_000, 1, 0);
        spread.onFill(fill, Quoted.of(100_000, 100_000, 0, 99_000));
        spread.onRefresh();
        spread.onMid(10_000, 90_000);
        assertEquals(1, spread.share());
        assertEquals(1, spread.latestShare());
    }
}
