package io.dynamicmarket.quoting.attribution;

import static io.dynamicmarket.quoting.inventory.Markets.COIN;
import static io.dynamicmarket.quoting.inventory.Markets.RELEASE;
import static io.dynamicmarket.quoting.inventory.Markets.SPOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillPurpose;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.attribution.FillBasis.Hedge;
import io.dynamicmarket.quoting.attribution.FillBasis.Quoted;
import io.dynamicmarket.quoting.order.QuoteOrigin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One bitcoin at a time, prices in cents: a cent of distance is a cent of profit. */
class FillAttributionTest {
    private static final long ONE = 100_000;

    private final List<AttributedFill> rows = new ArrayList<>();
    private final FillAttribution spot = new FillAttribution(SPOT, rows::add);

    private static Fill fill(
            Instrument instrument, Side side, long priceUnits, long units, long feeNanos, long millis) {
        return new Fill(
                1,
                5,
                7,
                instrument.venue(),
                instrument.market(),
                side,
                new Price(priceUnits),
                new Quantity(units),
                new Amount(instrument.settlement(), feeNanos),
                millis,
                millis - 500,
                RELEASE,
                FillPurpose.QUOTE);
    }

    /** Components that added something, whole units of the settlement asset. */
    private static Map<Component, String> parts(AttributionReport report) {
        Map<Component, String> parts = new LinkedHashMap<>();
        report.parts().forEach((component, amount) -> {
            if (amount.nanos() != 0) {
                parts.put(component, plain(amount));
            }
        });
        return parts;
    }

    private static String plain(Amount amount) {
        BigDecimal decimal = amount.toDecimal().stripTrailingZeros();
        return decimal.toPlainString();
    }

    /**
     * Mid 1,000.00 when quoted, centre 999.50, half-spread 1.00: the nearest bid would be 998.50. This tier stands 0.256
     * farther out, at 998.244, rounded to 998.24. The mid is 999.00 at the fill, and 998.50, 998.00, 999.25 after it.
     */
    @Test
    void walksFromThePriceToTheMark() {
        spot.onMid(0, 1_000_00);
        spot.onMid(900, 999_00);
        QuoteOrigin origin = new QuoteOrigin(7, RELEASE, 1_000_00, 10, 999_50, 998_24.4);
        spot.onFill(fill(SPOT, Side.BUY, 998_24, ONE, 100_000_000, 1_000), Quoted.of(origin));
        spot.onMid(1_900, 998_50);
        spot.onMid(2_001, 997_00);
        spot.onMid(6_000, 998_00);
        spot.onMid(6_001, 990_00);
        spot.onMid(31_000, 999_25);
        spot.onMid(31_001, 1_200_00);
        AttributionReport report = spot.report(1_001_00);
        assertEquals(
                "{ROUNDING=0.004, LADDER=0.256, SPREAD=1, SKEW=0.5, SLIPPAGE=-1, ADVERSE_1S=-0.5, ADVERSE_5S=-0.5, "
                        + "ADVERSE_30S=1.25, CARRY=1.75, FEE=-0.1}",
                parts(report).toString());
        // bought at 998.24, worth 1,001.00, a fee of 0.10
        assertEquals("2.66", plain(report.total()));
        assertEquals(0, report.nanosRounding().nanos());
        assertEquals(1, rows.size());
        assertEquals(999_25, rows.get(0).mid30sUnits());
        assertEquals(7, rows.get(0).fill().snapshotId());
    }

    @Test
    void turnsEverySignForASale() {
        spot.onMid(0, 1_000_00);
        spot.onFill(
                fill(SPOT, Side.SELL, 1_000_80, ONE, -50_000_000, 1_000), Quoted.of(1_000_00, 999_80, 10, 1_000_79.5));
        spot.onMid(1_500, 1_002_00);
        assertEquals(
                "{ROUNDING=0.005, LADDER=-0.005, SPREAD=1, SKEW=-0.2, ADVERSE_1S=-2, FEE=0.05}",
                parts(spot.report(1_002_00)).toString());
    }

