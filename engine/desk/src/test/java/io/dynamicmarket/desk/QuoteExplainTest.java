package io.dynamicmarket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code quote explain}, as a person types it. */
class QuoteExplainTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static JsonNode explained(Object... more) {
        List<Object> words = new ArrayList<>(List.of("quote", "explain", "--json"));
        words.addAll(List.of(more));
        Typed typed = Typed.line(words.toArray());
        assertEquals(0, typed.status(), typed.err());
        try {
            return JSON.readTree(typed.out());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigDecimal step(JsonNode quote, String name) {
        for (JsonNode step : quote.get("steps")) {
            if (step.get("step").asText().equals(name)) {
                return step.get("bps").decimalValue();
            }
        }
        throw new IllegalStateException("Expected a step " + name + " in " + quote);
    }

    @Test
    void stepsAddUpToTheDistanceOfThePriceFromTheMid() {
        JsonNode tree = explained(
                "--bid",
                "61659.7",
                "--ask",
                "61659.8",
                "--volatility-bps",
                8,
                "--inventory",
                "0.2",
                "--imbalance",
                "-0.4",
                "--toxicity",
                1.3);
        BigDecimal mid = new BigDecimal(tree.get("mid").asText());
        assertEquals(new BigDecimal("61659.75"), mid);
        assertTrue(tree.get("quotes").size() >= 2);
        for (JsonNode quote : tree.get("quotes")) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode step : quote.get("steps")) {
                sum = sum.add(step.get("bps").decimalValue());
            }
            assertEquals(0, sum.compareTo(quote.get("distanceBps").decimalValue()));
            BigDecimal price = new BigDecimal(quote.get("price").asText());
            BigDecimal distance = price.subtract(mid).movePointRight(4).divide(mid, 6, RoundingMode.HALF_UP);
            assertEquals(distance.doubleValue(), sum.doubleValue(), 1.0e-6);
        }
    }

    @Test
    void worksOutTheSteadyStatePresetByHand() {
        // Gamma 0.1, times 0.8 in Recovery, times 0.8 while light; sigma 5, T 2: 1.6 + ln(1.064) / 0.064 = 2.569303
        // bps.
        JsonNode tree = explained("--bid", "59999.9", "--ask", "60000.1", "--volatility-bps", 5, "--tick", "0.1");
        assertEquals("RECOVERY", tree.get("state").asText());
        JsonNode bid = tree.get("quotes").get(0);
        assertEquals("bid", bid.get("side").asText());
        assertEquals(-0.9 * 2.569303, step(bid, "halfSpread").doubleValue(), 2e-6);
        // Floor: twice the maker fee of 2 bps and a cushion of 3: 3.5 bps a side.
        assertEquals(-(3.5 - 0.9 * 2.569303), step(bid, "floor").doubleValue(), 2e-6);
        assertEquals("59979.0", bid.get("price").asText());
    }

    @Test
    void saysThatASideHasNoRoomBeyondTheHardLimit() {
        JsonNode tree = explained("--bid", "60000.0", "--ask", "60000.1", "--volatility-bps", 5, "--inventory", "0.7");
        JsonNode bid = tree.get("quotes").get(0);
        assertEquals("bid", bid.get("side").asText());
        assertEquals(0, new BigDecimal(bid.get("quantity").asText()).signum());
    }

    @Test
    void tellsThePolicysOwnReasonWhereNothingIsQuoted() {
        Typed typed =
                Typed.line("quote", "explain", "--bid", 100, "--ask", 101, "--volatility-bps", 5, "--confidence", 0.1);
        assertEquals(0, typed.status(), typed.err());
        assertTrue(typed.out().contains("quotes       none: BY_DIRECTIVE"), typed.out());
    }

    @Test
    void refusesAMarketThatCannotBe() {
        Typed crossed = Typed.line("quote", "explain", "--bid", 101, "--ask", 100, "--volatility-bps", 5);
        assertEquals(2, crossed.status());
        assertEquals(
                "Expected a bid above 0 and an ask above the bid, but got 101 and 100.",
                crossed.err().strip());
        Typed wild =
                Typed.line("quote", "explain", "--bid", 100, "--ask", 101, "--volatility-bps", 5, "--imbalance", 1.5);
        assertEquals(2, wild.status());
        assertTrue(wild.err().contains("an imbalance from -1 to 1"), wild.err());
        Typed unnamed =
                Typed.line("quote", "explain", "--bid", 100, "--ask", 101, "--volatility-bps", 5, "--market", "BTC");
        assertEquals(2, unnamed.status());
        assertTrue(unnamed.err().contains("Expected a market like BTC-USDT"), unnamed.err());
    }
}
