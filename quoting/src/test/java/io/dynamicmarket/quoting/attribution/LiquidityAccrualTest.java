package io.dynamicmarket.quoting.attribution;

import static io.dynamicmarket.quoting.inventory.Markets.COIN;
import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.fill.RestingQuote;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mid of 1,000.00 and a distance of 50 bps: quotes from 995.00 to 1,005.00 count. */
class LiquidityAccrualTest {
    private static final double MID = 1_000_00;
    private static final double WITHIN_BPS = 50;

    private final LiquidityAccrual liquidity = new LiquidityAccrual(SPOT);

    private static RestingQuote quote(Side side, long priceUnits, long units) {
        return new RestingQuote(1, side, new Price(priceUnits), new Quantity(units), Quantity.ZERO);
    }

    /** 2 at 999.00 and 1 at 995.00 against 2.5 at 1,001.00 make 2,993 and 2,502.50; a spread of 2.00 of 10.00. */
    @Test
    void measuresTheThinnerSideAndTheBestQuotes() {
        liquidity.onQuotes(
                0,
                MID,
                List.of(
                        quote(Side.BUY, 999_00, 200_000),
                        quote(Side.BUY, 995_00, 100_000),
                        quote(Side.BUY, 994_99, 900_000),
                        quote(Side.SELL, 1_001_00, 250_000)),
                WITHIN_BPS);
        assertEquals(new LiquidityEpoch(0, 1_000, 1, 2_502.5, 0.8), liquidity.epoch(1_000));
        assertEquals(2_002, liquidity.epoch(1_000).accrual(), 1e-9);
    }

    /** Up for 3 of 4 seconds: 1 s at a depth of 1,000 and the full tightness, 2 s at 401 and half of it. */
    @Test
    void averagesOverTheTimeThatTheDeskIsUp() {
        liquidity.onQuotes(
                0, MID, List.of(quote(Side.BUY, 1_000_00, 100_000), quote(Side.SELL, 1_000_00, 100_000)), WITHIN_BPS);
        liquidity.onQuotes(1_000, MID, List.of(quote(Side.BUY, 1_000_00, 100_000)), WITHIN_BPS);
        liquidity.onQuotes(
                2_000, MID, List.of(quote(Side.BUY, 997_50, 100_000), quote(Side.SELL, 1_002_50, 40_000)), WITHIN_BPS);
        // 0.4 at 1,002.50 is 401
        LiquidityEpoch epoch = liquidity.closeEpoch(4_000);
        assertEquals(new LiquidityEpoch(0, 4_000, 0.75, (1_000 + 2 * 401) / 3.0, (1 + 2 * 0.5) / 3), epoch);
        // what rests goes on into the next epoch
        assertEquals(new LiquidityEpoch(4_000, 6_000, 1, 401, 0.5), liquidity.closeEpoch(6_000));
    }

    @Test
    void isNothingWithoutQuotesOfBothSides() {
        assertEquals(0, liquidity.epoch(0).accrual());
        liquidity.onQuotes(0, MID, List.of(quote(Side.BUY, 999_00, 1)), WITHIN_BPS);
        liquidity.onQuotes(5_000, MID, List.of(), WITHIN_BPS);
        assertEquals(new LiquidityEpoch(0, 9_000, 0, 0, 0), liquidity.epoch(9_000));
    }

    /** Three contracts of 100 dollars, whatever their price. */
    @Test
    void countsInverseContractsByTheirSize() {
        LiquidityAccrual coin = new LiquidityAccrual(COIN);
        coin.onQuotes(0, 60_000_0, List.of(quote(Side.BUY, 59_940_0, 3), quote(Side.SELL, 60_060_0, 5)), WITHIN_BPS);
        // a spread of 120 of 600
        assertEquals(new LiquidityEpoch(0, 10, 1, 300, 0.8), coin.epoch(10));
    }
}
