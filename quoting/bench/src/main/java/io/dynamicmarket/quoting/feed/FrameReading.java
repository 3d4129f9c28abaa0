package io.dynamicmarket.quoting.feed;

import io.dynamicmarket.facts.Side;

/** Decodes frames and does no more, for comparison with other decoders; prices and sizes in units of 10^-8. */
public final class FrameReading {
    /** Of all numbers. */
    public static final int DECIMALS = 8;

    private final DecodedFrame frame = new DecodedFrame();
    private final FrameDecoder decoder = new FrameDecoder(frame, DECIMALS, DECIMALS);

    /** Decodes a frame that must be a good one. */
    public FrameKind read(byte[] buffer, int offset, int length) {
        decoder.decode(buffer, offset, length);
        return frame.kind;
    }

    public int levels(Side side) {
        return list(side).levels();
    }

    public long priceUnits(Side side, int level) {
        return list(side).priceUnits(level);
    }

    public long quantityUnits(Side side, int level) {
        return list(side).quantityUnits(level);
    }

    public long lastId() {
        return frame.lastId;
    }

    /** All that the frame says, folded together; the order of levels does not matter. */
    public long digest() {
        return switch (frame.kind) {
            case DEPTH -> frame.firstId + 3 * frame.lastId + levelsDigest(frame.bids) + 3 * levelsDigest(frame.asks);
            case TRADE ->
                tradeDigest(
                        frame.tradeId, frame.priceUnits, frame.quantityUnits, frame.buyerIsMaker, frame.tradedAtMillis);
            case BOOK_TICKER ->
                tickerDigest(frame.bidUnits, frame.bidQuantityUnits, frame.askUnits, frame.askQuantityUnits);
            case SNAPSHOT, REFUSED ->
                throw new IllegalStateException("Expected a frame of a stream, but got a " + frame.kind);
        };
    }

    public static long tradeDigest(long id, long priceUnits, long quantityUnits, boolean buyerIsMaker, long atMillis) {
        return id + 31 * pairDigest(priceUnits, quantityUnits) + (buyerIsMaker ? 7 : 0) + 17 * atMillis;
    }

    public static long tickerDigest(long bidUnits, long bidSizeUnits, long askUnits, long askSizeUnits) {
        return pairDigest(bidUnits, bidSizeUnits) + 31 * pairDigest(askUnits, askSizeUnits);
    }

    /** A level; levels of a list are added up. */
    public static long pairDigest(long priceUnits, long quantityUnits) {
        return (priceUnits ^ quantityUnits * 0x9E3779B97F4A7C15L) * 0xC2B2AE3D27D4EB4FL;
    }

    private static long levelsDigest(LevelList list) {
        long sum = 0;
        for (int i = 0; i < list.levels(); i++) {
            sum += pairDigest(list.priceUnits(i), list.quantityUnits(i));
        }
        return sum;
    }

    private LevelList list(Side side) {
        return side == Side.BUY ? frame.bids : frame.asks;
    }
}
