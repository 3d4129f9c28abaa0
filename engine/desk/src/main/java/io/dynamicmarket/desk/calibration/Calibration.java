package io.dynamicmarket.desk.calibration;

import io.dynamicmarket.desk.replay.RecordedTape;
import io.dynamicmarket.facts.CalibrationSettings;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.calibration.IntensityCounter;
import io.dynamicmarket.quoting.calibration.IntensityFit;
import io.dynamicmarket.quoting.calibration.TickScale;
import io.dynamicmarket.quoting.calibration.VolatilityFit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A market's intensity and volatility as measured.
 *
 * @param recordings names of the files
 * @param lines lines read
 * @param instrument the market, null where it never became known
 * @param scale tick and mean mid, null where no window was measured
 * @param settings how it was measured
 * @param windows windows measured
 * @param both sides together
 * @param bids quotes to buy, which sellers reach
 * @param asks quotes to sell, which buyers reach
 * @param volatility of the mid
 */
public record Calibration(
        List<String> recordings,
        long lines,
        @Nullable Instrument instrument,
        @Nullable TickScale scale,
        CalibrationSettings settings,
        long windows,
        IntensityFit both,
        IntensityFit bids,
        IntensityFit asks,
        VolatilityFit volatility) {
    public Calibration {
        recordings = List.copyOf(recordings);
    }

    public static Calibration of(List<String> recordings, RecordedTape tape, CalibrationSettings settings) {
        IntensityCounter counter = tape.counter();
        return new Calibration(
                recordings,
                tape.lines(),
                tape.instrument(),
                counter.windows() > 0 ? counter.scale() : null,
                settings,
                counter.windows(),
                counter.fit(),
                counter.fit(Side.BUY),
                counter.fit(Side.SELL),
                counter.volatility());
    }

    /** Whether nothing was refused. */
    public boolean fitted() {
        return volatility instanceof VolatilityFit.Fitted
                && Stream.of(both, bids, asks).allMatch(IntensityFit.Fitted.class::isInstance);
    }

    /** Whether there is anything to draw. */
    public boolean drawable() {
        return !bids.points().isEmpty() || !asks.points().isEmpty();
    }
}
