package io.dynamicmarket.quoting.bench;

import io.dynamicmarket.quoting.feed.FrameKind;
import io.dynamicmarket.quoting.feed.MarketFeed;
import java.util.List;
import java.util.stream.DoubleStream;

/** All that is measured on one recording. */
record Contests(
        Recording recording,
        TickToQuote path,
        Contest book,
        Contest decoding,
        Contest indicator,
        Contest formula,
        Contest refit,
        Contest tickToQuote) {
    private static final int FEWEST_MIDS = 4_800;
    private static final int MOST_MIDS = 20_000;

    static Contests on(Recording recording) {
        TickToQuote path = new TickToQuote(recording);
        return new Contests(
                recording,
                path,
                BookContest.of(recording),
                DecodingContest.of(recording),
                IndicatorContest.of(mids(recording)),
                FormulaContest.of(path.instrument(), path.price()),
                RefitContest.of(recording, path.instrument().tickSize()),
                new Contest("Tick to quote, whole recording", "frame", recording.size(), 0, List.of(path)));
    }

    List<Contest> all() {
        return List.of(book, decoding, indicator, formula, refit, tickToQuote);
    }

    /** Mids after the frames that moved them or might have; a short recording is gone through again. */
    private static double[] mids(Recording recording) {
        MarketFeed feed = new MarketFeed(Desk.FEATURES, Desk.FEED);
        DoubleStream.Builder mids = DoubleStream.builder();
        for (int i = 0; i < recording.size(); i++) {
            FrameKind kind = feed.onFrame(
                    recording.receivedAtNanos(i), recording.bytes(), recording.offset(i), recording.length(i));
            if (kind != FrameKind.TRADE && feed.bookValid()) {
                mids.add(feed.midUnits());
            }
        }
        double[] once = mids.build().limit(MOST_MIDS).toArray();
        double[] enough = new double[Math.max(once.length, FEWEST_MIDS)];
        for (int i = 0; i < enough.length; i++) {
            enough[i] = once[i % once.length];
        }
        return enough;
    }
}
