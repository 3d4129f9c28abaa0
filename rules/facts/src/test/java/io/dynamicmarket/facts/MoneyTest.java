package io.dynamicmarket.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private static final Asset USDT = new Asset("USDT", 6);
    private static final Asset TOKEN = new Asset("DCT", 9);

    @Property(seed = "1")
    void whatIsAddedCanBeTakenAway(@ForAll int first, @ForAll int second) {
        Amount start = new Amount(USDT, first);
        assertEquals(start, start.plus(new Amount(USDT, second)).minus(new Amount(USDT, second)));
    }

    @Test
    void timesRoundsAsTheCallerSays() {
        Amount three = new Amount(USDT, 3);
        assertEquals(1, three.times(new BigDecimal("0.5"), RoundingMode.DOWN).nanos());
        assertEquals(2, three.times(new BigDecimal("0.5"), RoundingMode.UP).nanos());
    }

    @Test
    void holdsTheWholeSupplyOfTheToken() {
        Amount supply = Amount.of(TOKEN, new BigDecimal("100000000"), RoundingMode.UNNECESSARY);
        assertEquals("100000000 DCT", supply.toString());
    }

    @Test
    void refusesToOverflowOrToMixAssets() {
        Amount most = new Amount(USDT, Long.MAX_VALUE);
        assertThrows(ArithmeticException.class, () -> most.plus(new Amount(USDT, 1)));
        assertThrows(ArithmeticException.class, () -> most.times(BigDecimal.TEN, RoundingMode.DOWN));
        assertThrows(IllegalArgumentException.class, () -> most.plus(new Amount(TOKEN, 1)));
    }

    @Test
    void refusesAReportThatDoesNotAddUp() {
        Amount zero = Amount.zero(USDT);
        Amount one = new Amount(USDT, 1);
        assertThrows(IllegalArgumentException.class, () -> new PnlReport(one, zero, zero, zero, zero, zero, 0));
    }

    @Test
    void anInverseContractIsWorthLessCoinsAtAHigherPrice() {
        Instrument inverse = new Instrument(
                new MarketId("BTC-USD-PERP"),
                new VenueId("binance-coinm"),
                "BTCUSD_PERP",
                new Asset("BTC", 8),
                new Asset("USD", 2),
                ContractKind.INVERSE,
                8,
                8,
                10_000_000,
                100_000_000,
                100);
        // 10 contracts of 100 USD bought at 10,000 and sold at 11,000: 10 * 100 * (1/10,000 - 1/11,000) BTC
        double profit = 10 * (inverse.unitValue(11_000) - inverse.unitValue(10_000));
        assertEquals(0.00909090909, profit, 1e-10);
        assertEquals("BTC", inverse.settlement().id());
    }
}
