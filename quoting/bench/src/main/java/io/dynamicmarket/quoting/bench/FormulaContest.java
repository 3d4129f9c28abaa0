package io.dynamicmarket.quoting.bench;

import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.QuotingModelName;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.ladder.QuoteSet;
import io.dynamicmarket.quoting.model.QuotingModel;
import io.dynamicmarket.quoting.model.QuotingModels;
import java.util.List;

/** Centre and half-spread by each model, and twenty whole quotes with every skew, floor, limit and rounding. */
final class FormulaContest {
    private static final int QUOTES = 20_000;
    private static final double HORIZON_MINUTES = 2;

    private FormulaContest() {}

    static Contest of(Instrument instrument, double price) {
        return new Contest(
                "Quote formula",
                "call",
                QUOTES,
                Double.POSITIVE_INFINITY,
                List.of(
                        model(QuotingModelName.AVELLANEDA_STOIKOV),
                        model(QuotingModelName.GLFT),
                        model(QuotingModelName.GLFT_EXACT),
                        whole(instrument, QuotingModelName.AVELLANEDA_STOIKOV, price),
                        whole(instrument, QuotingModelName.GLFT, price),
                        whole(instrument, QuotingModelName.GLFT_EXACT, price)));
    }

    private static Contender model(QuotingModelName name) {
        QuotingModel model = QuotingModels.of(name, 0.1, 1, 60, 0.25, 0.5, QuotingModels.FINE_BITS);
        return Contest.contender(name + " centre and half-spread", () -> {
            double sum = 0;
            for (int i = 0; i < QUOTES; i++) {
                double inventory = (i % 200 - 100) / 100.0;
                double volatility = volatility(i);
                sum += model.reservationOffset(inventory, volatility, HORIZON_MINUTES)
                        + model.halfSpread(inventory, volatility, HORIZON_MINUTES);
            }
            return sum;
        });
    }

    private static Contender whole(Instrument instrument, QuotingModelName name, double price) {
        Desk desk = new Desk(instrument, name, price);
        long tick = instrument.tickSize();
        long mid = Math.round(price * Math.pow(10, instrument.priceDecimals()) / tick) * tick;
        return Contest.contender(name + ", 20 whole quotes", () -> {
            long sum = 0;
            for (int i = 0; i < QUOTES; i++) {
                long bid = mid + i % 50 * tick;
                QuoteSet quotes = desk.quote(bid, bid + tick, volatility(i), (i % 20 - 10) / 10.0);
                sum += quotes.priceUnits(Side.BUY, 0) + quotes.priceUnits(Side.SELL, Desk.TIERS - 1);
            }
            return Contender.exact(sum);
        });
    }

    private static double volatility(int i) {
        return 5 + i % 64 / 4.0;
    }
}
