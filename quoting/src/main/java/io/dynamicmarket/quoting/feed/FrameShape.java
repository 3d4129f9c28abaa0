package io.dynamicmarket.quoting.feed;

/**
 * The form of the last accepted frame of a kind: all its bytes but those of the values that the decoder takes. A venue
 * writes all frames of a stream alike, so that the next one is compared with it in a few long strides, and only its values
 * are read. That is the same as reading it letter by letter, since equal letters mean equal things; a frame that differs
 * anywhere else, or has a value that is not plain, is left to the decoder.
 */
final class FrameShape {
    private static final int MOST_FIELDS = 24;
    private static final int MOST_LITERALS = 512;

    /** Reads the value of a field where the scanner stands, or gives false if the decoder must see to it. */
    interface PlainField {
        boolean read(int key);
    }

    private final int[] keys = new int[MOST_FIELDS];
    private final int[] starts = new int[MOST_FIELDS];
    private final int[] ends = new int[MOST_FIELDS];
    private final byte[] literals = new byte[MOST_LITERALS];
    /** Where the literal before each field ends in {@link #literals}; the last one is behind all fields. */
    private final int[] literalEnds = new int[MOST_FIELDS + 1];

    private int fields;
    private boolean learnt;
    private int marks;
    private int symbolLength;

    /** What the decoder said of the frame. */
    int marks() {
        return marks;
    }

    int symbolLength() {
        return symbolLength;
    }

    /** Starts to take notes of a frame. */
    void begin() {
        fields = 0;
        learnt = false;
    }

    /** Notes where in the frame a value stands. */
    void note(int key, int start, int end) {
        if (fields < MOST_FIELDS) {
            keys[fields] = key;
            starts[fields] = start;
            ends[fields] = end;
        }
        fields++;
    }

    /** Keeps the form of a frame that has been accepted. */
    void learn(byte[] buffer, int offset, int length, int marks, int symbolLength) {
        this.marks = marks;
        this.symbolLength = symbolLength;
        if (fields >= MOST_FIELDS) {
            return;
        }
        int from = offset;
        int size = 0;
        for (int i = 0; i <= fields; i++) {
            int to = i < fields ? starts[i] : offset + length;
            if (to - from > MOST_LITERALS - size) {
                return;
            }
            System.arraycopy(buffer, from, literals, size, to - from);
            size += to - from;
            literalEnds[i] = size;
            from = i < fields ? ends[i] : to;
        }
        learnt = true;
    }

    /** Whether a frame starts as this form does; if so, the scanner is at the first value. */
    boolean startsLike(JsonScanner json) {
        return learnt && json.takeBytes(literals, 0, literalEnds[0]);
    }

    /** Whether a frame that starts so has this form to its end; if so, all its values have been read. */
    boolean matches(JsonScanner json, PlainField values) {
        for (int i = 0; i < fields; i++) {
            if (!values.read(keys[i]) || !json.takeBytes(literals, literalEnds[i], literalEnds[i + 1])) {
                return false;
            }
        }
        return json.atEnd();
    }
}
