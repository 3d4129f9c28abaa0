package io.dynamicmarket.quoting.feed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.dynamicmarket.facts.ContractKind;
import io.dynamicmarket.facts.Instrument;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which market a feed carries and on which scale: given from the start, or learnt from the first frames. Learnt scales
 * have eight decimals; where the first price is under 0.01, sizes have two, since billions of such coins in units of
 * 10^-8 do not fit 64 bits. Learnt steps are the greatest common divisors of the first snapshot.
 */
final class MarketIdentity {
    private static final int DECIMALS = 8;
    private static final int COARSE_QUANTITY_DECIMALS = 2;
    private static final long CHEAP_PRICE_UNITS = 1_000_000;

    private final DecodedFrame frame;
    private FrameDecoder decoder;
    private boolean scaled;
    private int quantityDecimals = DECIMALS;
    private byte[] symbol = new byte[0];
    private DepthRule rule = DepthRule.SPOT;
    private long tickSize;
    private long lotSize;
    private @Nullable BinanceMarket market;
    private @Nullable Instrument instrument;

    MarketIdentity(DecodedFrame frame) {
        this.frame = frame;
        this.decoder = new FrameDecoder(frame, DECIMALS, DECIMALS);
    }

    MarketIdentity(DecodedFrame frame, Instrument given) {
        this.frame = frame;
        this.decoder = new FrameDecoder(frame, given.priceDecimals(), given.quantityDecimals());
        this.scaled = true;
        this.symbol = given.symbol().getBytes(US_ASCII);
        this.rule = given.contract() == ContractKind.SPOT ? DepthRule.SPOT : DepthRule.FUTURES;
        this.instrument = given;
    }

    boolean known() {
        return instrument != null;
    }

    Instrument instrument() {
        if (instrument == null) {
            throw new IllegalStateException(
                    "Expected a market that is known, but no snapshot and symbol have come yet");
        }
        return instrument;
    }

    DepthRule rule() {
        return symbol.length > 0 || !frame.futures ? rule : DepthRule.FUTURES;
    }

    /** Decodes a frame on the market's scale and refuses it if it is of another market. */
    void decode(byte[] buffer, int offset, int length) {
        if (!scaled) {
            long price = decoder.firstPriceUnits(buffer, offset, length);
            quantityDecimals = price > 0 && price < CHEAP_PRICE_UNITS ? COARSE_QUANTITY_DECIMALS : DECIMALS;
            decoder = new FrameDecoder(frame, DECIMALS, quantityDecimals);
        }
        decoder.decode(buffer, offset, length);
        if (symbol.length == 0) {
            market = frame.kind == FrameKind.SNAPSHOT ? null : read(buffer);
        } else if (frame.symbolEnd > 0 && !sameSymbol(buffer) || otherRule()) {
            throw new FrameRefused(
                    RefusalReason.OTHER_MARKET,
                    "Expected frames of " + new String(symbol, US_ASCII) + " (" + rule + "), but got one of "
                            + symbolOf(buffer) + (frame.futures ? " (FUTURES)" : ""));
        }
    }

    /** Keeps what the frame has taught, once it has been accepted. */
    void learn() {
        if (instrument != null) {
            return;
        }
        scaled |= frame.kind != FrameKind.DEPTH || frame.bids.levels() + frame.asks.levels() > 0;
        if (frame.kind == FrameKind.SNAPSHOT && tickSize == 0) {
            tickSize = frame.bids.priceStep(frame.asks.priceStep(0));
            lotSize = frame.bids.quantityStep(frame.asks.quantityStep(0));
        }
        if (market != null && symbol.length == 0) {
            symbol = market.symbol().getBytes(US_ASCII);
            rule = market.contract() == ContractKind.SPOT ? DepthRule.SPOT : DepthRule.FUTURES;
        }
        if (market != null && symbol.length > 0 && tickSize > 0 && lotSize > 0) {
            instrument = market.instrument(DECIMALS, quantityDecimals, tickSize, lotSize);
        }
    }

    private BinanceMarket read(byte[] buffer) {
        return BinanceMarket.of(symbolOf(buffer), frame.futures, frame.namesPair);
    }

    private boolean otherRule() {
        boolean tells = frame.kind == FrameKind.DEPTH || frame.kind == FrameKind.TRADE;
        return tells && frame.futures != (rule == DepthRule.FUTURES);
    }

    private boolean sameSymbol(byte[] buffer) {
        return Arrays.equals(buffer, frame.symbolStart, frame.symbolEnd, symbol, 0, symbol.length);
    }

    private String symbolOf(byte[] buffer) {
        int length = Math.min(40, frame.symbolEnd - frame.symbolStart);
        return new String(buffer, frame.symbolStart, length, US_ASCII);
    }
}
