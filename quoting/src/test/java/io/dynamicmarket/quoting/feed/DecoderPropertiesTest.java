package io.dynamicmarket.quoting.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Frames cut off and mutated at random, held against a second JSON reader. */
class DecoderPropertiesTest {
    private static final List<String> FRAMES = List.of(
            "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1700000000000,\"s\":\"BTCUSDT\","
                    + "\"U\":21,\"u\":25,\"b\":[[\"99.10000000\",\"0.50000000\"],[\"98\",\"0\"]],\"a\":[[\"101.5\",\"3\"]]}}",
            "{\"e\":\"trade\",\"E\":1700000000001,\"s\":\"BTCUSDT\",\"t\":7,\"p\":\"100.25\",\"q\":\"0.125\","
                    + "\"T\":1700000000000,\"m\":true,\"M\":true}",
            "{ \"u\": 30, \"s\": \"BTCUSDT\", \"b\": \"99.5\", \"B\": \"1.5\", \"a\": \"100.5\", \"A\": \"2.5\" }",
            "{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":21,\"u\":25,\"b\":["
                    + "[\"99.10\",\"606.675\"],".repeat(6) + "[\"98\",\"0\"]],\"a\":["
                    + "[\"61646.80\",\"0.008\"],".repeat(6) + "[\"101.50\",\"3.000\"]]}",
            "{\"lastUpdateId\":40,\"bids\":[[\"97.5\",\"1\"],[\"97\",\"2\",[]]],\"asks\":[[\"103\",\"4\"]]}");
    private static final String ALPHABET = "{}[]\",:.0123456789-+eEtrufalsn\\ bBaAsSpquUTmMX\n\u0001\u00ff";

    @Property(seed = "1", tries = 4_000)
    void neverThrowsAndNeverAcceptsWhatIsNoJson(@ForAll long seed) {
        Random random = new Random(seed);
        String frame = mutated(FRAMES.get(random.nextInt(FRAMES.size())), random);
        FeedScript script = FeedScript.joined();
        byte[] bytes = frame.getBytes(ISO_8859_1);
        FrameKind kind = script.feed.onFrame(script.now(), bytes, 0, bytes.length);
        if (!sound(frame)) {
            assertEquals(FrameKind.REFUSED, kind, frame);
            assertEquals(RefusalReason.BROKEN_JSON, script.feed.lastRefusal().reason(), frame);
        } else if (kind == FrameKind.REFUSED) {
            assertFalse(script.feed.lastRefusal().reason() == RefusalReason.BROKEN_JSON, frame);
        }
    }

    @Property(seed = "1", tries = 4_000)
    void readsWhatTheOtherReaderReads(@ForAll long seed) {
        Random random = new Random(seed);
        String json = mutated(FRAMES.get(random.nextInt(FRAMES.size())), random);
        DecodedFrame frame = new DecodedFrame();
        byte[] bytes = json.getBytes(ISO_8859_1);
        try {
            new FrameDecoder(frame, 8, 8).decode(bytes, 0, bytes.length);
        } catch (FrameRefused refused) {
            return;
        }
        PlainJson.Reading reading = PlainJson.read(json);
        if (reading.repeatsKeys()) {
            return;
        }
        Map<?, ?> all = assertInstanceOf(Map.class, reading.value());
        Map<?, ?> fields = all.get("data") instanceof Map<?, ?> data ? data : all;
        switch (frame.kind) {
            case DEPTH -> {
                assertWhole(fields, "U", frame.firstId);
                assertWhole(fields, "u", frame.lastId);
                assertLevels(fields, "b", frame.bids, json);
                assertLevels(fields, "a", frame.asks, json);
            }
            case TRADE -> {
                assertWhole(fields, "t", frame.tradeId);
                assertWhole(fields, "T", frame.tradedAtMillis);
                assertDecimal(fields.get("p"), frame.priceUnits);
                assertDecimal(fields.get("q"), frame.quantityUnits);
                assertEquals(String.valueOf(frame.buyerIsMaker), fields.get("m"));
            }
            case BOOK_TICKER -> {
                assertWhole(fields, "u", frame.lastId);
                assertDecimal(fields.get("b"), frame.bidUnits);
                assertDecimal(fields.get("B"), frame.bidQuantityUnits);
                assertDecimal(fields.get("a"), frame.askUnits);
                assertDecimal(fields.get("A"), frame.askQuantityUnits);
            }
            case SNAPSHOT -> {
                assertWhole(fields, "lastUpdateId", frame.lastId);
                assertLevels(fields, "bids", frame.bids, json);
                assertLevels(fields, "asks", frame.asks, json);
            }
            case REFUSED -> assertTrue(false, json);
        }
    }

    /** One, two or no changes: most frames stay sound JSON, so that values are compared too. */
    private static String mutated(String frame, Random random) {
        StringBuilder text = new StringBuilder(frame);
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, other);
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, other);
                case 3 -> text.setLength(Math.max(1, at));
                default -> text.setCharAt(at, Character.isDigit(text.charAt(at)) ? digit(random) : text.charAt(at));
            }
        }
        return text.toString();
    }

    private static char digit(Random random) {
        return (char) ('0' + random.nextInt(10));
    }

    private static boolean sound(String json) {
        try {
            return PlainJson.read(json).value() instanceof Map;
        } catch (PlainJson.Broken broken) {
            return false;
        }
    }

    private static void assertWhole(Map<?, ?> fields, String key, long value) {
        assertEquals(new PlainJson.Numeral(Long.toString(value)), fields.get(key));
    }

    private static void assertLevels(Map<?, ?> fields, String key, LevelList levels, String json) {
        List<?> expected = assertInstanceOf(List.class, fields.get(key), json);
        assertEquals(expected.size(), levels.levels(), json);
        for (int i = 0; i < expected.size(); i++) {
            List<?> level = assertInstanceOf(List.class, expected.get(i), json);
            assertDecimal(level.get(0), levels.priceUnits(i));
            assertDecimal(level.get(1), levels.quantityUnits(i));
        }
    }

    private static void assertDecimal(@Nullable Object text, long units) {
        assertEquals(0, new BigDecimal(String.valueOf(text)).compareTo(BigDecimal.valueOf(units, 8)), "" + text);
    }
}
