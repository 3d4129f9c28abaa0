package io.dynamicmarket.desk.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.quoting.calibration.Estimate;
import io.dynamicmarket.quoting.calibration.IntensityFit;
import io.dynamicmarket.quoting.calibration.TickScale;
import io.dynamicmarket.quoting.calibration.VolatilityFit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A calibration as one JSON object, format {@code calibration/1}: both sides flat in it, each side nested. */
public final class CalibrationJson {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private CalibrationJson() {}

    public static String write(Calibration calibration) {
        Map<String, Object> values = new LinkedHashMap<>();
        Instrument instrument = calibration.instrument();
        TickScale scale = calibration.scale();
        values.put("format", "calibration/1");
        values.put("recordings", calibration.recordings());
        values.put(
                "market", instrument == null ? "unknown" : instrument.market().value());
        values.put("venue", instrument == null ? "unknown" : instrument.venue().value());
        if (instrument != null && scale != null) {
            double unit = Math.pow(10, -instrument.priceDecimals());
            values.put("tickSize", CalibrationWords.tick(instrument));
            values.put("meanMid", scale.midUnits() * unit);
            values.put("ticksPerBps", scale.ticksPerBps());
        }
        values.put("lines", calibration.lines());
        values.put("windowMillis", calibration.settings().windowMillis());
        values.put("windows", calibration.windows());
        values.put("confidenceLevel", calibration.settings().confidenceLevel());
        values.put("fitted", calibration.fitted());
        values.putAll(intensity(calibration.both(), scale));
        values.putAll(volatility(calibration.volatility(), scale));
        values.put("bids", intensity(calibration.bids(), scale));
        values.put("asks", intensity(calibration.asks(), scale));
        try {
            return MAPPER.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected plain JSON values, but " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> intensity(IntensityFit fit, @Nullable TickScale scale) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (fit instanceof IntensityFit.Refused refused) {
            return refused(refused.reason().name(), refused.sentence());
        } else if (fit instanceof IntensityFit.Fitted fitted && scale != null) {
            put(values, "intensityPerSecond", fitted.intensityPerSecond());
            put(values, "intensityPerMinute", scale.intensityPerMinute(fitted.intensityPerSecond()));
            put(values, "kappaPerTick", fitted.kappaPerTick());
            put(values, "kappaPerBps", scale.kappaPerBps(fitted.kappaPerTick()));
            values.put("rSquared", fitted.rSquared());
            values.put("residualError", fitted.residualError());
            values.put("arrivals", fitted.arrivals());
            values.put("distances", fitted.distances());
            values.put("nearestTicks", CalibrationWords.nearest(fitted));
            values.put("farthestTicks", CalibrationWords.farthest(fitted));
        }
        return values;
    }

    private static Map<String, Object> volatility(VolatilityFit fit, @Nullable TickScale scale) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (fit instanceof VolatilityFit.Refused refused) {
            values.put("sigma", refused(refused.reason().name(), refused.sentence()));
        } else if (fit instanceof VolatilityFit.Fitted fitted && scale != null) {
            put(values, "sigmaTicksPerRootSecond", fitted.ticksPerRootSecond());
            put(values, "sigmaBpsPerRootMinute", scale.volatilityBps(fitted.ticksPerRootSecond()));
            values.put("varianceRatio", fitted.varianceRatio());
        }
        return values;
    }

    private static Map<String, Object> refused(String reason, String sentence) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("refused", reason);
        values.put("sentence", sentence);
        return values;
    }

    private static void put(Map<String, Object> values, String name, Estimate estimate) {
        values.put(name, estimate.value());
        values.put(name + "StandardError", estimate.standardError());
        values.put(name + "Interval", List.of(estimate.low(), estimate.high()));
    }
}
