package io.dynamicmarket.desk.replay;

import io.dynamicmarket.facts.CalibrationSettings;
import io.dynamicmarket.facts.Instrument;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.policy.PolicyTables;
import io.dynamicmarket.quoting.calibration.IntensityCounter;
import io.dynamicmarket.quoting.feed.FrameKind;
import io.dynamicmarket.quoting.feed.MarketFeed;
import io.dynamicmarket.quoting.feed.RecordingReader;
import io.dynamicmarket.quoting.feed.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures the trade tape and the mid of recordings of one market, one after the other, without quoting. Each has a feed
 * of its own, since sequence numbers and clocks start anew; the counts go on.
 */
public final class RecordedTape {
    private static final long NOT_BEGUN = Long.MIN_VALUE;

    private final PolicyTables tables;
    private final CalibrationSettings settings;
    private final ReplayRun run = new ReplayRun();
    private @Nullable Instrument instrument;
    private @Nullable IntensityCounter counter;
    private final long stretchNanos;
    private final Consumer<Stretch> ended;
    private long fromNanos = NOT_BEGUN;
    private long accepted;

    /** Counts everything together. */
    public RecordedTape(PolicyTables tables, CalibrationSettings settings) {
        this(tables, settings, Long.MAX_VALUE, stretch -> {});
    }

    /**
     * Counts anew in each stretch; the first of a recording begins with the market known.
     *
     * @param stretchNanos length of a stretch, above 0
     * @param ended told each whole stretch; what is left at the end of a recording is none
     */
    public RecordedTape(PolicyTables tables, CalibrationSettings settings, long stretchNanos, Consumer<Stretch> ended) {
        this.tables = tables;
        this.settings = settings;
        this.stretchNanos = stretchNanos;
        this.ended = ended;
    }

    /**
     * Reads a recording to its end.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is of another market than the one before
     */
    public void read(Path recording) throws IOException {
        MarketFeed feed = new MarketFeed(tables.featureSettings(VenueKind.CEX), tables.feedSettings(VenueKind.CEX));
        boolean met = false;
        fromNanos = NOT_BEGUN;
        try (RecordingReader reader = RecordingReader.open(recording)) {
            while (reader.next()) {
                if (reader.hasProblem()) {
                    run.unreadable(place(recording, reader), reader.problem());
                    continue;
                }
                long at = reader.receivedAtNanos();
                FrameKind kind = feed.onFrame(at, reader.buffer(), reader.offset(), reader.length());
                run.line(at, kind == FrameKind.REFUSED);
                if (kind == FrameKind.REFUSED) {
                    refused(recording, reader, feed.lastRefusal());
                    continue;
                }
                accepted++;
                if (!met && feed.known()) {
                    met = true;
                    meet(recording, feed.instrument());
                }
                count(at, feed, kind);
            }
        }
    }

    private void refused(Path recording, RecordingReader reader, Refusal refusal) {
        run.problem(place(recording, reader), refusal);
    }

    private void meet(Path recording, Instrument found) {
        Instrument known = instrument;
        if (known == null) {
            instrument = found;
            counter = new IntensityCounter(settings, found.tickSize());
        } else if (!known.market().equals(found.market())
                || !known.venue().equals(found.venue())
                || known.priceDecimals() != found.priceDecimals()) {
            throw new IllegalArgumentException(
                    "Expected more of " + known.market().value() + " at "
                            + known.venue().value() + " in " + recording + ", but it is of "
                            + found.market().value() + " at " + found.venue().value());
        }
    }

    private void count(long atNanos, MarketFeed feed, FrameKind kind) {
        IntensityCounter to = feed.known() ? counterAt(atNanos, feed.instrument()) : null;
        if (to == null) {
            return;
        }
        if (kind != FrameKind.TRADE) {
            to.onMid(atNanos, feed.bestBidUnits(), feed.bestAskUnits());
        } else if (feed.lastTrade().market()) {
            to.onTrade(atNanos, feed.lastTrade().priceUnits(), feed.lastTrade().buyerIsMaker());
        }
    }

    private @Nullable IntensityCounter counterAt(long atNanos, Instrument of) {
        IntensityCounter counted = counter;
        if (stretchNanos == Long.MAX_VALUE || counted == null) {
            return counted;
        }
        if (fromNanos == NOT_BEGUN) {
            fromNanos = atNanos;
            counter = new IntensityCounter(settings, of.tickSize());
        } else if (atNanos - fromNanos >= stretchNanos) {
            ended.accept(new Stretch(fromNanos, fromNanos + stretchNanos, counted));
            // stretches in which nothing came are passed over
            fromNanos += Math.floorDiv(atNanos - fromNanos, stretchNanos) * stretchNanos;
            counter = new IntensityCounter(settings, of.tickSize());
        }
        return counter;
    }

    private static String place(Path recording, RecordingReader reader) {
        return recording + " line " + reader.lineNumber();
    }

    /** The market, null as long as no symbol and no snapshot have come. */
    public @Nullable Instrument instrument() {
        return instrument;
    }

    /** What was counted in the latest stretch, or in all where there is one; nothing, where the market is not known. */
    public IntensityCounter counter() {
        IntensityCounter counted = counter;
        return counted == null ? new IntensityCounter(settings, 1) : counted;
    }

    public long lines() {
        return run.lines();
    }

    /** Frames that were taken. */
    public long accepted() {
        return accepted;
    }

    /** A sentence for the first of each kind of problem. */
    public List<String> problems() {
        return run.problems();
    }
}
