package io.dynamicmarket.quoting.feed;

/**
 * Walks through one JSON text byte by byte without building anything. Strict about the grammar of RFC 8259 (so that a
 * damaged frame is not half-read), except that it does not check UTF-8. Every departure is a BROKEN_JSON refusal.
 */
final class JsonScanner {
    /** Results that stand for faults, other than {@link DecodedFrame#NONE}; good numbers are zero or more. */
    static final long MALFORMED = -5;

    static final long NEGATIVE = -2;
    static final long OVERFLOW = -3;
    static final long TOO_FINE = -4;

    /** From the start of a level to the end of the farthest word that is looked at, whatever stands there. */
    private static final int LONGEST_PLAIN_LEVEL = 6 * Digits.WORD;

    private static final long TWO_BYTES = 0xFFFFL;
    private static final long THREE_BYTES = 0xFFFFFFL;
    private static final long FIVE_BYTES = 0xFFFFFFFFFFL;
    private static final long QUOTE_COMMA_QUOTE = '"' | ',' << 8 | '"' << 16;
    private static final long QUOTE_CLOSE = '"' | ']' << 8;
    private static final long QUOTE_CLOSE_COMMA_OPEN_QUOTE =
            QUOTE_CLOSE | ',' << 16 | (long) '[' << 24 | (long) '"' << 32;

    private static final int DEEPEST = 32;
    private static final long LAST_SAFE = (Long.MAX_VALUE - 9) / 10;

    /** So many decimal digits always fit a long. */
    private static final int MOST_DIGITS = 18;

    private static final long[] POWERS = new long[MOST_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private byte[] buffer = new byte[0];
    private int start;
    private int limit;
    private int position;
    private int tokenStart;
    private int tokenEnd;
    private int plainEnd;
    private boolean allPlain;
    private long price;
    private long quantity;
    /** Decimals that the last plain decimal was written with; zero if it was read digit by digit. */
    private int fractionDigits;
    /** Decimals that the venue writes prices and quantities with, as the last levels showed; zero if unknown. */
    private int lastPriceFraction;

    private int lastQuantityFraction;

    void start(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        start = offset;
        position = offset;
        limit = offset + length;
        tokenStart = offset;
        tokenEnd = offset;
        allPlain = true;
    }

    /** Whether {@link #openedDecimal} and {@link #plainWhole} have read every number since the start. */
    boolean allPlain() {
        return allPlain;
    }

    /** Of the next byte, in the buffer. */
    int position() {
        return position;
    }

    boolean atEnd() {
        return position == limit;
    }

    /** Consumes exactly these bytes if they are next. */
    boolean takeBytes(byte[] wanted, int from, int to) {
        int end = position + to - from;
        if (end > limit || !Digits.equal(wanted, from, to, buffer, position)) {
            return false;
        }
        position = end;
        return true;
    }

    int tokenStart() {
        return tokenStart;
    }

    int tokenEnd() {
        return tokenEnd;
    }

    /** Next byte that is not white space, not consumed. */
    byte peek() {
        while (position < limit) {
            byte next = buffer[position];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next;
            }
            position++;
        }
        throw broken("more JSON", "the frame ends");
    }

    void expect(char wanted) {
        byte next = peek();
        if (next != wanted) {
            throw broken("'" + wanted + "'", "'" + (char) next + "' stands");
        }
        position++;
    }

    /** Consumes the byte if it is next. */
    boolean take(char wanted) {
        if (peek() == wanted) {
            position++;
            return true;
        }
        return false;
    }

    /** After a member or an element: true if another one follows, false after the closing bracket. */
    boolean another(char close) {
        if (take(',')) {
            return true;
        }
        expect(close);
        return false;
    }

