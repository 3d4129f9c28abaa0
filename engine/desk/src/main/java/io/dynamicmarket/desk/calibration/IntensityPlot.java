package io.dynamicmarket.desk.calibration;

import io.dynamicmarket.desk.plot.Axis;
import io.dynamicmarket.desk.plot.Chart;
import io.dynamicmarket.desk.plot.Series;
import io.dynamicmarket.desk.plot.Series.Band;
import io.dynamicmarket.desk.plot.Series.Line;
import io.dynamicmarket.desk.plot.Series.Points;
import io.dynamicmarket.desk.plot.Series.Reach;
import io.dynamicmarket.desk.plot.Series.Spot;
import io.dynamicmarket.desk.plot.Tone;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.quoting.calibration.Estimate;
import io.dynamicmarket.quoting.calibration.IntensityFit;
import io.dynamicmarket.quoting.calibration.IntensityPoint;
import io.dynamicmarket.quoting.calibration.TickScale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Intensity against distance for either side: what was measured, the curves, and how sure they are. */
public final class IntensityPlot {
    private static final int STEPS = 40;
    private static final int LEGEND_DIGITS = 3;

    private IntensityPlot() {}

    public static String svg(Calibration calibration) {
        List<Series> series = new ArrayList<>();
        String sure =
                ", " + CalibrationWords.number(100 * calibration.settings().confidenceLevel()) + " % sure";
        band(series, "bids" + sure, Tone.BLUE, calibration.bids());
        band(series, "asks" + sure, Tone.ORANGE, calibration.asks());
        side(series, "bids", Tone.BLUE, calibration.bids());
        side(series, "asks", Tone.ORANGE, calibration.asks());
        return new Chart(
                        title(calibration), Axis.linear(distance(calibration)), Axis.log("arrivals per second"), series)
                .svg();
    }

    private static String title(Calibration calibration) {
        Instrument instrument = calibration.instrument();
        return "Trading intensity"
                + (instrument == null
                        ? ""
                        : ", " + instrument.market().value() + " at "
                                + instrument.venue().value());
    }

    private static String distance(Calibration calibration) {
        Instrument instrument = calibration.instrument();
        TickScale scale = calibration.scale();
        return instrument == null || scale == null
                ? "distance from mid, ticks"
                : "distance from mid, ticks of " + CalibrationWords.tick(instrument) + " (1 bps = "
                        + CalibrationWords.number(scale.ticksPerBps()) + ")";
    }

    private static void band(List<Series> series, String label, Tone tone, IntensityFit fit) {
        if (fit instanceof IntensityFit.Fitted fitted) {
            List<Reach> along = new ArrayList<>();
            for (double x : along(fitted)) {
                Estimate at = fitted.at(x);
                along.add(new Reach(x, at.low(), at.high()));
            }
            series.add(new Band(label, tone, along));
        }
    }

    private static void side(List<Series> series, String name, Tone tone, IntensityFit fit) {
        // what lies beyond the fitted distances, and all of what was refused, is shown hollow
        boolean used = fit instanceof IntensityFit.Fitted;
        series.add(new Points("", tone, true, spots(fit, point -> !used || !point.fitted())));
        if (fit instanceof IntensityFit.Fitted fitted) {
            series.add(new Points(name + " measured", tone, false, spots(fit, IntensityPoint::fitted)));
            List<Spot> curve = new ArrayList<>();
            for (double x : along(fitted)) {
                curve.add(new Spot(x, fitted.at(x).value()));
            }
            series.add(new Line(
                    name + " "
                            + CalibrationWords.digits(
                                    fitted.intensityPerSecond().value(), LEGEND_DIGITS) + " exp(-"
                            + CalibrationWords.digits(fitted.kappaPerTick().value(), LEGEND_DIGITS) + " d)",
                    tone,
                    curve));
        } else {
            series.add(new Points(name + ", fit refused", tone, true, List.of()));
        }
    }

    private static List<Spot> spots(IntensityFit fit, Predicate<IntensityPoint> which) {
        return fit.points().stream()
                .filter(which)
                .map(point -> new Spot(point.distanceTicks(), point.intensityPerSecond()))
                .toList();
    }

    private static List<Double> along(IntensityFit.Fitted fit) {
        double from = CalibrationWords.nearest(fit);
        double to = CalibrationWords.farthest(fit);
        List<Double> along = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            along.add(from + (to - from) * i / STEPS);
        }
        return along;
    }
}
