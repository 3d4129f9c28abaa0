package io.dynamicmarket.quoting.bench;

import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.quoting.feature.FeatureGauge;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * Volatility of the mid as an exponential moving average of squared log returns, one mid a second and the value after
 * each: the feed's gauge, which measures all its other features at the same time, against ta4j's EMA over such returns. A
 * bar count of 173 and a half-life of 59.96 s are the same weight; ta4j starts from its first value instead of a
 * normalised weight, which is forgotten after half an hour.
 */
final class IndicatorContest {
    private static final int BARS = 173;
    private static final long HALF_LIFE_MILLIS = Math.round(-1_000 * Math.log(2) / Math.log(1 - 2.0 / (BARS + 1)));
    private static final FeatureSettings FEATURES =
            new FeatureSettings(HALF_LIFE_MILLIS, 0, 1e6, 10, 10_000, 10_000, 60_000, 1_000, 60_000);
    /** A half-life of whole milliseconds is off by up to half of one. */
    private static final double HALF_LIFE_ROUNDING = 0.5 / HALF_LIFE_MILLIS;

    private static final int FORGOTTEN = 2_400;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double BPS = 1e4;

    private IndicatorContest() {}

    /** @param mids one a second, more than 2,400 */
    static Contest of(double[] mids) {
        return new Contest(
                "Volatility indicator",
                "mid",
                mids.length,
                HALF_LIFE_ROUNDING,
                List.of(
                        Contest.contender("this gauge", () -> ours(mids)),
                        Contest.contender("ta4j 0.17, DoubleNum", () -> ta4j(mids))));
    }

    private static double ours(double[] mids) {
        FeatureGauge gauge = new FeatureGauge(FEATURES);
        double sum = 0;
        for (int i = 0; i < mids.length; i++) {
            long twice = Math.round(2 * mids[i]);
            gauge.onQuote(i * 1_000_000_000L, twice - 1, 1, twice + 1, 1);
            sum += i >= FORGOTTEN ? gauge.volatilityBps() : 0;
        }
        return sum;
    }

    private static double ta4j(double[] mids) {
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumTypeOf(DoubleNum.class)
                .withMaxBarCount(1_000)
                .build();
        EMAIndicator average = new EMAIndicator(new SquaredReturn(new ClosePriceIndicator(series)), BARS);
        ZonedDateTime end = Instant.EPOCH.atZone(ZoneOffset.UTC);
        double sum = 0;
        for (int i = 0; i < mids.length; i++) {
            Num mid = DoubleNum.valueOf(Math.round(2 * mids[i]));
            end = end.plusSeconds(1);
            series.addBar(Duration.ofSeconds(1), end, mid, mid, mid, mid, DoubleNum.valueOf(1));
            double value = average.getValue(series.getEndIndex()).doubleValue();
            sum += i >= FORGOTTEN ? Math.sqrt(value * SECONDS_PER_MINUTE) * BPS : 0;
        }
        return sum;
    }

    private static final class SquaredReturn extends CachedIndicator<Num> {
        private final ClosePriceIndicator price;

        SquaredReturn(ClosePriceIndicator price) {
            super(price);
            this.price = price;
        }

        @Override
        protected Num calculate(int index) {
            if (index == 0) {
                return zero();
            }
            Num change =
                    price.getValue(index).dividedBy(price.getValue(index - 1)).log();
            return change.multipliedBy(change);
        }

        @Override
        public int getUnstableBars() {
            return 1;
        }
    }
}
