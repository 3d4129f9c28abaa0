package io.dynamicmarket.quoting.feed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * Reads one Binance message (spot, USD-M or COIN-M) into a {@link DecodedFrame}: order of keys, white space and unknown
 * keys do not matter. Sources: Binance "WebSocket Streams" and "Market Data Endpoints" of the three markets.
 *
 * <p>One letter has several meanings ({@code b} is a list in a depth update and a price in a ticker), so values are
 * read by their own form, and only when the whole message is known is it decided what it was and what it lacks. A fault
 * in a number is likewise kept until then: a stream that is none of ours is refused as such, whatever it carries.
 */
final class FrameDecoder {
    /** 2^63 is 9.2e18: beyond this many units a size could overflow when sizes are added up. */
    private static final long LARGEST_QUANTITY_UNITS = 2_000_000_000_000_000_000L;
    /** More quote units than any single level is worth; the whole of bitcoin is worth less than 1e13 dollars. */
    private static final double LARGEST_NOTIONAL = 1e13;

    private static final byte[] STREAM = "stream".getBytes(US_ASCII);
    private static final byte[] LAST_UPDATE_ID = "lastUpdateId".getBytes(US_ASCII);
    private static final byte[] SYMBOL = "symbol".getBytes(US_ASCII);
    private static final byte[] DEPTH_UPDATE = "depthUpdate".getBytes(US_ASCII);
    private static final byte[] TRADE = "trade".getBytes(US_ASCII);
    private static final byte[] BOOK_TICKER = "bookTicker".getBytes(US_ASCII);
    private static final byte[] MARKET = "MARKET".getBytes(US_ASCII);
    private static final int DATA = 'd' << 24 | 'a' << 16 | 't' << 8 | 'a';
    private static final int BIDS = 'b' << 24 | 'i' << 16 | 'd' << 8 | 's';
    private static final int ASKS = 'a' << 24 | 's' << 16 | 'k' << 8 | 's';
    private static final int PREVIOUS_ID = 'p' << 8 | 'u';
    private static final int PAIR = 'p' << 8 | 's';

    private enum Event {
        NONE,
        DEPTH,
        TRADE,
        TICKER,
        OTHER
    }

    private static final Event[] EVENTS = Event.values();
    private static final int EVENT = 7;
    private static final int IN_STREAM = 8;
    private static final int HAS_BIDS = 16;
    private static final int HAS_ASKS = 32;
    private static final int HAS_LAST_UPDATE_ID = 64;
    private static final int HAS_MAKER = 128;
    private static final int MARKET_TRADE = 256;
    private static final int FUTURES = 512;
    private static final int NAMES_PAIR = 1_024;

    private final JsonScanner json = new JsonScanner();
    private final DecodedFrame frame;
    private final int priceDecimals;
    private final int quantityDecimals;
    private final double notionalScale;
    private final FrameShape[] shapes = new FrameShape[FrameKind.values().length];
    private final FrameShape.PlainField plainField = this::plainField;
    private FrameShape draft = new FrameShape();
    private int latest;
    private int symbolLength;

    private Event event = Event.NONE;
    private boolean inStream;
    private boolean hasBids;
    private boolean hasAsks;
    private boolean hasLastUpdateId;
    private boolean hasMaker;
    private long firstPriceUnits;
    private long faultCode;
    private boolean faultInPrice;
    private String faultText = "";

    FrameDecoder(DecodedFrame frame, int priceDecimals, int quantityDecimals) {
        this.frame = frame;
        this.priceDecimals = priceDecimals;
        this.quantityDecimals = quantityDecimals;
        this.notionalScale = Math.pow(10, -priceDecimals - quantityDecimals);
        Arrays.setAll(shapes, kind -> new FrameShape());
    }

