package io.dynamicmarket.desk.calibration;

import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.quoting.calibration.Estimate;
import io.dynamicmarket.quoting.calibration.IntensityFit;
import io.dynamicmarket.quoting.calibration.IntensityPoint;
import io.dynamicmarket.quoting.calibration.TickScale;
import io.dynamicmarket.quoting.calibration.VolatilityFit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A calibration for people: in ticks and seconds, and below in the units of presets. */
public final class CalibrationWords {
    private static final int DIGITS = 4;
    private static final String INDENT = " ".repeat(13);

    private CalibrationWords() {}

    public static String write(Calibration calibration) {
        List<String> lines = new ArrayList<>();
        Instrument instrument = calibration.instrument();
        TickScale scale = calibration.scale();
        lines.add("market       " + (instrument == null ? "unknown" : market(instrument, scale)));
        lines.add("measured     " + calibration.windows() + " windows of "
                + calibration.settings().windowMillis() + " ms with a valid book, from " + calibration.lines()
                + " lines");
        intensity(lines, "both sides   ", calibration.both(), scale);
        intensity(lines, "bids         ", calibration.bids(), scale);
        intensity(lines, "asks         ", calibration.asks(), scale);
        volatility(lines, calibration.volatility(), scale);
        lines.add(String.format(
                Locale.ROOT,
                "intervals    %s %%, from the estimates without each block of time in turn",
                number(100 * calibration.settings().confidenceLevel())));
        return String.join("\n", lines);
    }

    /** The smallest price step as the venue writes it. */
    static String tick(Instrument instrument) {
        return BigDecimal.valueOf(instrument.tickSize(), instrument.priceDecimals())
                .stripTrailingZeros()
                .toPlainString();
    }

    static double nearest(IntensityFit.Fitted fit) {
        return fit.points().get(0).distanceTicks();
    }

    static double farthest(IntensityFit.Fitted fit) {
        return fit.points().stream()
                .filter(IntensityPoint::fitted)
                .mapToDouble(IntensityPoint::distanceTicks)
                .max()
                .orElse(0);
    }

    private static String market(Instrument instrument, @Nullable TickScale scale) {
        String market =
                instrument.market().value() + " at " + instrument.venue().value() + ", tick " + tick(instrument);
        return scale == null ? market : market + ", 1 bps is " + number(scale.ticksPerBps()) + " ticks";
    }

    private static void intensity(List<String> lines, String name, IntensityFit fit, @Nullable TickScale scale) {
        if (fit instanceof IntensityFit.Refused refused) {
            lines.add(name + "refused " + refused.reason() + ": " + refused.sentence() + ".");
        } else if (fit instanceof IntensityFit.Fitted fitted && scale != null) {
            lines.add(name + "A " + interval(fitted.intensityPerSecond()) + " per second, k "
                    + interval(fitted.kappaPerTick()) + " per tick");
            lines.add(INDENT + "A " + interval(scale.intensityPerMinute(fitted.intensityPerSecond()))
                    + " per minute, kappa " + interval(scale.kappaPerBps(fitted.kappaPerTick())) + " per bps");
            lines.add(String.format(
                    Locale.ROOT,
                    "%sR squared %.4f over %d distances of %s to %s ticks, %d arrivals",
                    INDENT,
                    fitted.rSquared(),
                    fitted.distances(),
                    number(nearest(fitted)),
                    number(farthest(fitted)),
                    fitted.arrivals()));
        }
    }

    private static void volatility(List<String> lines, VolatilityFit fit, @Nullable TickScale scale) {
        if (fit instanceof VolatilityFit.Refused refused) {
            lines.add("volatility   refused " + refused.reason() + ": " + refused.sentence() + ".");
        } else if (fit instanceof VolatilityFit.Fitted fitted && scale != null) {
            lines.add("volatility   " + interval(fitted.ticksPerRootSecond()) + " ticks per root second");
            lines.add(INDENT + interval(scale.volatilityBps(fitted.ticksPerRootSecond()))
                    + " bps per root minute; variance over ten windows "
                    + number(fitted.varianceRatio()) + " times that of a random walk");
        }
    }

    private static String interval(Estimate estimate) {
        return number(estimate.value()) + " (" + number(estimate.low()) + " to " + number(estimate.high()) + ")";
    }

    static String number(double value) {
        return digits(value, DIGITS);
    }

    static String digits(double value, int digits) {
        BigDecimal round = new BigDecimal(value).round(new MathContext(digits));
        return round.signum() == 0 ? "0" : round.stripTrailingZeros().toPlainString();
    }
}
