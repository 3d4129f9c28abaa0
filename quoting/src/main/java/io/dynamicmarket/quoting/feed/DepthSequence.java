package io.dynamicmarket.quoting.feed;

import io.dynamicmarket.facts.Side;
import io.dynamicmarket.quoting.book.OrderBook;
import java.util.ArrayDeque;

/**
 * Keeps a book in step with the venue: joins snapshot and updates, and throws the book away as soon as anything is
 * missing or it crosses. A book that was thrown away comes back by a fresh snapshot only, loaded into an empty book.
 * A snapshot that is ahead of the updates waits until they reach it; the old book, if sound, stands until then.
 */
final class DepthSequence {
    /** At 20 updates a second almost a minute, far longer than the answer to a snapshot request takes. */
    private static final int MOST_BUFFERED = 1_000;

    private static final int MOST_BUFFERED_LEVELS = 500_000;

    private record Update(long firstId, long lastId, LevelList bids, LevelList asks) {
        int levels() {
            return bids.levels() + asks.levels();
        }
    }

    private final OrderBook book;
    private final ArrayDeque<Update> buffer = new ArrayDeque<>();
    private final LevelList noLevels = new LevelList();
    private Update waitingSnapshot = new Update(DecodedFrame.NONE, DecodedFrame.NONE, noLevels, noLevels);
    private int bufferedLevels;
    private long lastId = DecodedFrame.NONE;
    private boolean joined;
    private boolean everJoined;
    private long gaps;
    private long crossings;

    DepthSequence(OrderBook book) {
        this.book = book;
    }

    boolean joined() {
        return joined;
    }

    boolean everJoined() {
        return everJoined;
    }

    /** Last update id that has been seen, {@link DecodedFrame#NONE} before the first. */
    long lastId() {
        return lastId;
    }

    long gaps() {
        return gaps;
    }

    long crossings() {
        return crossings;
    }

    /** Whether only a snapshot can help: updates come, and neither a book nor a waiting snapshot is there. */
    boolean needsSnapshot() {
        return !joined && !snapshotWaits() && lastId != DecodedFrame.NONE;
    }

    /** Takes an update; refuses what has been seen before. */
    void onDepth(DepthRule rule, DecodedFrame frame) {
        if (frame.lastId <= lastId) {
            throw new FrameRefused(
                    RefusalReason.DUPLICATE_SEQUENCE,
                    "Expected a depth update after " + lastId + ", but got " + frame.lastId + " again");
        }
        if (lastId != DecodedFrame.NONE && !rule.follows(lastId, frame.firstId, frame.previousId)) {
            gaps++;
            dropBook();
            clearBuffer();
        }
        lastId = frame.lastId;
        meetWaitingSnapshot(rule, frame);
        if (joined) {
            frame.bids.applyTo(book, Side.BUY);
            frame.asks.applyTo(book, Side.SELL);
        }
        if (book.crossed()) {
            crossings++;
            dropBook();
        }
        if (!joined) {
            buffer(frame);
        }
    }

    /** Takes a snapshot; refuses a crossed one. */
    void onSnapshot(DepthRule rule, DecodedFrame frame) {
        if (frame.bids.highest() >= frame.asks.lowest()) {
            throw new FrameRefused(
                    RefusalReason.CROSSED_SNAPSHOT,
                    "Expected a snapshot with bids below asks, but snapshot " + frame.lastId + " is crossed");
        }
        boolean older = joined && frame.lastId <= lastId || snapshotWaits() && frame.lastId <= waitingSnapshot.lastId;
        if (older) {
            return;
        }
        if (!joined) {
            dropCovered(rule, frame.lastId);
        }
        if (joined || buffer.isEmpty()) {
            waitingSnapshot = new Update(frame.lastId, frame.lastId, frame.bids.copy(), frame.asks.copy());
        } else if (rule.joins(frame.lastId, buffer.getFirst().firstId, buffer.getFirst().lastId)) {
            load(frame.bids, frame.asks);
            applyBuffer();
        }
    }

    private void meetWaitingSnapshot(DepthRule rule, DecodedFrame frame) {
        if (!snapshotWaits() || rule.covered(waitingSnapshot.lastId, frame.lastId)) {
            return;
        }
        if (rule.joins(waitingSnapshot.lastId, frame.firstId, frame.lastId)) {
            load(waitingSnapshot.bids, waitingSnapshot.asks);
            clearBuffer();
        }
        waitingSnapshot = new Update(DecodedFrame.NONE, DecodedFrame.NONE, noLevels, noLevels);
    }

    private boolean snapshotWaits() {
        return waitingSnapshot.lastId != DecodedFrame.NONE;
    }

    private void load(LevelList bids, LevelList asks) {
        book.clear();
        bids.loadInto(book, Side.BUY);
        asks.loadInto(book, Side.SELL);
        joined = true;
        everJoined = true;
    }

    private void applyBuffer() {
        for (Update update : buffer) {
            update.bids.applyTo(book, Side.BUY);
            update.asks.applyTo(book, Side.SELL);
            if (book.crossed()) {
                crossings++;
                dropBook();
                return;
            }
        }
        clearBuffer();
    }

    private void dropBook() {
        joined = false;
        book.clear();
    }

    private void buffer(DecodedFrame frame) {
        Update update = new Update(frame.firstId, frame.lastId, frame.bids.copy(), frame.asks.copy());
        buffer.addLast(update);
        bufferedLevels += update.levels();
        while (buffer.size() > MOST_BUFFERED || bufferedLevels > MOST_BUFFERED_LEVELS) {
            bufferedLevels -= buffer.removeFirst().levels();
        }
    }

    private void dropCovered(DepthRule rule, long snapshotId) {
        while (!buffer.isEmpty() && rule.covered(snapshotId, buffer.getFirst().lastId)) {
            bufferedLevels -= buffer.removeFirst().levels();
        }
    }

    private void clearBuffer() {
        buffer.clear();
        bufferedLevels = 0;
    }
}