    @Test
    void endsTheLegUnderWayAtTheMarkAndLeavesThoseAfterItEmpty() {
        spot.onMid(0, 1_000_00);
        spot.onFill(fill(SPOT, Side.BUY, 1_000_00, ONE, 0, 1_000), Quoted.of(1_000_00, 1_000_00, 0, 1_000_00));
        spot.onMid(1_500, 1_001_00);
        spot.onMid(3_000, 1_003_00);
        assertEquals(
                "{ADVERSE_1S=1, ADVERSE_5S=6}", parts(spot.report(1_007_00)).toString());
        spot.end(1_007_00);
        assertEquals(
                "{ADVERSE_1S=1, ADVERSE_5S=6}", parts(spot.report(1_007_00)).toString());
        assertEquals(1_007_00, rows.get(0).mid30sUnits());
    }

    @Test
    void givesTheWholeResultOfAHedgeToHedging() {
        spot.onMid(0, 1_000_00);
        spot.onFill(fill(SPOT, Side.SELL, 999_00, ONE, 200_000_000, 1_000), new Hedge());
        spot.onMid(40_000, 1_010_00);
        spot.onMid(50_000, 1_020_00);
        // sold a dollar under the mid; bought back in mind at 1,020
        assertEquals(
                "{HEDGE_COST=-1, HEDGE_HOLDING=-20, FEE=-0.2}",
                parts(spot.report(1_020_00)).toString());
        assertEquals(1, spot.hedges());
    }

    @Test
    void countsFundingGasAndWhatAnEarlierRunBought() {
        spot.onRecalled(fill(SPOT, Side.BUY, 900_00, ONE, 300_000_000, 1_000));
        spot.onFunding(new Amount(SPOT.settlement(), -40_000_000));
        spot.onGas(new Amount(SPOT.settlement(), 10_000_000));
        assertEquals(
                "{FUNDING=-0.04, RECALLED=150, FEE=-0.3, GAS=-0.01}",
                parts(spot.report(1_050_00)).toString());
        assertEquals("149.65", plain(spot.report(1_050_00).total()));
    }

    /** 100 contracts of 100 dollars: 10,000 / 50,000 = 0.2 BTC at the price, 10,000 / 40,000 = 0.25 at the mark. */
    @Test
    void valuesInverseContractsInTheBaseAsset() {
        FillAttribution coin = new FillAttribution(COIN, rows::add);
        coin.onMid(0, 62_500_0);
        coin.onFill(fill(COIN, Side.SELL, 50_000_0, 100, 0, 10), Quoted.of(62_500_0, 62_500_0, 2_000, 50_000_0));
        coin.onMid(20, 40_000_0);
        // 10,000 / 62,500 = 0.16; half-spread of 12,500 dollars above it, 75,000: 0.13333...
        assertEquals(
                "{LADDER=-0.066666667, SPREAD=0.026666667, ADVERSE_1S=0.09}",
                parts(coin.report(40_000_0)).toString());
        assertEquals("0.05", plain(coin.report(40_000_0).total()));
    }

    @Test
    void countsFromTheMidAtTheFillHoweverLateItIsHeard() {
        spot.onMid(0, 1_000_00);
        spot.onMid(1_000, 1_001_00);
        spot.onMid(1_300, 1_002_00);
        spot.onFill(fill(SPOT, Side.BUY, 1_000_00, ONE, 0, 1_000), Quoted.of(1_000_00, 1_000_00, 0, 1_000_00));
        assertEquals("{SLIPPAGE=1, ADVERSE_1S=1}", parts(spot.report(1_002_00)).toString());
    }

    @Test
    void refusesAFillThatItCannotHoldAgainstAnything() {
        Fill fill = fill(SPOT, Side.BUY, 1_000_00, ONE, 0, 1_000);
        assertThrows(IllegalStateException.class, () -> spot.onFill(fill, new Hedge()));
        assertThrows(IllegalArgumentException.class, () -> spot.onGas(new Amount(COIN.settlement(), 1)));
        assertThrows(IllegalArgumentException.class, () -> Quoted.of(0, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Quoted.of(1, Double.NaN, 1, 1));
    }

    @Test
    void countsATheoreticalPriceUnderNothingAtAThousandthOfAUnit() {
        spot.onMid(0, 1_000_00);
        spot.onFill(fill(SPOT, Side.SELL, 1_000_00, ONE, 0, 0), Quoted.of(1_000_00, -5_000_00, 1, 1_000_00));
        AttributionReport report = spot.report(1_000_00);
        assertEquals("-999.99999", plain(report.of(Component.SKEW)));
        assertEquals("0", plain(report.total()));
    }
}
