package io.dynamicmarket.quoting.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is read in long strides is what is read letter by letter, and is refused in the same words. */
class FastReadingPropertiesTest {
    private static final String ALPHABET = "{}[]\",:.0123456789-+eEtrufalsn\\ bBaAsSpquUTmMX\n\u0001\u00ff";
    private static final List<String> FRAMES = List.of(
            depth("5000.00", "606.675", "61646.80", "0.008", "61799.90", "12.111"),
            depth("1.5", "2.25", "61.123456", "0.00800000", "62", "7"),
            depth("9999999.0", "9999999.1", "123456.7", "123456.7", "100000.0", "999999.9"),
            "{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"e\":\"bookTicker\",\"u\":5123107839020,\"s\":\"BTCUSDT\","
                    + "\"b\":\"61800.20\",\"B\":\"2.507\",\"a\":\"61800.30\",\"A\":\"2.510\",\"T\":1723161256313,"
                    + "\"E\":1723161256313}}",
            "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1723161256322,\"T\":1723161256322,"
                    + "\"s\":\"BTCUSDT\",\"t\":5266583935,\"p\":\"61800.30\",\"q\":\"0.006\",\"X\":\"MARKET\","
                    + "\"m\":false}}",
            "{\"e\":\"trade\",\"E\":1,\"s\":\"BTCUSDT\",\"t\":7,\"p\":\"100.25\",\"q\":\"0.125\",\"T\":10,\"m\":true}",
            "{ \"u\": 30, \"s\": \"ETHUSDT\", \"ps\":\"ETH\",\"b\": \"99.5\", \"B\": \"1.5\", \"a\": \"100.5\", \"A\": \"2.5\" }",
            "{\"u\":400900217,\"s\":\"BNBUSDT\",\"b\":\"25.35190000\",\"B\":\"31.21000000\",\"a\":\"25.36520000\","
                    + "\"A\":\"40.66000000\"}");

    @Property(seed = "1", tries = 4_000)
    void framesLikeOnesBeforeAreReadLikeTheFirst(@ForAll long seed) {
        Random random = new Random(seed);
        DecodedFrame frame = new DecodedFrame();
        FrameDecoder decoder = new FrameDecoder(frame, 8, 8);
        for (int i = 0; i < 12; i++) {
            String json = FRAMES.get(random.nextInt(FRAMES.size()));
            String sent = i % 2 == 0 ? json : mutated(json, random);
            DecodedFrame first = new DecodedFrame();
            assertEquals(outcome(new FrameDecoder(first, 8, 8), first, sent), outcome(decoder, frame, sent), sent);
        }
    }

    @Property(seed = "1", tries = 4_000)
    void levelsAreReadLikeLevelsWithSpacesInThem(@ForAll long seed) {
        Random random = new Random(seed);
        String json = mutated(FRAMES.get(random.nextInt(3)), random);
        DecodedFrame frame = new DecodedFrame();
        DecodedFrame spaced = new DecodedFrame();
        assertEquals(
                withoutPositions(outcome(new FrameDecoder(spaced, 8, 8), spaced, json.replace("[\"", "[ \""))),
                withoutPositions(outcome(new FrameDecoder(frame, 8, 8), frame, json)),
                json);
    }

    private static String depth(String... numbers) {
        List<String> levels = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int at = 2 * (i % (numbers.length / 2));
            levels.add("[\"" + numbers[at] + "\",\"" + numbers[at + 1] + "\"]");
        }
        String list = "[" + String.join(",", levels) + "]";
        return "{\"stream\":\"btcusdt@depth@0ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1723161256299,\"T\":1723161256298,"
                + "\"s\":\"BTCUSDT\",\"U\":5123107832006,\"u\":5123107837557,\"pu\":5123107831937,\"b\":" + list
                + ",\"a\":" + list + "}}";
    }

    /** All that a decoder says of a frame; where the frame lies in its buffer must not matter. */
    private static String outcome(FrameDecoder decoder, DecodedFrame frame, String json) {
        byte[] bytes = ("}" + json).getBytes(ISO_8859_1);
        try {
            decoder.decode(bytes, 1, bytes.length - 1);
        } catch (FrameRefused refused) {
            return refused.refusal().toString();
        }
        List<Object> all = new ArrayList<>(List.of(
                frame.kind,
                frame.eventMillis,
                frame.tradedAtMillis,
                frame.firstId,
                frame.lastId,
                frame.previousId,
                frame.tradeId,
                frame.priceUnits,
                frame.quantityUnits,
                frame.buyerIsMaker,
                frame.marketTrade,
                frame.bidUnits,
                frame.bidQuantityUnits,
                frame.askUnits,
                frame.askQuantityUnits,
                frame.namesPair,
                frame.futures,
                new String(bytes, frame.symbolStart, frame.symbolEnd - frame.symbolStart, ISO_8859_1)));
        for (LevelList list : List.of(frame.bids, frame.asks)) {
            for (int i = 0; i < list.levels(); i++) {
                all.add(list.priceUnits(i) + ":" + list.quantityUnits(i));
            }
            all.add("end");
        }
        return all.toString();
    }

    private static String withoutPositions(String outcome) {
        return outcome.replaceAll("at byte [0-9]+", "somewhere").replace("[ ", "[");
    }

    private static String mutated(String frame, Random random) {
        StringBuilder text = new StringBuilder(frame);
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(6)) {
                case 0 -> text.setCharAt(at, other);
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, other);
                case 3 -> text.setLength(Math.max(1, at));
                default -> {
                    while (at < text.length() - 1 && !Character.isDigit(text.charAt(at))) {
                        at++;
                    }
                    text.setCharAt(at, (char) ('0' + random.nextInt(10)));
                }
            }
        }
        return text.toString();
    }
}