    /** Fills the frame, its kind last. */
    void decode(byte[] buffer, int offset, int length) {
        if (!decodeLikeOneBefore(buffer, offset, length)) {
            read(buffer, offset, length);
            int marks = marks();
            frame.kind = classify();
            keepShape(marks, buffer, offset, length);
        }
    }

    private boolean decodeLikeOneBefore(byte[] buffer, int offset, int length) {
        try {
            if (reads(shapes[latest], buffer, offset, length)) {
                return true;
            }
            for (int i = 0; i < shapes.length; i++) {
                if (i != latest && reads(shapes[i], buffer, offset, length)) {
                    latest = i;
                    return true;
                }
            }
            return false;
        } catch (FrameRefused refused) {
            // It is read once more, so that a refusal does not depend on what came before.
            return false;
        }
    }

    private boolean reads(FrameShape shape, byte[] buffer, int offset, int length) {
        json.start(buffer, offset, length);
        if (!shape.startsLike(json)) {
            return false;
        }
        frame.clear();
        faultCode = 0;
        symbolLength = shape.symbolLength();
        if (!shape.matches(json, plainField)) {
            return false;
        }
        restore(shape.marks());
        frame.kind = classify();
        return true;
    }

    /** Reads a value where the scanner stands; false if it is not plain. */
    private boolean plainField(int key) {
        switch (key) {
            case BIDS -> levels(frame.bids);
            case ASKS -> levels(frame.asks);
            case 's' -> {
                frame.symbolStart = json.position();
                frame.symbolEnd = frame.symbolStart + symbolLength;
            }
            case 'm' -> frame.buyerIsMaker = json.truth();
            case 'p' -> frame.priceUnits = json.openedDecimal(priceDecimals);
            case 'b' -> frame.bidUnits = json.openedDecimal(priceDecimals);
            case 'a' -> frame.askUnits = json.openedDecimal(priceDecimals);
            case 'q' -> frame.quantityUnits = json.openedDecimal(quantityDecimals);
            case 'B' -> frame.bidQuantityUnits = json.openedDecimal(quantityDecimals);
            case 'A' -> frame.askQuantityUnits = json.openedDecimal(quantityDecimals);
            case 'E' -> frame.eventMillis = json.plainWhole();
            case 'T' -> frame.tradedAtMillis = json.plainWhole();
            case 'U' -> frame.firstId = json.plainWhole();
            case 'u' -> frame.lastId = json.plainWhole();
            case 't' -> frame.tradeId = json.plainWhole();
            case PREVIOUS_ID -> frame.previousId = json.plainWhole();
            default -> throw new IllegalStateException("Expected a field that is noted, but got " + key);
        }
        return faultCode == 0 && json.allPlain();
    }

    private void keepShape(int marks, byte[] buffer, int offset, int length) {
        if (frame.kind != FrameKind.SNAPSHOT) {
            latest = frame.kind.ordinal();
            FrameShape before = shapes[latest];
            draft.learn(buffer, offset, length, marks, frame.symbolEnd - frame.symbolStart);
            shapes[latest] = draft;
            draft = before;
        }
    }

    /** What a message is and has, without its values. */
    private int marks() {
        return event.ordinal()
                | (inStream ? IN_STREAM : 0)
                | (hasBids ? HAS_BIDS : 0)
                | (hasAsks ? HAS_ASKS : 0)
                | (hasLastUpdateId ? HAS_LAST_UPDATE_ID : 0)
                | (hasMaker ? HAS_MAKER : 0)
                | (frame.marketTrade ? MARKET_TRADE : 0)
                | (frame.futures ? FUTURES : 0)
                | (frame.namesPair ? NAMES_PAIR : 0);
    }

    private void restore(int marks) {
        event = EVENTS[marks & EVENT];
        inStream = (marks & IN_STREAM) != 0;
        hasBids = (marks & HAS_BIDS) != 0;
        hasAsks = (marks & HAS_ASKS) != 0;
        hasLastUpdateId = (marks & HAS_LAST_UPDATE_ID) != 0;
        hasMaker = (marks & HAS_MAKER) != 0;
        frame.marketTrade = (marks & MARKET_TRADE) != 0;
        frame.futures = (marks & FUTURES) != 0;
        frame.namesPair = (marks & NAMES_PAIR) != 0;
    }

