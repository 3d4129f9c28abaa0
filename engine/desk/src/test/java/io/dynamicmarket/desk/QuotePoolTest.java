package io.dynamicmarket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code quote pool}, as a person types it. */
class QuotePoolTest {
    private static JsonNode asked(Object... more) throws JsonProcessingException {
        List<Object> words = new ArrayList<>(List.of("quote", "pool", "--json"));
        words.addAll(List.of(more));
        Typed typed = Typed.line(words.toArray());
        assertEquals(0, typed.status(), typed.err());
        return new ObjectMapper().readTree(typed.out());
    }

    @Test
    void givesTheContractsOutputsToTheUnit() throws JsonProcessingException {
        String deep = "1" + "0".repeat(33);
        JsonNode swap = asked(
                        "--reserve-in", deep, "--reserve-out", deep, "--lp-fee", 20, "--ref-fee", 10, "--in", 20_000)
                .get("swap");
        assertEquals("19939", swap.get("amountOut").asText());
        assertEquals("20", swap.get("referrerFeeOut").asText());
        Typed words = Typed.line(
                "quote",
                "pool",
                "--reserve-in",
                "1000000000000000",
                "--reserve-out",
                "1000000000000000",
                "--lp-fee",
                100,
                "--in",
                "20000000000");
        assertTrue(words.out().contains("amountOut              19799607967"), words.out());
    }

    @Test
    void givesTheSmallestInputThatPaysTheGas() throws JsonProcessingException {
        // 2 of price, no fees, reserve 1000 each: 2 floor(1000 x / (1000 + x)) >= x + 10 first at 12, 2 * 11 = 22
        JsonNode quote = asked("--reserve-in", 1000, "--reserve-out", 1000, "--price", 2, "--gas", 10)
                .get("quote");
        assertTrue(quote.get("profitable").asBoolean());
        assertEquals("12", quote.get("minimumProfitableIn").asText());
        assertEquals("11", quote.get("minimumProfitableOut").asText());
        assertEquals("0", quote.get("minimumProfit").asText());
        // 2000 x / (1000 + x) - x is largest at 1000 (sqrt 2 - 1) = 414.2: 2 * 292 - 413 - 10 = 161
        assertEquals("161", quote.get("bestProfit").asText());
    }

    @Test
    void saysWhyNothingPays() throws JsonProcessingException {
        JsonNode quote = asked("--reserve-in", 1000, "--reserve-out", 1000, "--lp-fee", 30, "--price", "1.002")
                .get("quote");
        assertFalse(quote.get("profitable").asBoolean());
        assertEquals("PRICE_BELOW_FEES", quote.get("reason").asText());
    }

    @Test
    void refusesAPoolThatCannotBe() {
        Typed empty = Typed.line("quote", "pool", "--reserve-in", 0, "--reserve-out", 10, "--in", 1);
        assertEquals(2, empty.status());
        assertEquals(
                "Expected a reserve from 1 to 2^120 - 1, but got 0.",
                empty.err().strip());
        Typed nothing = Typed.line("quote", "pool", "--reserve-in", 10, "--reserve-out", 10);
        assertEquals(2, nothing.status());
        assertEquals(
                "Expected --in, --price or both, but got neither.",
                nothing.err().strip());
    }
}
