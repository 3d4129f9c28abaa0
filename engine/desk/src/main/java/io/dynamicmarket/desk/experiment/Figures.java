package io.dynamicmarket.desk.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dynamicmarket.quoting.experiment.RunScore;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures as they are written, the same in every country. */
final class Figures {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Figures() {}

    /** With so many decimals; a number that is none is a dash. */
    static String number(double value, int decimals) {
        // no minus before what is rounded to nought
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return Double.isFinite(value) ? text.matches("-0\\.?0*") ? text.substring(1) : text : "-";
    }

    /** A number of JSON, or null where it is none. */
    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static Map<String, Object> of(RunScore score) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("seconds", score.nanos() / 1e9);
        values.put("inventoryVariance", score.inventoryVariance());
        values.put("meanInventory", score.meanInventory());
        values.put("realizedSpreadBps", score.realizedSpreadBps());
        values.put("fillRatio", score.fillRatio());
        values.put("quotes", score.quotes());
        values.put("fills", score.fills());
        values.put("filledQuantity", score.filledQuantity());
        values.put("profit", score.profit());
        values.put("profitPerMinute", score.profitPerMinute());
        values.put("gas", score.gas());
        return values;
    }

    static String json(Map<String, Object> values) {
        try {
            return MAPPER.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected a report of plain JSON values, but " + e.getMessage(), e);
        }
    }
}