    /** The first positive price in a message, whatever its kind and its sizes; zero where there is none. */
    long firstPriceUnits(byte[] buffer, int offset, int length) {
        read(buffer, offset, length);
        return firstPriceUnits;
    }

    private void read(byte[] buffer, int offset, int length) {
        frame.clear();
        event = Event.NONE;
        inStream = false;
        hasBids = false;
        hasAsks = false;
        hasLastUpdateId = false;
        hasMaker = false;
        firstPriceUnits = 0;
        faultCode = 0;
        draft.begin();
        json.start(buffer, offset, length);
        members(true);
        json.expectEnd();
    }

    private void members(boolean outermost) {
        json.expect('{');
        if (json.take('}')) {
            return;
        }
        do {
            json.string();
            member(outermost);
        } while (json.another('}'));
    }

    private void member(boolean outermost) {
        int key = json.shortToken();
        boolean isLong = key == 0;
        boolean isStream = isLong && json.tokenIs(STREAM);
        boolean isSymbol = isLong && json.tokenIs(SYMBOL);
        boolean isLastUpdateId = isLong && json.tokenIs(LAST_UPDATE_ID);
        json.expect(':');
        byte form = json.peek();
        if (form == '{') {
            nested(key, outermost);
        } else if (form == '[') {
            array(key);
        } else if (form == '"') {
            if (isStream) {
                inStream = true;
            }
            text(isSymbol ? 's' : key);
        } else if (form == 't' || form == 'f') {
            flag(key, json.truth());
        } else if (isLastUpdateId) {
            hasLastUpdateId = true;
            frame.lastId = json.whole();
            note('u');
        } else {
            count(key);
        }
    }

    private void nested(int key, boolean outermost) {
        if (key == DATA && outermost) {
            members(false);
        } else {
            json.skip();
        }
    }

    private void array(int key) {
        switch (key) {
            case 'b', BIDS -> {
                hasBids = true;
                int start = json.position();
                levels(frame.bids);
                draft.note(BIDS, start, json.position());
            }
            case 'a', ASKS -> {
                hasAsks = true;
                int start = json.position();
                levels(frame.asks);
                draft.note(ASKS, start, json.position());
            }
            default -> json.skip();
        }
    }

    private void text(int key) {
        switch (key) {
            case 'e' -> {
                json.string();
                event = json.tokenIs(DEPTH_UPDATE)
                        ? Event.DEPTH
                        : json.tokenIs(TRADE) ? Event.TRADE : json.tokenIs(BOOK_TICKER) ? Event.TICKER : Event.OTHER;
            }
            case 's' -> {
                json.string();
                frame.symbolStart = json.tokenStart();
                frame.symbolEnd = json.tokenEnd();
                draft.note('s', frame.symbolStart, frame.symbolStart);
            }
            case PAIR -> {
                json.string();
                frame.namesPair = true;
            }
            case 'X' -> {
                json.string();
                frame.marketTrade = json.tokenIs(MARKET);
                frame.futures = true;
            }
            case 'p' -> {
                frame.priceUnits = price();
                note(key);
            }
            case 'q' -> {
                frame.quantityUnits = quantity();
                note(key);
            }
            case 'b' -> {
                frame.bidUnits = price();
                note(key);
            }
            case 'B' -> {
                frame.bidQuantityUnits = quantity();
                note(key);
            }
            case 'a' -> {
                frame.askUnits = price();
                note(key);
            }
            case 'A' -> {
                frame.askQuantityUnits = quantity();
                note(key);
            }
            default -> json.string();
        }
    }

    private void flag(int key, boolean value) {
        if (key == 'm') {
            frame.buyerIsMaker = value;
            hasMaker = true;
            note(key);
        }
    }

