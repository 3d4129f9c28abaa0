package io.dynamicmarket.quoting.experiment;

import io.dynamicmarket.quoting.feed.FrameKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Legs of quoting one after the other on one play of a tape, each with books of its own. */
final class Lane {
    private record Ended(int leg, @Nullable QuotingRun run, long dueNanos) {}

    private final int number;
    private final List<Leg> legs;
    private final Conditions conditions;
    private final ShockedMarket market;
    private final long settleNanos;
    private final Deque<Ended> ended = new ArrayDeque<>();
    private @Nullable QuotingRun running;
    private int current;

    Lane(int number, List<Leg> legs, Conditions conditions, ShockedMarket market, long settleNanos) {
        this.number = number;
        this.legs = legs;
        this.conditions = conditions;
        this.market = market;
        this.settleNanos = settleNanos;
    }

    /** Time has come to a frame that the market does not show yet; false to end the play. */
    boolean onTime(long nanos, LegScored scored) {
        while (current < legs.size() && legs.get(current).untilNanos() <= nanos) {
            end(legs.get(current).untilNanos());
        }
        boolean goOn = true;
        while (!ended.isEmpty() && ended.getFirst().dueNanos() <= nanos) {
            Ended leg = ended.removeFirst();
            QuotingRun run = leg.run();
            goOn &= scored.goOn(number, leg.leg(), run == null ? RunScore.NOTHING : run.score());
        }
        QuotingRun run = running;
        if (run != null) {
            run.onTime(nanos);
        }
        return goOn;
    }

    /** The market shows a frame. */
    void onFrame(FrameKind kind, long nanos) {
        for (Ended leg : ended) {
            QuotingRun run = leg.run();
            if (run != null) {
                run.mark(nanos);
            }
        }
        QuotingRun run = running;
        if (run == null
                && market.valid()
                && current < legs.size()
                && legs.get(current).fromNanos() <= nanos) {
            run = new QuotingRun(conditions, market, legs.get(current).directive(), nanos);
            running = run;
        }
        if (run != null) {
            run.onFrame(kind, nanos);
        }
    }

    /** A leg in which the book never was valid brought nothing. */
    private void end(long untilNanos) {
        QuotingRun run = running;
        if (run != null) {
            run.stop(untilNanos);
        }
        ended.addLast(new Ended(current, run, untilNanos + settleNanos));
        running = null;
        current++;
    }
}
