package io.dynamicmarket.governance.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Doubles as ECMAScript's Number::toString writes them (RFC 8785, section 3.2.2.3): the shortest digits that read back
 * as the same double, the nearest of them if there are several. Double.toString before JDK 19 is not always the
 * shortest (JDK-4511638).
 */
final class JsonNumber {
    private static final long[] POWERS = powers();

    private JsonNumber() {}

    static void write(double value, StringBuilder out) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Expected a finite number, but got " + value);
        }
        // Two decimals of at most 15 digits never share a double, so six decimals below 1e9 are the shortest form.
        double millionths = Math.rint(value * 1e6);
        if (Math.abs(millionths) < 1e15 && millionths / 1e6 == value) {
            decimal((long) millionths, 6, out);
        } else {
            shortest(value, out);
        }
    }

    /** A whole number of 10^-decimals, without trailing zeros. */
    static void decimal(long units, int decimals, StringBuilder out) {
        if (units == Long.MIN_VALUE) {
            out.append(BigDecimal.valueOf(units, decimals).stripTrailingZeros().toPlainString());
            return;
        }
        if (units < 0) {
            out.append('-');
        }
        long scale = POWERS[decimals];
        long whole = Math.abs(units) / scale;
        long rest = Math.abs(units) % scale;
        out.append(whole);
        if (rest != 0) {
            fraction(rest, decimals, out);
        }
    }

    private static void fraction(long rest, int decimals, StringBuilder out) {
        out.append('.');
        long left = rest;
        for (int place = decimals - 1; left != 0; place--) {
            out.append((char) ('0' + left / POWERS[place]));
            left %= POWERS[place];
        }
    }

    private static void shortest(double value, StringBuilder out) {
        if (value < 0) {
            out.append('-');
        }
        BigDecimal exact = new BigDecimal(Math.abs(value));
        BigDecimal digits = fewest(exact, Math.abs(value)).stripTrailingZeros();
        layOut(digits.unscaledValue().toString(), digits.precision() - digits.scale(), out);
    }

    private static BigDecimal fewest(BigDecimal exact, double value) {
        for (int precision = 1; precision < 17; precision++) {
            BigDecimal below = exact.round(new MathContext(precision, RoundingMode.FLOOR));
            BigDecimal above = exact.round(new MathContext(precision, RoundingMode.CEILING));
            BigDecimal nearer = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
            if (nearer.doubleValue() == value) {
                return nearer;
            }
            // At a power of two the nearer one may read back as the neighbour while the farther one does not: 2^-44.
            BigDecimal farther = nearer.compareTo(below) == 0 ? above : below;
            if (farther.doubleValue() == value) {
                return farther;
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
    }

    /** ECMA-262, Number::toString: digits s of count k and the point after n of them. */
    private static void layOut(String s, int n, StringBuilder out) {
        int k = s.length();
        if (k <= n && n <= 21) {
            out.append(s).append("0".repeat(n - k));
        } else if (0 < n && n <= 21) {
            out.append(s, 0, n).append('.').append(s, n, k);
        } else if (-6 < n && n <= 0) {
            out.append("0.").append("0".repeat(-n)).append(s);
        } else {
            out.append(s.charAt(0));
            if (k > 1) {
                out.append('.').append(s, 1, k);
            }
            out.append('e').append(n > 0 ? "+" : "-").append(Math.abs(n - 1));
        }
    }

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
