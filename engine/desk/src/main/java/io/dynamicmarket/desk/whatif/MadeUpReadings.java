package io.dynamicmarket.desk.whatif;

import io.dynamicmarket.desk.whatif.MadeUpMarket.Second;
import io.dynamicmarket.facts.ConfidenceParts;
import io.dynamicmarket.facts.FeatureSettings;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.FeedSettings;
import io.dynamicmarket.facts.MarketFeatures;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.Price;
import io.dynamicmarket.facts.VenueId;
import org.jspecify.annotations.Nullable;

/**
 * What feed and features make of a made-up market, second by second, under the settings of a release. Sides whose settings
 * are the same read the same, and share it.
 */
final class MadeUpReadings {
    static final VenueId VENUE = new VenueId("made-up");

    private final MarketId market;
    private final FeatureSettings featureSettings;
    private final FeedSettings feed;
    private @Nullable Read latest;

    /** A second as it is read. */
    record Read(Second second, MarketFeatures features, FeedHealth health) {}

    MadeUpReadings(MarketId market, FeatureSettings featureSettings, FeedSettings feed) {
        this.market = market;
        this.featureSettings = featureSettings;
        this.feed = feed;
    }

    /** Whether these are read under the same settings. */
    boolean isLike(MadeUpReadings other) {
        return market.equals(other.market) && featureSettings.equals(other.featureSettings) && feed.equals(other.feed);
    }

    Read of(Second now) {
        Read read = latest;
        if (read == null || read.second() != now) {
            read = new Read(now, features(now), health(now));
            latest = read;
        }
        return read;
    }

    private MarketFeatures features(Second now) {
        double clamped = Math.max(
                featureSettings.volatilityFloorBps(),
                Math.min(featureSettings.volatilityCapBps(), now.rawVolatilityBps()));
        return new MarketFeatures(
                market,
                (now.asOfMillis() - MadeUpMarket.START_MILLIS) / 1_000,
                now.asOfMillis(),
                new Price(now.midUnits()),
                now.spreadBps(),
                0,
                now.rawVolatilityBps(),
                clamped,
                now.imbalance(),
                now.imbalance() / 2,
                now.volumeRatio(),
                now.toxicity());
    }

    private FeedHealth health(Second now) {
        boolean degraded = now.silentMillis() >= feed.silentAfterMillis();
        double stale = fallen(now.silentMillis(), feed.staleAfterMillis(), feed.silentAfterMillis());
        double apart = fallen(now.apartBps(), feed.disagreementFreeBps(), feed.disagreementLimitBps());
        ConfidenceParts parts = new ConfidenceParts(stale, 1, now.bookValid() ? 1 : 0, 1, apart);
        return new FeedHealth(
                market,
                VENUE,
                now.asOfMillis(),
                now.bookValid(),
                now.silentMillis(),
                0,
                0,
                now.lateIntervals(),
                0,
                0,
                now.gaps(),
                parts,
                parts.score(),
                now.apartBps(),
                degraded || !now.bookValid() ? 1 : 0);
    }

    /** From 1 up to what is free down to 0 at the limit. */
    private static double fallen(double value, double free, double limit) {
        return Math.max(0, Math.min(1, 1 - (value - free) / (limit - free)));
    }
}
