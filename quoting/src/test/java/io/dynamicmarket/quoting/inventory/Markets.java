package io.dynamicmarket.quoting.inventory;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.ContractKind;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillPurpose;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.InventoryLimits;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.Quantity;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.VenueId;

/** Instruments as Binance lists them, for the tests of this module. */
public final class Markets {
    public static final Asset BTC = new Asset("BTC", 8);
    public static final Asset USDT = new Asset("USDT", 8);
    public static final Asset USD = new Asset("USD", 8);
    public static final ReleaseId RELEASE = new ReleaseId("a".repeat(64));

    /** Price in cents, quantity in 10^-5 BTC. */
    public static final Instrument SPOT = new Instrument(
            new MarketId("BTC-USDT"),
            new VenueId("binance-spot"),
            "BTCUSDT",
            BTC,
            USDT,
            ContractKind.SPOT,
            2,
            5,
            1,
            1,
            1);

    /** Price in tenths of a dollar, quantity in contracts of 100 dollars. */
    public static final Instrument COIN = new Instrument(
            new MarketId("BTC-USD"),
            new VenueId("binance-coinm"),
            "BTCUSD_PERP",
            BTC,
            USD,
            ContractKind.INVERSE,
            1,
            0,
            1,
            1,
            100);

    private Markets() {}

    /** Soft and hard limits of the venue, the same on both sides; those of all venues are ten times as wide. */
    public static InventoryLimits limits(long softUnits, long hardUnits) {
        Quantity soft = new Quantity(softUnits);
        Quantity hard = new Quantity(hardUnits);
        Quantity totalSoft = new Quantity(10 * softUnits);
        Quantity totalHard = new Quantity(10 * hardUnits);
        return new InventoryLimits(soft, soft, hard, hard, totalSoft, totalSoft, totalHard, totalHard);
    }

    public static Fill fill(
            Instrument instrument, long id, Side side, long priceUnits, long quantityUnits, long feeNanos) {
        return new Fill(
                id,
                id,
                1,
                instrument.venue(),
                instrument.market(),
                side,
                new Price(priceUnits),
                new Quantity(quantityUnits),
                new Amount(instrument.settlement(), feeNanos),
                1_000 * id,
                1_000 * id - 500,
                RELEASE,
                FillPurpose.QUOTE);
    }
}
