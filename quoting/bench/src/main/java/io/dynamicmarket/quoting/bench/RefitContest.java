package io.dynamicmarket.quoting.bench;

import io.dynamicmarket.facts.CalibrationSettings;
import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.calibration.IntensityCounter;
import io.dynamicmarket.quoting.feed.FrameKind;
import io.dynamicmarket.quoting.feed.MarketFeed;
import java.util.List;

/** Intensity of both sides, each and together, and volatility, fitted anew to all that a recording has counted. */
final class RefitContest {
    private static final CalibrationSettings SETTINGS =
            new CalibrationSettings(100, 3_000, 300, 50, 5, 0.1, 25, 0.9, 0.75, 0.95);

    private RefitContest() {}

    static Contest of(Recording recording, long tickUnits) {
        IntensityCounter counter = new IntensityCounter(SETTINGS, tickUnits);
        MarketFeed feed = new MarketFeed(Desk.FEATURES, Desk.FEED);
        for (int i = 0; i < recording.size(); i++) {
            long atNanos = recording.receivedAtNanos(i);
            FrameKind kind = feed.onFrame(atNanos, recording.bytes(), recording.offset(i), recording.length(i));
            if (kind == FrameKind.TRADE) {
                counter.onTrade(
                        atNanos, feed.lastTrade().priceUnits(), feed.lastTrade().buyerIsMaker());
            } else {
                counter.onMid(atNanos, feed.bestBidUnits(), feed.bestAskUnits());
            }
        }
        return new Contest(
                "A/k refit",
                "full refit of " + counter.windows() + " windows",
                1,
                0,
                List.of(Contest.contender(
                        "this calibration",
                        () -> counter.fit(Side.BUY).hashCode()
                                + counter.fit(Side.SELL).hashCode()
                                + counter.fit().hashCode()
                                + counter.volatility().hashCode())));
    }
}
