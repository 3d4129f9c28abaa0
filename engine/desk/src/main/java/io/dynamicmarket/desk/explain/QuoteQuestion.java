package io.dynamicmarket.desk.explain;

import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.ContractKind;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.PresetName;
import io.dynamicmarket.facts.VenueId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A market and a desk as a person describes them.
 *
 * @param market canonical id, for example {@code BTC-USDT-PERP}
 * @param venue for example {@code binance-usdm}; its fees and minimum apply
 * @param bid best bid, quote units
 * @param ask best ask, quote units
 * @param tick smallest price step, quote units
 * @param lot smallest quantity step, base units (contracts if inverse)
 * @param volatilityBps per square root of a minute
 * @param imbalance of depth, -1..1
 * @param toxicity highest of the latest refreshes
 * @param inventory signed holding at the venue, base units (contracts if inverse)
 * @param totalInventory signed holding of all venues
 * @param gasBps cost of one refresh
 * @param congestion gas price over its usual level
 * @param confidence of the feed, 0..1
 * @param volumeRatio traded volume over its trend
 * @param state in force
 * @param preset asked for by governance; null for the one that the state asks for
 */
public record QuoteQuestion(
        MarketId market,
        VenueId venue,
        BigDecimal bid,
        BigDecimal ask,
        BigDecimal tick,
        BigDecimal lot,
        double volatilityBps,
        double imbalance,
        double toxicity,
        BigDecimal inventory,
        BigDecimal totalInventory,
        double gasBps,
        double congestion,
        double confidence,
        double volumeRatio,
        MarketState state,
        @Nullable PresetName preset) {
    private static final int MOST_DECIMALS = 8;

    public QuoteQuestion {
        if (bid.signum() <= 0 || ask.compareTo(bid) <= 0) {
            throw new IllegalArgumentException(
                    "Expected a bid above 0 and an ask above the bid, but got " + bid + " and " + ask);
        }
        if (tick.signum() <= 0 || lot.signum() <= 0) {
            throw new IllegalArgumentException("Expected a tick and a lot above 0, but got " + tick + " and " + lot);
        }
        if (!(volatilityBps >= 0 && Math.abs(imbalance) <= 1 && toxicity >= 0 && gasBps >= 0 && congestion >= 0)) {
            throw new IllegalArgumentException("Expected a volatility, toxicity, gas and congestion of 0 or more and an"
                    + " imbalance from -1 to 1, but got " + volatilityBps + ", " + toxicity + ", " + gasBps + ", "
                    + congestion + " and " + imbalance);
        }
        if (!(confidence >= 0 && confidence <= 1) || !(volumeRatio >= 0)) {
            throw new IllegalArgumentException("Expected a confidence from 0 to 1 and a volume ratio of 0 or more, but"
                    + " got " + confidence + " and " + volumeRatio);
        }
    }

    /** The instrument on the scale of its tick and lot, or finer where a price or holding is. */
    public Instrument instrument() {
        String[] words = market.value().split("-", -1);
        if (words.length < 2 || words[0].isEmpty() || words[1].isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected a market like BTC-USDT or BTC-USDT-PERP, but got " + market.value());
        }
        ContractKind contract = contract();
        long contractSize = contract != ContractKind.INVERSE ? 1 : words[0].equals("BTC") ? 100 : 10;
        int priceDecimals = decimals("tick, bid and ask", tick, bid, ask);
        int quantityDecimals = decimals("lot and inventory", lot, inventory, totalInventory);
        return new Instrument(
                market,
                venue,
                String.join("", words),
                new Asset(words[0], MOST_DECIMALS),
                new Asset(words[1], MOST_DECIMALS),
                contract,
                priceDecimals,
                quantityDecimals,
                tick.movePointRight(priceDecimals).longValueExact(),
                lot.movePointRight(quantityDecimals).longValueExact(),
                contractSize);
    }

    private ContractKind contract() {
        return switch (venue.value()) {
            case "binance-coinm" -> ContractKind.INVERSE;
            case "binance-usdm" -> ContractKind.LINEAR;
            default -> ContractKind.SPOT;
        };
    }

    private static int decimals(String what, BigDecimal... values) {
        int most = 0;
        for (BigDecimal value : values) {
            most = Math.max(most, value.stripTrailingZeros().scale());
        }
        if (most > MOST_DECIMALS) {
            throw new IllegalArgumentException(
                    "Expected at most " + MOST_DECIMALS + " decimals in " + what + ", but got " + most);
        }
        return most;
    }
}