    void expectEnd() {
        while (position < limit) {
            byte next = buffer[position];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                throw broken("the end of the frame", "'" + (char) next + "' follows");
            }
            position++;
        }
    }

    /** Reads a string and leaves its bytes, escapes included, between {@link #tokenStart} and {@link #tokenEnd}. */
    void string() {
        expect('"');
        byte[] bytes = buffer;
        int end = limit;
        int i = position;
        tokenStart = i;
        while (i < end && bytes[i] != '"' && bytes[i] != '\\' && (bytes[i] >= ' ' || bytes[i] < 0)) {
            i++;
        }
        position = i;
        if (i < end && bytes[i] == '"') {
            tokenEnd = position++;
        } else {
            unusualString();
        }
    }

    /** The rest of a string with escapes or faults in it. */
    private void unusualString() {
        while (position < limit) {
            byte next = buffer[position];
            if (next == '"') {
                tokenEnd = position++;
                return;
            }
            if (next == '\\') {
                escape();
            } else if (next >= 0 && next < ' ') {
                throw broken("a closed string", "a control character stands");
            } else {
                position++;
            }
        }
        throw broken("a closed string", "the frame ends");
    }

    /** Up to four bytes of the token as one int, highest first; zero for other lengths. */
    int shortToken() {
        int length = tokenEnd - tokenStart;
        if (length > 4) {
            return 0;
        }
        int code = 0;
        for (int i = tokenStart; i < tokenEnd; i++) {
            code = code << 8 | (buffer[i] & 0xff);
        }
        return code;
    }

    boolean tokenIs(byte[] wanted) {
        if (tokenEnd - tokenStart != wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (buffer[tokenStart + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads a string that holds a plain decimal number ({@code "61737.63000000"}).
     *
     * @param decimals how many decimals a unit has
     * @return the number in units, or {@link #MALFORMED}, {@link #NEGATIVE}, {@link #OVERFLOW}, {@link #TOO_FINE}
     */
    long decimal(int decimals) {
        long units = peek() == '"' ? plainDecimal(position, decimals) : MALFORMED;
        if (units >= 0) {
            tokenStart = position + 1;
            tokenEnd = plainEnd - 1;
            position = plainEnd;
            return units;
        }
        return anyDecimal(decimals);
    }

    /**
     * Reads the rest of a plain decimal string whose opening quote has been consumed, and leaves the closing one.
     *
     * @return the number in units, or {@link #MALFORMED} and nothing is consumed
     */
    long openedDecimal(int decimals) {
        long units = plainDecimal(position - 1, decimals);
        if (units >= 0) {
            position = plainEnd - 1;
        }
        allPlain &= units >= 0;
        return units;
    }

    /** Reads a whole number of at most 15 digits, or gives {@link #MALFORMED}. */
    long plainWhole() {
        byte[] bytes = buffer;
        int at = position;
        long word = word(at);
        int digits = Digits.run(word);
        long next = digits == Digits.WORD ? word(at + Digits.WORD) : 0;
        int nextDigits = Digits.run(next);
        if (digits == 0 || nextDigits == Digits.WORD || bytes[at] == '0' && digits > 1) {
            allPlain = false;
            return MALFORMED;
        }
        long value = Digits.value(word, digits);
        if (nextDigits > 0) {
            value = value * POWERS[nextDigits] + Digits.value(next, nextDigits);
        }
        position = at + digits + nextDigits;
        return value;
    }

    /** Eight bytes of the frame, zeros behind its end; all zeros in a frame that is shorter. */
    private long word(int at) {
        int missing = at + Digits.WORD - limit;
        if (missing <= 0) {
            return Digits.word(buffer, at);
        }
        boolean reaches = missing < Digits.WORD && limit - start >= Digits.WORD;
        return reaches ? Digits.word(buffer, limit - Digits.WORD) >>> 8 * missing : 0;
    }

    /**
     * Reads {@code ["price","quantity"]} if it stands exactly so, without white space, as venues write it and as nearly
     * all of a feed is: in one pass, a third of the time that the general way takes.
     *
     * @return true if it was read, then {@link #price} and {@link #quantity} are set; false if nothing was consumed
     */
    boolean plainLevel(int priceDecimals, int quantityDecimals) {
        byte[] bytes = buffer;
        int at = position;
        // Shortest: ["1","1"]
        if (limit - at < 9 || bytes[at] != '[' || bytes[at + 1] != '"') {
            return false;
        }
        price = plainDecimal(at + 1, priceDecimals);
        lastPriceFraction = fractionDigits;
        at = plainEnd;
        if (price < 0 || limit - at < 5 || bytes[at] != ',' || bytes[at + 1] != '"') {
            return false;
        }
        int quoteAt = at + 1;
        quantity = plainDecimal(quoteAt, quantityDecimals);
        lastQuantityFraction = fractionDigits;
        at = plainEnd;
        if (quantity < 0 || at >= limit || bytes[at] != ']') {
            return false;
        }
        tokenStart = quoteAt + 1;
        tokenEnd = at - 1;
        position = at + 1;
        return true;
    }

    /**
     * Reads levels that {@link #plainLevel} would read, as long as each number is at most eight characters with as many
     * decimals as the last ones had, since a venue writes all prices of a market alike. Such a number is one word, read
     * without a loop. Levels with a price of zero, and the last of the frame, are left to the general way; none of these
     * can be worth 10^12 quote units.
     *
     * @return true if levels were read and added; false if nothing was consumed
     */
    boolean plainLevels(LevelList list, int priceDecimals, int quantityDecimals) {
        int priceFraction = lastPriceFraction;
        int quantityFraction = lastQuantityFraction;
        if (!Digits.fitsWord(priceFraction, priceDecimals) || !Digits.fitsWord(quantityFraction, quantityDecimals)) {
            return false;
        }
        long priceStep = POWERS[priceDecimals - priceFraction];
        long quantityStep = POWERS[quantityDecimals - quantityFraction];
        byte[] bytes = buffer;
        int lastStart = limit - LONGEST_PLAIN_LEVEL;
        int at = position;
        boolean more = at <= lastStart && bytes[at] == '[' && bytes[at + 1] == '"';
        boolean any = false;
        while (more) {
            int first = at + 2;
            long priceWord = Digits.word(bytes, first);
            int priceBits = Digits.runBits(priceWord);
            int comma = first + (priceBits >>> 3) + priceFraction + 2;
            long sizeWord = Digits.word(bytes, comma + 2);
            int sizeBits = Digits.runBits(sizeWord);
            int close = comma + (sizeBits >>> 3) + quantityFraction + 3;
            long tail = Digits.word(bytes, close);
            boolean plain = Digits.isDecimal(priceWord, priceBits, priceFraction)
                    && (Digits.word(bytes, comma - 1) & THREE_BYTES) == QUOTE_COMMA_QUOTE
                    && Digits.isDecimal(sizeWord, sizeBits, quantityFraction)
                    && (tail & TWO_BYTES) == QUOTE_CLOSE;
            long priceUnits = Digits.decimal(priceWord, priceBits, priceFraction) * priceStep;
            if (!plain || priceUnits == 0) {
                break;
            }
            list.add(priceUnits, Digits.decimal(sizeWord, sizeBits, quantityFraction) * quantityStep);
            any = true;
            tokenStart = comma + 2;
            tokenEnd = close;
            position = close + 2;
            at = close + 3;
            more = (tail & FIVE_BYTES) == QUOTE_CLOSE_COMMA_OPEN_QUOTE && at <= lastStart;
        }
        return any;
    }

    /** Of the last {@link #plainLevel}, in units. */
    long price() {
        return price;
    }

    /** Of the last {@link #plainLevel}, in units. */
    long quantity() {
        return quantity;
    }

    /**
     * Reads {@code "12.340"}, quotes included, if it is digits and at most one point and fits 18 digits on the scale;
     * {@link #plainEnd} is then behind it. Anything else is {@link #MALFORMED} and for {@link #anyDecimal} to judge.
     */
    private long plainDecimal(int quoteAt, int decimals) {
        fractionDigits = 0;
        byte[] bytes = buffer;
        int first = quoteAt + 1;
        if (limit - first < Digits.WORD) {
            return digitwiseDecimal(quoteAt, decimals);
        }
        long word = Digits.word(bytes, first);
        int whole = Digits.run(word);
        int point = first + whole;
        // A whole part of more than a word, or a fraction that may reach beyond the frame, is not worth a fast way.
        if (whole == 0
                || whole == Digits.WORD
                || whole > MOST_DIGITS - decimals
                || bytes[point] != '.'
                || limit - point < Digits.WORD + 2) {
            return digitwiseDecimal(quoteAt, decimals);
        }
        long fractionWord = Digits.word(bytes, point + 1);
        int fraction = Digits.run(fractionWord);
        int end = point + 1 + fraction;
        if (fraction == 0 || fraction > decimals || bytes[end] != '"') {
            return digitwiseDecimal(quoteAt, decimals);
        }
        plainEnd = end + 1;
        fractionDigits = fraction;
        return Digits.value(word, whole) * POWERS[decimals]
                + Digits.value(fractionWord, fraction) * POWERS[decimals - fraction];
    }

    private long digitwiseDecimal(int quoteAt, int decimals) {
        byte[] bytes = buffer;
        int end = limit;
        int i = quoteAt + 1;
        long units = 0;
        int whole = i;
        int digit = 0;
        while (i < end && (digit = bytes[i] - '0') >= 0 && digit <= 9) {
            units = units * 10 + digit;
            i++;
        }
        if (i == whole || i - whole > MOST_DIGITS - decimals || i >= end) {
            return MALFORMED;
        }
        int left = decimals;
        if (bytes[i] == '.') {
            int point = i++;
            while (i < end && (digit = bytes[i] - '0') >= 0 && digit <= 9 && left > 0) {
                units = units * 10 + digit;
                i++;
                left--;
            }
            if (i == point + 1 || i >= end) {
                return MALFORMED;
            }
        }
        if (bytes[i] != '"') {
            return MALFORMED;
        }
        plainEnd = i + 1;
        return units * POWERS[left];
    }

    private long anyDecimal(int decimals) {
        string();
        int i = tokenStart;
        boolean negative = i < tokenEnd && buffer[i] == '-';
        i += negative ? 1 : 0;
        int firstDigit = i;
        long units = 0;
        boolean overflow = false;
        while (i < tokenEnd && digit(buffer[i])) {
            overflow |= units > LAST_SAFE;
            units = units * 10 + (buffer[i++] - '0');
        }
        int left = decimals;
        boolean tooFine = false;
        if (i == firstDigit) {
            return MALFORMED;
        }
        if (i < tokenEnd) {
            if (buffer[i++] != '.' || i == tokenEnd) {
                return MALFORMED;
            }
            for (; i < tokenEnd; i++) {
                if (!digit(buffer[i])) {
                    return MALFORMED;
                }
                if (left > 0) {
                    overflow |= units > LAST_SAFE;
                    units = units * 10 + (buffer[i] - '0');
                    left--;
                } else {
                    tooFine |= buffer[i] != '0';
                }
            }
        }
        for (; left > 0; left--) {
            overflow |= units > LAST_SAFE;
            units *= 10;
        }
        if (negative) {
            return NEGATIVE;
        }
        return overflow ? OVERFLOW : tooFine ? TOO_FINE : units;
    }

    /** Reads a number; its value if it is a whole number of zero or more below 2^63, else {@link #MALFORMED}. */
    long whole() {
        byte first = peek();
        byte[] bytes = buffer;
        int end = limit;
        int i = position;
        long value = 0;
        int digit;
        while (i < end && (digit = bytes[i] - '0') >= 0 && digit <= 9) {
            value = value * 10 + digit;
            i++;
        }
        int digits = i - position;
        boolean plain = digits > 0 && digits <= MOST_DIGITS && (first != '0' || digits == 1) && i < end;
        if (!plain || bytes[i] == '.' || bytes[i] == 'e' || bytes[i] == 'E') {
            return anyWhole();
        }
        tokenStart = position;
        tokenEnd = i;
        position = i;
        return value;
    }

    private long anyWhole() {
        long value = 0;
        boolean plain = peek() != '-';
        number();
        for (int i = tokenStart; plain && i < tokenEnd; i++) {
            plain = digit(buffer[i]) && value <= LAST_SAFE;
            value = value * 10 + (buffer[i] - '0');
        }
        return plain ? value : MALFORMED;
    }

    /** Reads {@code true} or {@code false}. */
    boolean truth() {
        boolean value = peek() == 't';
        literal(value ? "true" : "false");
        return value;
    }

    /** Reads any value and forgets it. */
    void skip() {
        skip(0);
    }

    /** The last token as text, shortened for a sentence; printable ASCII only. */
    String tokenText() {
        StringBuilder text = new StringBuilder();
        for (int i = tokenStart; i < Math.min(tokenEnd, tokenStart + 40); i++) {
            text.append(buffer[i] >= ' ' && buffer[i] < 127 ? (char) buffer[i] : '?');
        }
        return text.append(tokenEnd > tokenStart + 40 ? "..." : "").toString();
    }

    private void skip(int depth) {
        if (depth > DEEPEST) {
            throw broken("at most " + DEEPEST + " nested values", "there are more");
        }
        byte next = peek();
        switch (next) {
            case '"' -> string();
            case '{' -> skipObject(depth);
            case '[' -> skipArray(depth);
            case 't', 'f' -> truth();
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void skipObject(int depth) {
        expect('{');
        if (take('}')) {
            return;
        }
        do {
            string();
            expect(':');
            skip(depth + 1);
        } while (another('}'));
    }

    private void skipArray(int depth) {
        expect('[');
        if (take(']')) {
            return;
        }
        do {
            skip(depth + 1);
        } while (another(']'));
    }

    private void number() {
        byte first = peek();
        tokenStart = position;
        position += first == '-' ? 1 : 0;
        if (position < limit && buffer[position] == '0') {
            position++;
        } else {
            digits();
        }
        if (position < limit && buffer[position] == '.') {
            position++;
            digits();
        }
        if (position < limit && (buffer[position] == 'e' || buffer[position] == 'E')) {
            position++;
            if (position < limit && (buffer[position] == '+' || buffer[position] == '-')) {
                position++;
            }
            digits();
        }
        tokenEnd = position;
    }

    private void digits() {
        int first = position;
        while (position < limit && digit(buffer[position])) {
            position++;
        }
        if (position == first) {
            throw broken("a value", position < limit ? "'" + (char) buffer[position] + "' stands" : "the frame ends");
        }
    }

    private void literal(String wanted) {
        peek();
        tokenStart = position;
        for (int i = 0; i < wanted.length(); i++) {
            if (position >= limit || buffer[position] != wanted.charAt(i)) {
                throw broken("the value " + wanted, "something else stands");
            }
            position++;
        }
        tokenEnd = position;
    }

    private void escape() {
        position++;
        byte kind = position < limit ? buffer[position++] : 0;
        if (kind == 'u') {
            for (int i = 0; i < 4; i++) {
                if (position >= limit || Character.digit(buffer[position], 16) < 0) {
                    throw broken("four hexadecimal digits", "something else stands");
                }
                position++;
            }
        } else if ("\"\\/bfnrt".indexOf(kind) < 0) {
            throw broken("an escape that JSON knows", "another one stands");
        }
    }

    private FrameRefused broken(String expected, String found) {
        return new FrameRefused(
                RefusalReason.BROKEN_JSON,
                "Expected " + expected + " at byte " + (position - start) + ", but " + found);
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }
}