    private void count(int key) {
        switch (key) {
            case 'E' -> {
                frame.eventMillis = json.whole();
                note(key);
            }
            case 'T' -> {
                frame.tradedAtMillis = json.whole();
                note(key);
            }
            case 'U' -> {
                frame.firstId = json.whole();
                note(key);
            }
            case 'u' -> {
                frame.lastId = json.whole();
                note(key);
            }
            case 't' -> {
                frame.tradeId = json.whole();
                note(key);
            }
            case PREVIOUS_ID -> {
                frame.previousId = json.whole();
                note(key);
                frame.futures = true;
            }
            default -> json.skip();
        }
    }

    /** Notes that the last token was the value of a field. */
    private void note(int key) {
        draft.note(key, json.tokenStart(), json.tokenEnd());
    }

    private void levels(LevelList list) {
        list.clear();
        json.expect('[');
        if (json.take(']')) {
            return;
        }
        do {
            if (faultCode == 0 && json.plainLevels(list, priceDecimals, quantityDecimals)) {
                firstPriceUnits = firstPriceUnits == 0 ? list.priceUnits(0) : firstPriceUnits;
                continue;
            }
            if (json.plainLevel(priceDecimals, quantityDecimals)) {
                firstPriceUnits = firstPriceUnits == 0 ? json.price() : firstPriceUnits;
                keep(list, json.price(), json.quantity());
                continue;
            }
            // Streams that are none of ours have other things in their lists.
            if (json.peek() != '[') {
                fault(JsonScanner.MALFORMED, true);
                json.skip();
                continue;
            }
            json.expect('[');
            if (json.take(']')) {
                fault(JsonScanner.MALFORMED, true);
            } else {
                level(list);
            }
        } while (json.another(']'));
    }

    private void keep(LevelList list, long price, long quantity) {
        if (price == 0) {
            fault(JsonScanner.MALFORMED, true);
        } else if (faultCode == 0) {
            checkNotional(price, quantity);
            list.add(price, quantity);
        }
    }

    private void level(LevelList list) {
        if (json.peek() != '"') {
            fault(JsonScanner.MALFORMED, true);
            skipElements();
            return;
        }
        long price = price();
        if (!json.another(']')) {
            fault(JsonScanner.MALFORMED, false);
            return;
        }
        if (json.peek() != '"') {
            fault(JsonScanner.MALFORMED, false);
            skipElements();
            return;
        }
        long quantity = quantity();
        while (json.another(']')) {
            json.skip();
        }
        keep(list, price, quantity);
    }

    private void skipElements() {
        do {
            json.skip();
        } while (json.another(']'));
    }

    private long price() {
        long units = json.decimal(priceDecimals);
        if (units < 0) {
            fault(units == JsonScanner.NEGATIVE ? JsonScanner.MALFORMED : units, true);
        } else if (firstPriceUnits == 0) {
            firstPriceUnits = units;
        }
        return units;
    }

    private long quantity() {
        long units = json.decimal(quantityDecimals);
        if (units < 0 || units > LARGEST_QUANTITY_UNITS) {
            fault(units < 0 ? units : JsonScanner.OVERFLOW, false);
        }
        return units;
    }

    private void checkNotional(long price, long quantity) {
        if ((double) price * quantity * notionalScale > LARGEST_NOTIONAL) {
            fault(JsonScanner.OVERFLOW, false);
        }
    }

    private void fault(long code, boolean inPrice) {
        if (faultCode == 0) {
            faultCode = code;
            faultInPrice = inPrice;
            faultText = json.tokenText();
        }
    }

