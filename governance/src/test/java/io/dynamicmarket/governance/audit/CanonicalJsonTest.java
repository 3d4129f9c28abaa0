package io.dynamicmarket.governance.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dynamicmarket.facts.Amount;
import io.dynamicmarket.facts.Asset;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.QuotingMode;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.facts.TreasuryVerdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    private record Empty() {}

    private record Nested(String zebra, List<Long> apple, Empty middle) {}

    private sealed interface Shape {
        record Dot() implements Shape {}

        record Line(long from, String zone) implements Shape {}
    }

    /** RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void writesNumbersAsTheStandardLists(String bits, String expected) {
        assertEquals(expected, CanonicalJson.of(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))));
    }

    /** RFC 8785, section 3.2.2.2, and the order of section 3.2.3. */
    @Test
    void writesStringsAndOrdersMembersAsTheStandardShows() {
        assertEquals("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"", CanonicalJson.of("\u20ac$\u000F\nA'B\"\\\\\"/"));
        Map<String, String> map = new HashMap<>();
        for (String key : List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")) {
            map.put(key, "");
        }
        assertEquals(
                "{\"\\r\":\"\",\"1\":\"\",\"\u0080\":\"\",\"\u00f6\":\"\",\"\u20ac\":\"\",\"\ud83d\ude00\":\"\",\"\ufb33\":\"\"}",
                CanonicalJson.of(map));
    }

    @Test
    void writesFactsInTheirOwnForms() {
        assertEquals("\"BTC-USDT\"", CanonicalJson.of(new MarketId("BTC-USDT")));
        assertEquals("2934205", CanonicalJson.of(new Price(2_934_205)));
        assertEquals(
                "{\"asset\":\"USDT\",\"value\":\"1.25\"}",
                CanonicalJson.of(new Amount(new Asset("USDT", 6), 1_250_000_000)));
        assertEquals(
                "{\"asset\":\"USDT\",\"value\":\"-9223372036.854775808\"}",
                CanonicalJson.of(new Amount(new Asset("USDT", 6), Long.MIN_VALUE)));
        assertEquals("\"SELL\"", CanonicalJson.of(Side.SELL));
        assertEquals("\"2022-11-10T00:00:00.120Z\"", CanonicalJson.of(Instant.parse("2022-11-10T00:00:00.12Z")));
        assertEquals(
                "\"2022-11-10T00:00:00.120000001Z\"",
                CanonicalJson.of(Instant.parse("2022-11-10T00:00:00.120000001Z")));
        assertEquals("\"0.10\"", CanonicalJson.of(new BigDecimal("0.10")));
        assertEquals("[true,false,[]]", CanonicalJson.of(List.of(true, false, List.of())));
    }

    @Test
    void sortsTheComponentsOfARecord() {
        assertEquals(
                "{\"apple\":[1,-2],\"middle\":{},\"zebra\":\"z\"}",
                CanonicalJson.of(new Nested("z", List.of(1L, -2L), new Empty())));
    }

    @Test
    void namesTheCaseOfASealedType() {
        assertEquals("{\"type\":\"Dot\"}", CanonicalJson.of(new Shape.Dot()));
        assertEquals("{\"from\":7,\"type\":\"Line\",\"zone\":\"a\"}", CanonicalJson.of(new Shape.Line(7, "a")));
        assertEquals(
                "{\"action\":\"burn\",\"grounds\":{\"sentence\":\"why\",\"source\":\"TRE-1\"},\"type\":\"Hold\"}",
                CanonicalJson.of(new TreasuryVerdict.Hold("burn", new Grounds("TRE-1", "why"))));
        assertEquals("\"HALT\"", CanonicalJson.of(QuotingMode.HALT));
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740991, 9007199254740991",
        "-9007199254740991, -9007199254740991",
        "9007199254740992, '\"9007199254740992\"'",
        "-9223372036854775808, '\"-9223372036854775808\"'"
    })
    void writesWholeNumbersThatAJsonNumberWouldBlurAsText(long number, String expected) {
        assertEquals(expected, CanonicalJson.of(number));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesNumbersThatJsonDoesNotHave(double value) {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(value));
    }

    @Test
    void refusesWhatHasNoCanonicalForm() {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of("\ud83d"));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(Set.of("a")));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(Map.of(1, "a")));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(new Object()));
    }

    @Property(seed = "1")
    void writesEveryDoubleAsTheReferenceDoes(@ForAll("anyFinite") double value) throws IOException {
        assertEquals(reference("[" + value + "]"), CanonicalJson.of(List.of(value)));
        assertEquals(value + 0.0, Double.parseDouble(CanonicalJson.of(value)));
    }

    @Property(seed = "1")
    void writesEveryStatisticOfSixDecimalsAsTheReferenceDoes(
            @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long millionths)
            throws IOException {
        double value = millionths / 1e6;
        assertEquals(reference("[" + BigDecimal.valueOf(millionths, 6) + "]"), CanonicalJson.of(List.of(value)));
    }

    @Property(seed = "1")
    void writesEveryStringAsTheReferenceDoes(@ForAll("wellFormed") String text, @ForAll("wellFormed") String key)
            throws IOException {
        String json = CanonicalJson.of(Map.of(key, text, key + "b", List.of(text)));
        assertEquals(reference(json), json);
    }

    @Test
    void writesADecisionAsTheReferenceDoes() throws IOException {
        String json = CanonicalJson.of(SampleDecisions.market(1_668_038_400_000L));
        assertEquals(reference(json), json);
    }

    @Provide
    Arbitrary<Double> anyFinite() {
        return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    }

    @Provide
    Arbitrary<String> wellFormed() {
        return Arbitraries.integers()
                .between(0, 0x10ffff)
                .filter(point -> point < 0xd800 || point > 0xdfff)
                .list()
                .ofMaxSize(20)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    private static String reference(String json) throws IOException {
        return new JsonCanonicalizer(json).getEncodedString();
    }
}
