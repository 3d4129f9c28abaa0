package io.dynamicmarket.quoting.experiment;

import io.dynamicmarket.quoting.feed.FrameKind;
import io.dynamicmarket.quoting.feed.MarketFeed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One play of a tape with any number of lanes quoting beside each other: the frames are decoded and measured once for
 * all, by the same feed that the desk has, and no lane sees another. So what a lane brings does not depend on which
 * others are played with it.
 */
final class TapePlay {
    private final MarketFeed feed;
    private final ShockedMarket market;
    private final List<Lane> lanes = new ArrayList<>();
    private final LegScored scored;
    private final long stepNanos;
    private long nowNanos = Long.MIN_VALUE;
    private boolean goOn = true;

    private TapePlay(Conditions conditions, List<List<Leg>> legs, long settleMillis, LegScored scored) {
        this.feed = new MarketFeed(conditions.instrument(), conditions.features(), conditions.feed());
        this.market = new ShockedMarket(feed, conditions);
        this.scored = scored;
        this.stepNanos = conditions.stepNanos();
        for (List<Leg> lane : legs) {
            lanes.add(new Lane(lanes.size(), lane, conditions, market, settleMillis * 1_000_000L));
        }
    }

    /**
     * Plays a tape.
     *
     * @param legs of each lane in order of time, none within another
     * @param settleMillis how long after its end a leg is scored: what it holds by then is marked to the mid of then
     * @param scored hears of the legs that are over before the tape is
     * @throws IOException if the file cannot be read at all
     */
    static void play(
            RecordedTape tape, Conditions conditions, List<List<Leg>> legs, long settleMillis, LegScored scored)
            throws IOException {
        TapePlay play = new TapePlay(conditions, legs, settleMillis, scored);
        tape.play(play::frame, () -> play.goOn);
        if (play.goOn && play.nowNanos != Long.MIN_VALUE) {
            play.pass(play.nowNanos + 1);
        }
    }

    private void frame(long receivedAtNanos, byte[] buffer, int offset, int length) {
        if (feed.startsClock(receivedAtNanos)) {
            nowNanos = receivedAtNanos;
        } else if (receivedAtNanos > nowNanos && feed.believes(receivedAtNanos)) {
            time(receivedAtNanos);
        }
        FrameKind kind = feed.onFrame(receivedAtNanos, buffer, offset, length);
        if (kind == FrameKind.REFUSED) {
            return;
        }
        market.onFrame();
        for (int lane = 0; lane < lanes.size(); lane++) {
            lanes.get(lane).onFrame(kind, nowNanos);
        }
    }

    /** Steps through silence as the desk's loop does, so that its heartbeats do not fail to come. */
    private void time(long toNanos) {
        long step = Math.floorDiv(nowNanos, stepNanos) * stepNanos + stepNanos;
        for (; step < toNanos && goOn; step += stepNanos) {
            pass(step);
        }
        pass(toNanos);
    }

    private void pass(long nanos) {
        nowNanos = nanos;
        for (int lane = 0; lane < lanes.size(); lane++) {
            goOn &= lanes.get(lane).onTime(nanos, scored);
        }
    }
}
