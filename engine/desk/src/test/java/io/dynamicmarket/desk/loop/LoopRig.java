package io.dynamicmarket.desk.loop;

import io.dynamicmarket.desk.tape.BundledRelease;
import io.dynamicmarket.desk.tape.Tape;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerReleased;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.MarketState;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.governance.audit.AuditTrail;
import io.dynamicmarket.governance.audit.DecisionRecord;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.feed.MarketFeed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The real loop on made-up frames; keeps what it decided and lets a test look after every frame. */
final class LoopRig implements LoopObserver, AutoCloseable {
    /** A market decision and what it was taken on. */
    record Decided(MarketSituation situation, MarketDecision decision) {
        long atMillis() {
            return situation.asOfMillis() - Tape.MIDNIGHT_MILLIS;
        }
    }

    /** A treasury decision and what it was taken on. */
    record Epoch(TreasurySituation situation, TreasuryDecision decision) {}

    private record Fed(int source, Tape.Line line) {}

    final List<Decided> decided = new ArrayList<>();
    final List<Epoch> epochs = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    final KeptRecords records;
    final MarketLoop loop;
    private Consumer<MarketLoop> look = seen -> {};

    LoopRig(int feeds) {
        this(feeds, ReleasePolicy.of(BundledRelease.compiled()), new KeptRecords(), LoopMemory.none());
    }

    LoopRig(int feeds, Policy policy, KeptRecords records, LoopMemory memory) {
        this.records = records;
        this.loop = loop(feeds, policy, records, this, memory);
    }

    static MarketLoop loop(int feeds, Policy policy, AuditTrail trail, LoopObserver observer, LoopMemory memory) {
        CompiledRelease release = BundledRelease.compiled();
        MarketFeed[] sources = new MarketFeed[feeds];
        for (int i = 0; i < feeds; i++) {
            sources[i] = new MarketFeed(release.featureSettings(VenueKind.CEX), release.feedSettings(VenueKind.CEX));
        }
        return new MarketLoop(release, policy, LoopSettings.standard(), sources, trail, observer, memory);
    }

    LoopRig looking(Consumer<MarketLoop> afterEachFrame) {
        look = afterEachFrame;
        return this;
    }

    /** Plays tapes, merged by receive time, the first of them quoted; does not end the loop. */
    LoopRig play(Tape... tapes) {
        List<Fed> frames = new ArrayList<>();
        for (int i = 0; i < tapes.length; i++) {
            int source = i;
            tapes[i].lines().forEach(line -> frames.add(new Fed(source, line)));
        }
        frames.sort(Comparator.comparingLong(fed -> fed.line().receivedAtNanos()));
        frames.forEach(this::feed);
        return this;
    }

    List<BreakerTripped> trips(BreakerKind kind) {
        return decided.stream()
                .flatMap(each -> each.decision().newlyTripped().stream())
                .filter(trip -> trip.kind() == kind)
                .toList();
    }

    List<Long> tripMillis(BreakerKind kind) {
        return trips(kind).stream()
                .map(trip -> trip.trippedAtMillis() - Tape.MIDNIGHT_MILLIS)
                .toList();
    }

    List<Long> releaseMillis(BreakerKind kind) {
        return decided.stream()
                .flatMap(each -> each.decision().released().stream())
                .filter(release -> release.kind() == kind)
                .map(BreakerReleased::releasedAtMillis)
                .map(millis -> millis - Tape.MIDNIGHT_MILLIS)
                .toList();
    }

    /** Time from midnight of each change of state, with the state it led to. */
    List<String> transitions() {
        List<String> transitions = new ArrayList<>();
        MarketState before = MarketState.DEFENSIVE;
        for (Decided each : decided) {
            MarketState now = each.decision().state().state();
            if (now != before) {
                transitions.add(each.atMillis() + " " + now);
                before = now;
            }
        }
        return transitions;
    }

    @Override
    public void decided(MarketSituation situation, MarketDecision decision) {
        decided.add(new Decided(situation, decision));
    }

    @Override
    public void treasuryDecided(TreasurySituation situation, TreasuryDecision decision) {
        epochs.add(new Epoch(situation, decision));
    }

    @Override
    public void trailFailed(String sentence) {
        failures.add(sentence);
    }

    @Override
    public void close() {
        loop.close();
    }

    private void feed(Fed fed) {
        byte[] frame = fed.line().frame().getBytes(StandardCharsets.UTF_8);
        loop.frame(fed.source(), fed.line().receivedAtNanos(), frame, 0, frame.length);
        look.accept(loop);
    }

    /** Kinds of receipt in their order, for tests that ask what was kept. */
    List<String> kinds() {
        return records.kept.stream().map(DecisionRecord::kind).toList();
    }
}