    private FrameKind classify() {
        if (event == Event.DEPTH) {
            return depth();
        }
        if (event == Event.TRADE) {
            return trade();
        }
        boolean bareTicker = event == Event.NONE && frame.bidQuantityUnits != DecodedFrame.NONE;
        if (event == Event.TICKER || bareTicker) {
            return ticker();
        }
        // A list of the best levels carries lastUpdateId too, but comes in a stream; a snapshot is an answer.
        if (event == Event.NONE && hasLastUpdateId && !inStream) {
            return snapshot();
        }
        throw new FrameRefused(
                RefusalReason.UNKNOWN_STREAM,
                "Expected a depth update, a trade, a book ticker or a snapshot, but got another message");
    }

    private FrameKind depth() {
        refuseFault();
        need(hasBids, "b");
        need(hasAsks, "a");
        need(frame.firstId >= 0, "U");
        need(frame.lastId >= frame.firstId, "u");
        need(frame.previousId == DecodedFrame.NONE || frame.previousId >= 0, "pu");
        need(frame.symbolEnd > 0, "s");
        return FrameKind.DEPTH;
    }

    private FrameKind trade() {
        refuseFault();
        need(frame.tradeId >= 0, "t");
        need(frame.symbolEnd > 0, "s");
        need(hasMaker, "m");
        need(frame.tradedAtMillis >= 0, "T");
        need(frame.priceUnits != DecodedFrame.NONE, "p");
        need(frame.quantityUnits != DecodedFrame.NONE, "q");
        if (frame.marketTrade && (frame.priceUnits == 0 || frame.quantityUnits == 0)) {
            throw new FrameRefused(
                    RefusalReason.BAD_NUMBER, "Expected a trade with a positive price and quantity, but one is zero");
        }
        checkNotional(frame.priceUnits, frame.quantityUnits);
        refuseFault();
        return FrameKind.TRADE;
    }

    private FrameKind ticker() {
        refuseFault();
        need(frame.lastId >= 0, "u");
        need(frame.symbolEnd > 0, "s");
        need(frame.bidUnits != DecodedFrame.NONE, "b");
        need(frame.askUnits != DecodedFrame.NONE, "a");
        need(frame.bidQuantityUnits != DecodedFrame.NONE, "B");
        need(frame.askQuantityUnits != DecodedFrame.NONE, "A");
        if (frame.bidUnits == 0 || frame.askUnits == 0) {
            throw new FrameRefused(
                    RefusalReason.BAD_NUMBER, "Expected a book ticker with positive prices, but one is zero");
        }
        checkNotional(frame.bidUnits, frame.bidQuantityUnits);
        checkNotional(frame.askUnits, frame.askQuantityUnits);
        refuseFault();
        frame.futures |= event == Event.TICKER;
        return FrameKind.BOOK_TICKER;
    }

    private FrameKind snapshot() {
        refuseFault();
        need(hasBids, "bids");
        need(hasAsks, "asks");
        need(frame.lastId >= 0, "lastUpdateId");
        return FrameKind.SNAPSHOT;
    }

    private static void need(boolean present, String field) {
        if (!present) {
            throw new FrameRefused(
                    RefusalReason.MISSING_FIELD,
                    "Expected a message with a sound field '" + field + "', but it is missing or of another form");
        }
    }

    private void refuseFault() {
        if (faultCode == 0) {
            return;
        }
        if (!faultInPrice && faultCode == JsonScanner.NEGATIVE) {
            throw new FrameRefused(
                    RefusalReason.NEGATIVE_SIZE, "Expected a size of zero or more, but got '" + faultText + "'");
        }
        if (!faultInPrice && faultCode == JsonScanner.OVERFLOW) {
            throw new FrameRefused(
                    RefusalReason.ABSURD_SIZE, "Expected a size that a market can have, but got '" + faultText + "'");
        }
        String wanted = faultInPrice
                ? "a positive price with at most " + priceDecimals + " decimals"
                : "a size with at most " + quantityDecimals + " decimals";
        throw new FrameRefused(RefusalReason.BAD_NUMBER, "Expected " + wanted + ", but got '" + faultText + "'");
    }
}
