package io.dynamicmarket.adapters.venue;

import java.nio.charset.StandardCharsets;

/** Looks for a word near the start of a frame, where Binance names the event; the feed does the real decoding. */
final class FrameHead {
    private static final int HEAD_BYTES = 160;

    private FrameHead() {}

    static boolean says(byte[] frame, String word) {
        int length = Math.min(HEAD_BYTES, frame.length);
        return new String(frame, 0, length, StandardCharsets.ISO_8859_1).contains(word);
    }
}
