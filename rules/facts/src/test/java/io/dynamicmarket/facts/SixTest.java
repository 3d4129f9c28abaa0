package io.dynamicmarket.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The reference is decimal arithmetic: what a table cell or the DMN engine would make of the same digits. */
class SixTest {
    @Property(seed = "1")
    void roundsToTheNearestMillionth(@ForAll @DoubleRange(min = -1e6, max = 1e6) double value) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal kept = new BigDecimal(Double.toString(Six.decimals(value)));
        BigDecimal distance = exact.subtract(kept).abs();
        // half a millionth, and the error of one multiplication in binary
        assertEquals(-1, distance.compareTo(new BigDecimal("0.0000005001")), value + " became " + kept);
        assertEquals(
                0,
                kept.subtract(kept.setScale(6, java.math.RoundingMode.HALF_EVEN))
                        .signum());
    }

    @Property(seed = "1")
    void everyMillionthSurvivesAsItsOwnDigits(
            @ForAll @LongRange(min = -999_999_999_000_000L, max = 999_999_999_000_000L) long millionths) {
        BigDecimal decimal = BigDecimal.valueOf(millionths, 6);
        double statistic = Six.decimals(decimal.doubleValue());
        assertEquals(0, decimal.compareTo(new BigDecimal(Double.toString(statistic))));
        assertEquals(millionths, Six.millionths(statistic));
    }

    @Property(seed = "1")
    void comparesWithACellAsDecimalsDo(@ForAll @LongRange(min = 299_990, max = 300_010) long millionths) {
        boolean asDoubles = Six.decimals(millionths / 1e6) < 0.3;
        boolean asDecimals = BigDecimal.valueOf(millionths, 6).compareTo(new BigDecimal("0.3")) < 0;
        assertEquals(asDecimals, asDoubles);
    }

    @Test
    void refusesWhatIsNoStatistic() {
        assertThrows(IllegalArgumentException.class, () -> Six.decimals(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Six.decimals(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> Six.decimals(1.0000001e9));
    }

    @Test
    void knowsNoNegativeZero() {
        assertEquals("0.0", Double.toString(Six.decimals(-1e-9)));
    }
}
