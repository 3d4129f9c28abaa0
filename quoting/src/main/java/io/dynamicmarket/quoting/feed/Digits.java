package io.dynamicmarket.quoting.feed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Decimal digits eight at a time, in one 64-bit word whose lowest byte is the first character: no loop whose end the
 * processor could guess wrong, which is most of what digit after digit costs. Method: D. Lemire, "Quickly parsing eight
 * digits", 2018, after J. Muła.
 */
final class Digits {
    /** Characters in a word. */
    static final int WORD = 8;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = 0x3030303030303030L;

    private Digits() {}

    /** The eight bytes from an index on; the array must have them. */
    static long word(byte[] bytes, int index) {
        return (long) WORDS.get(bytes, index);
    }

    /** Whether bytes are the same, a word at a time; the caller knows that both arrays have them. */
    static boolean equal(byte[] wanted, int from, int to, byte[] bytes, int start) {
        int length = to - from;
        if (length < WORD) {
            return Arrays.equals(wanted, from, to, bytes, start, start + length);
        }
        long differences = word(wanted, to - WORD) ^ word(bytes, start + length - WORD);
        for (int i = 0; i < length - WORD; i += WORD) {
            differences |= word(wanted, from + i) ^ word(bytes, start + i);
        }
        return differences == 0;
    }

    /** How many characters of the word are digits before the first that is none, 0 to 8. */
    static int run(long word) {
        return runBits(word) >>> 3;
    }

    /** As {@link #run}, in bits. */
    static int runBits(long word) {
        return Long.numberOfTrailingZeros(others(word ^ ZEROS)) & ~7;
    }

    /** The number that the first 1 to 8 characters of a word, all digits, make. */
    static long value(long word, int digits) {
        return eight((word ^ ZEROS) << (64 - 8 * digits));
    }

    /** Whether numbers with so many decimals can be read by {@link #decimal} and fit a long on a scale. */
    static boolean fitsWord(int fraction, int decimals) {
        return fraction > 0 && fraction <= WORD - 2 && fraction <= decimals && decimals <= 18 - WORD;
    }

    /** Whether a word starts with a decimal number: digits, a point, and so many digits, at most 8 characters. */
    static boolean isDecimal(long word, int wholeBits, int fraction) {
        int rest = 56 - 8 * fraction - wholeBits;
        long values = word ^ ZEROS;
        // Of all characters of the number, the point alone is no digit.
        return wholeBits > 0
                && rest >= 0
                && (values >>> wholeBits & 0xFF) == ('.' ^ '0')
                && others(values) << rest == 1L << (63 - 8 * fraction);
    }

    /** A decimal number without its point. */
    static long decimal(long word, int wholeBits, int fraction) {
        long values = word ^ ZEROS;
        long behindPoint = -1L << wholeBits;
        long digits = values & ~behindPoint | values >>> 8 & behindPoint;
        return eight(digits << (64 - 8 * fraction - wholeBits));
    }

    /** The eighth bit of every byte above 9, and maybe of some behind the first of them. */
    private static long others(long values) {
        // Adding 0x76 lifts every greater byte to the eighth bit or beyond, and carries only from there.
        return (values + 0x7676767676767676L | values) & 0x8080808080808080L;
    }

    private static long eight(long values) {
        long pairs = values * 10 + (values >>> 8);
        long even = (pairs & 0x000000FF000000FFL) * 0x000F424000000064L;
        long odd = (pairs >>> 16 & 0x000000FF000000FFL) * 0x0000271000000001L;
        return even + odd >>> 32;
    }
}
