package io.dynamicmarket.desk.loop;

import io.dynamicmarket.quoting.feed.MarketFeed;

/** The feeds of one market: the quoted venue and the others that it is compared with. */
final class Venues {
    private static final double BPS = 1e4;

    private final MarketFeed[] feeds;
    private final double[] otherMids;

    Venues(MarketFeed[] feeds) {
        this.feeds = feeds.clone();
        this.otherMids = new double[feeds.length - 1];
    }

    MarketFeed feed(int source) {
        return feeds[source];
    }

    MarketFeed quoted() {
        return feeds[0];
    }

    /** Mids of the other venues in price units, NaN where there is none now; overwritten by the next call. */
    double[] otherMids() {
        for (int i = 1; i < feeds.length; i++) {
            otherMids[i - 1] = feeds[i].bookValid() ? feeds[i].midUnits() : Double.NaN;
        }
        return otherMids;
    }

    /** Largest distance of the quoted venue's mid from another one, bps; 0 where there is nothing to compare. */
    double gapBps() {
        double mid = quoted().midUnits();
        double widest = 0;
        for (double other : otherMids()) {
            if (other > 0 && mid > 0) {
                widest = Math.max(widest, Math.abs(other - mid) / mid * BPS);
            }
        }
        return widest;
    }

    int othersDegraded(long atNanos) {
        int degraded = 0;
        for (int i = 1; i < feeds.length; i++) {
            if (feeds[i].known() && feeds[i].degraded(atNanos)) {
                degraded++;
            }
        }
        return degraded;
    }
}
