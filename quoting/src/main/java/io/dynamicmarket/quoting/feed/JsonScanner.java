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

    private static final int DEEPEST = 32;
    private static final long LAST_SAFE = (Long.MAX_VALUE - 9) / 10;

    private byte[] buffer = new byte[0];
    private int start;
    private int limit;
    private int position;
    private int tokenStart;
    private int tokenEnd;

    void start(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        start = offset;
        position = offset;
        limit = offset + length;
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
        tokenStart = position;
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
