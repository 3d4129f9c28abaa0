package io.dynamicmarket.quoting.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.CareAction;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillPurpose;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.QuoteCare;
import io.dynamicmarket.facts.QuotingReadings;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.inventory.Markets;
import io.dynamicmarket.quoting.order.QuoteOrigin;
import org.junit.jupiter.api.Test;

class QuoteCareMeterTest {
    private static final double MID = 6_000_000;

    private final QuoteCareMeter meter = new QuoteCareMeter(
            new QuoteCare("quoteAge", 0.9, CareAction.CANCEL, 1, 0, 10),
            new QuoteCare("slippageShare", 0.5, CareAction.SHRINK, 0.5, 0, 2),
            new QuoteCare("toxicFlow", 1, CareAction.WIDEN, 1, 3, 0),
            new FillQualitySettings(60_000, 1_000, 1, 50));

    private static Fill bought(long id, long quotedAtMillis, long filledAtMillis) {
        return new Fill(
                id,
                id,
                1,
                Markets.SPOT.venue(),
                Markets.SPOT.market(),
                Side.BUY,
                new Price(5_999_400),
                new Quantity(1_000),
                Amount.zero(Markets.USDT),
                filledAtMillis,
                quotedAtMillis,
                Markets.RELEASE,
                FillPurpose.QUOTE);
    }

    private static QuoteOrigin origin(double halfSpreadBps) {
        return new QuoteOrigin(1, Markets.RELEASE, MID, halfSpreadBps);
    }

    @Test
    void tellsNothingBeforeThereAreFills() {
        assertEquals(new QuotingReadings(2.5, 0.4, 0, 0), meter.readings(2.5, 0.4));
    }

    @Test
    void tellsTheNinetiethPercentileOfTheTimesThatQuotesRested() {
        meter.onMid(0, MID);
        for (int i = 1; i <= 8; i++) {
            meter.onFill(bought(i, 0, 100L * i), origin(2));
        }
        assertEquals(0, meter.readings(0, 0).fillTimeMillis());
        meter.aged(5_000);
        meter.aged(6_000);
        // 100 to 800, 5,000 and 6,000 ms: nine of ten ended within 5,000.
        assertEquals(5_000, meter.readings(0, 0).fillTimeMillis());
    }

    @Test
    void tellsWhatTheMidsMoveTookOfTheHalfSpread() {
        meter.onMid(0, MID);
        meter.onFill(bought(1, 0, 10), origin(2));
        meter.onFill(bought(2, 0, 20), origin(2));
        // A second later the mid is one bps lower for both: half of the half-spread of two.
        meter.onMid(900, MID - 600);
        meter.onMid(2_000, MID - 600);
        assertEquals(0.5, meter.readings(0, 0).slippageShare(), 1e-6);
    }

    @Test
    void remembersTheHighestToxicityForAsManyRefreshesAsTheTableSays() {
        meter.onRefresh(3);
        meter.onRefresh(1);
        meter.onRefresh(0.5);
        assertEquals(3, meter.readings(0, 0.2).recentToxicity());
        meter.onRefresh(0.5);
        assertEquals(1, meter.readings(0, 0.2).recentToxicity());
        assertEquals(1.5, meter.readings(0, 1.5).recentToxicity());
    }
}
