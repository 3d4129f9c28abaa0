package io.dynamicmarket.desk.replay;

import io.dynamicmarket.desk.loop.LoopMemory;
import io.dynamicmarket.desk.loop.LoopObserver;
import io.dynamicmarket.desk.loop.LoopSettings;
import io.dynamicmarket.desk.loop.MarketLoop;
import io.dynamicmarket.desk.loop.ReleasePolicy;
import io.dynamicmarket.governance.audit.AuditTrail;
import io.dynamicmarket.governance.audit.DecisionRecord;
import io.dynamicmarket.governance.audit.OutboxAction;
import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.feed.FrameKind;
import io.dynamicmarket.quoting.feed.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Replays a recording for whoever wants to see its decisions; nothing is written, and there are no receipts. */
public final class ObservedReplay {
    private static final long SEED = 1;

    private ObservedReplay() {}

    /**
     * Replays.
     *
     * @return frames that were taken
     * @throws IOException if the recording cannot be read
     */
    public static long run(Path recording, CompiledRelease release, LoopObserver observer) throws IOException {
        long taken = 0;
        try (RecordingReader reader = RecordingReader.open(recording);
                MarketLoop loop = new MarketLoop(
                        release,
                        ReleasePolicy.of(release),
                        LoopSettings.standard().seeded(SEED),
                        Replay.feeds(release, 1),
                        new Forgetful(),
                        observer,
                        LoopMemory.none())) {
            while (reader.next()) {
                if (!reader.hasProblem()) {
                    FrameKind kind =
                            loop.frame(0, reader.receivedAtNanos(), reader.buffer(), reader.offset(), reader.length());
                    loop.rest();
                    taken += kind == FrameKind.REFUSED ? 0 : 1;
                }
            }
            loop.end();
        }
        return taken;
    }

    /** A trail for decisions that nobody acts on. */
    private static final class Forgetful implements AuditTrail {
        @Override
        public void append(DecisionRecord decision, List<OutboxAction> actions) {
            // whoever observes sees the decision itself
        }

        @Override
        public boolean keeps() {
            return false;
        }

        @Override
        public ReceiptHead commit() {
            return ReceiptHead.GENESIS;
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
