package io.dynamicmarket.desk.loop;

import io.dynamicmarket.desk.loop.BreakerWatch.Readings;
import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerReleased;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.FeedHealth;
import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.FillQuality;
import io.dynamicmarket.facts.GasConditions;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.HedgeConditions;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketFeatures;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.QualityReadings;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.QuotingReadings;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.facts.TreasuryDecision;
import io.dynamicmarket.facts.TreasurySituation;
import io.dynamicmarket.facts.VenueKind;
import io.dynamicmarket.governance.audit.AuditTrail;
import io.dynamicmarket.governance.audit.AuditTrailFailed;
import io.dynamicmarket.governance.audit.DecisionRecord;
import io.dynamicmarket.governance.audit.TableMargins;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.feed.FrameKind;
import io.dynamicmarket.quoting.feed.MarketFeed;
import io.dynamicmarket.quoting.hedge.HedgeOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The loop of one market, on one thread: frames in, quotes, fills, decisions and receipts out.
 *
 * <p>Time is that of the input alone. Before a frame is applied, every decision that has fallen due since the last one
 * is taken on what was known then: one each {@link LoopSettings#decisionIntervalNanos}, one at the moment a feed has
 * been silent for too long. After the frame, one more is taken if an input of a breaker has crossed its threshold. In
 * between the last directive holds. A decision is recorded before it is acted on; while it cannot be recorded nothing is
 * quoted. Tightening does not wait: a kill cancels first and is recorded then.
 */
public final class MarketLoop implements AutoCloseable {
    private CompiledRelease release;
    private Policy policy;
    private final LoopSettings settings;
    private final Recorder recorder;
    private final LoopObserver observer;
    private final Venues venues;
    private BreakerWatch watch;
    private final Readings readings = new Readings();
    private final List<Fill> fills = new ArrayList<>();
    private final LoopMemory memory;

    private @Nullable Trading trading;
    private @Nullable TreasuryDesk treasury;
    private @Nullable StateInForce state;
    private List<BreakerTripped> tripped;
    private List<PolicyOverride> overrides = List.of();
    private List<String> escalated = List.of();
    private QuoteDirective directive;
    private MarketId market;
    private long nowNanos = Long.MIN_VALUE;
    private long nextDecisionNanos = Long.MAX_VALUE;
    private long silenceAskedNanos = Long.MIN_VALUE;
    private boolean quoted;
    private LoopStart start = LoopStart.fresh();

    public MarketLoop(
            CompiledRelease release,
            Policy policy,
            LoopSettings settings,
            MarketFeed[] feeds,
            AuditTrail trail,
            LoopObserver observer,
            LoopMemory memory) {
        this.release = release;
        this.policy = policy;
        this.settings = settings;
        this.venues = new Venues(feeds);
        this.recorder = new Recorder(trail);
        this.observer = observer;
        this.memory = memory;
        this.watch = new BreakerWatch(release.breakerLimits());
        this.tripped = List.of();
        this.market = new MarketId("UNKNOWN");
        this.directive =
                QuoteDirective.halt(market, release.id(), new Grounds("DSK-001", "No decision was taken yet."));
    }

    /** A raw frame of a feed, 0 being the quoted venue; returns what the feed made of it. */
    public FrameKind frame(int source, long receivedAtNanos, byte[] buffer, int offset, int length) {
        MarketFeed feed = venues.feed(source);
        quoted = false;
        if (feed.startsClock(receivedAtNanos)) {
            begin(source, receivedAtNanos);
        } else if (receivedAtNanos > nowNanos && feed.believes(receivedAtNanos)) {
            advance(receivedAtNanos);
        }
        FrameKind kind = feed.onFrame(receivedAtNanos, buffer, offset, length);
        if (kind == FrameKind.REFUSED) {
            return kind;
        }
        if (source == 0) {
            // a frame that has waited longer than the clock ticked must not fill what was sent after its stamp
            applied(feed, kind, Math.max(receivedAtNanos, nowNanos));
        }
        if (state != null && watch.crossed(read(nowNanos))) {
            decide(nowNanos);
        }
        quote();
        return kind;
    }

    /** A moment between frames: the quotes are out, and what is left of the last decision is tidied up. */
    public void rest() {
        policy.rest();
    }

    /** Time passes without a frame (living desk only; it is part of the input). */
    public void time(long nanos) {
        if (nanos > nowNanos && nowNanos != Long.MIN_VALUE) {
            advance(nanos);
            quote();
        }
    }

    /** Carries out a person's command. */
    public ControlOutcome control(ControlCommand command, long atNanos) {
        long nanos = Math.max(0, Math.max(atNanos, nowNanos));
        if (command instanceof ControlCommand.Kill kill) {
            return kill(kill, nanos);
        }
        if (command instanceof ControlCommand.Resume resume) {
            return resume(resume, nanos);
        }
        if (command instanceof ControlCommand.Override override) {
            return override(override, nanos);
        }
        throw new IllegalStateException("Expected a command that the loop knows, but got " + command);
    }

    /**
     * Changes to another release between two decisions: what was decided stays that of the old one, every later decision
     * is one of the new, the first at once, so that no quote mixes the directive of one with the limits of the other.
     * State in force, breakers, books and quotes in flight carry over. The change is recorded first; if it cannot be, the
     * old release stays and nothing is quoted.
     *
     * @param next compiled and warm; the caller closes the old one once this returns true
     * @param policy of it, for this loop alone; the loop closes the one it replaces, or this one if it does not take it
     * @return whether the new release decides now
     */
    public boolean activate(CompiledRelease next, Policy policyOfNext, ReleaseChange change, long atNanos) {
        long nanos = Math.max(0, Math.max(atNanos, nowNanos));
        if (!record(new DecisionRecord(
                "activation",
                market,
                millis(nanos),
                next.id(),
                change,
                change.outcome(),
                List.of("ACT-001"),
                List.of()))) {
            policyOfNext.close();
            return false;
        }
        policy.close();
        policy = policyOfNext;
        release = next;
        watch = new BreakerWatch(next.breakerLimits());
        Trading desk = trading;
        TreasuryDesk epochs = treasury;
        if (desk != null) {
            desk.follow(next, venues.quoted());
        }
        if (epochs != null) {
            epochs.follow(policyOfNext);
        }
        if (state != null) {
            nowNanos = nanos;
            decide(nanos);
        } else {
            directive = QuoteDirective.halt(market, next.id(), new Grounds("DSK-001", "No decision was taken yet."));
        }
        return true;
    }

    /** Cancels every quote and lets nothing be quoted until the next decision: the source has ended or the loop failed. */
    public void standDown() {
        directive = QuoteDirective.halt(
                market,
                release.id(),
                new Grounds("DSK-003", "Nothing more is quoted: the desk stops, or its source has no more frames."));
        Trading desk = trading;
        if (desk != null) {
            desk.cancelAll(nowNanos);
            desk.hedges().stop();
        }
        observer.directed(directive, tripped);
    }

    /** Whether the last frame ended with quotes computed from it. */
    public boolean quoted() {
        return quoted;
    }

    /** The input has ended: cancels every quote and closes the last epoch. */
    public void end() {
        standDown();
        if (state != null && nowNanos != Long.MIN_VALUE) {
            decide(nowNanos);
            TreasuryDesk epochs = treasury;
            if (epochs != null && epochs.begunBefore(millis(nowNanos))) {
                closeEpoch(epochs, millis(nowNanos));
            }
        }
    }

    /** Which release decides. */
    public ReleaseId release() {
        return release.id();
    }

    public long decisions() {
        return recorder.decisions();
    }

    public long nowNanos() {
        return nowNanos;
    }

    public MarketFeed feed(int source) {
        return venues.feed(source);
    }

    /** Null until the first valid book. */
    public @Nullable Trading trading() {
        return trading;
    }

    /** Null until the first valid book. */
    public @Nullable PaperTreasury treasury() {
        return treasury == null ? null : treasury.paper();
    }

    /** Length of a treasury epoch. */
    public long epochMillis() {
        return policy.epochMillis();
    }

    public QuoteDirective directive() {
        return directive;
    }

    @Override
    public void close() {
        policy.close();
    }

    private void applied(MarketFeed feed, FrameKind kind, long receivedAtNanos) {
        if (state == null && feed.known()) {
            open(feed, receivedAtNanos);
        }
        Trading desk = trading;
        if (desk == null && feed.bookValid()) {
            desk = openTrading(feed, receivedAtNanos);
        }
        if (desk != null) {
            desk.onFrame(feed, kind, receivedAtNanos);
        }
    }

    private void open(MarketFeed feed, long atNanos) {
        market = feed.instrument().market();
        start = memory.recall(market);
        recorder.session(start.session());
        tripped = resumed(start.latched(), tripped, millis(atNanos));
        state = release.initialState(market, millis(atNanos));
        overrides = start.overrides();
        escalated = List.of();
        directive = QuoteDirective.halt(market, release.id(), new Grounds("DSK-001", "No decision was taken yet."));
        nextDecisionNanos = afterInterval(atNanos);
    }

    /** What is latched stays so: of an earlier run, and of this one before its market was known. */
    private static List<BreakerTripped> resumed(List<BreakerTripped> earlier, List<BreakerTripped> now, long atMillis) {
        Map<BreakerKind, BreakerTripped> byKind = new EnumMap<>(BreakerKind.class);
        now.forEach(trip -> byKind.put(trip.kind(), trip));
        // the market time of this run may be earlier than that of the last; a hold counts from here at the latest
        earlier.forEach(trip -> byKind.put(trip.kind(), trip.seenAt(Math.min(trip.lastSeenMillis(), atMillis))));
        return List.copyOf(byKind.values());
    }

    private Trading openTrading(MarketFeed feed, long atNanos) {
        Trading desk = new Trading(release, settings, feed, start, (fill, origin) -> filled(fill));
        trading = desk;
        treasury = new TreasuryDesk(
                policy,
                settings.account(),
                feed.instrument().quote(),
                start,
                millis(atNanos),
                desk.profitNanos(feed.instrument()));
        return desk;
    }

    private void filled(Fill fill) {
        fills.add(fill);
        observer.filled(fill);
    }

    /** The first frame, or the one after a first whose stamp was far off: whatever that one began is begun anew. */
    private void begin(int source, long atNanos) {
        if (nowNanos == Long.MIN_VALUE || source == 0 && decisions() == 0) {
            nowNanos = atNanos;
            state = null;
        }
    }

    private void advance(long toNanos) {
        long stepUntil = Math.min(toNanos, nowNanos + settings.longestSilenceNanos());
        for (long due = nextDue(); due <= stepUntil; due = nextDue()) {
            nowNanos = Math.max(nowNanos, due);
            passTime();
            decide(due);
        }
        nowNanos = toNanos;
        passTime();
        if (state != null && nextDecisionNanos <= toNanos) {
            decide(toNanos);
        }
    }

    private long afterInterval(long nanos) {
        long interval = settings.decisionIntervalNanos();
        return Math.floorDiv(nanos, interval) * interval + interval;
    }

    private void passTime() {
        Trading desk = trading;
        if (desk != null) {
            desk.onTime(nowNanos);
        }
    }

    private long nextDue() {
        if (state == null) {
            return Long.MAX_VALUE;
        }
        long silent = watch.silentFrom(venues.quoted().lastGoodFrameNanos());
        return silent > silenceAskedNanos && silent > nowNanos
                ? Math.min(silent, nextDecisionNanos)
                : nextDecisionNanos;
    }

    private void decide(long atNanos) {
        nextDecisionNanos = afterInterval(atNanos);
        silenceAskedNanos = Math.max(silenceAskedNanos, atNanos);
        MarketSituation situation = situation(atNanos);
        MarketDecision decision = policy.decide(situation);
        watch.crossed(read(atNanos));
        for (BreakerTripped trip : decision.newlyTripped()) {
            recorder.act("breaker-tripped", trip);
        }
        decision.released().forEach(released -> recorder.act("breaker-released", released));
        decision.escalations().forEach(escalation -> recorder.act("escalation", escalation));
        if (!decision.state().state().equals(situation.stateInForce().state())) {
            recorder.act("state-changed", decision.state());
        }
        List<HedgeOrder> batch = hedges(decision, situation.health(), atNanos);
        batch.forEach(order -> recorder.act("hedge", order));
        List<TableMargins> margins = recorder.keeps() ? release.margins(situation) : List.of();
        if (record("market", millis(atNanos), situation, decision, decision.fired(), margins)) {
            fills.clear();
            apply(decision, batch, atNanos);
            look(situation);
            observer.decided(situation, decision);
            TreasuryDesk epochs = treasury;
            if (epochs != null && epochs.endedBy(millis(atNanos))) {
                closeEpoch(epochs, millis(atNanos));
            }
        }
    }

    private List<HedgeOrder> hedges(MarketDecision decision, FeedHealth health, long atNanos) {
        Trading desk = trading;
        return desk == null ? List.of() : desk.hedges().plan(decision.hedge(), health, desk.inventoryUnits(), atNanos);
    }

    private void apply(MarketDecision decision, List<HedgeOrder> batch, long atNanos) {
        state = decision.state();
        tripped = decision.tripped();
        escalated = decision.escalated();
        directive = decision.directive();
        Trading desk = trading;
        if (desk != null && directive.cancelResting()) {
            desk.cancelAll(atNanos);
        }
        if (desk != null) {
            desk.hedges().send(batch, release.id(), atNanos);
        }
    }

    private void look(MarketSituation situation) {
        Trading desk = trading;
        if (desk != null) {
            desk.look(situation.asOfMillis(), release.liquidityMining(situation).depthWindowBps());
        }
    }

    private void closeEpoch(TreasuryDesk epochs, long atMillis) {
        StateInForce current = state;
        Trading desk = trading;
        if (current == null || desk == null) {
            return;
        }
        TreasurySituation situation = epochs.close(
                market,
                atMillis,
                current.state(),
                desk.profitNanos(venues.quoted().instrument()),
                tripped,
                overrides);
        TreasuryDecision decision = policy.decide(situation);
        decision.verdicts().forEach(verdict -> recorder.act("treasury", verdict));
        recorder.act("treasury-balances", epochs.paper().after(decision.verdicts()));
        recorder.act("buyback-plan", epochs.paper().planAfter(situation, decision));
        recorder.act("epoch-closed", epochs.closedBy(situation));
        if (record("treasury", atMillis, situation, decision, decision.fired(), release.margins(situation))) {
            epochs.carryOut(situation, decision);
            observer.treasuryDecided(situation, decision);
        }
    }

    private ControlOutcome kill(ControlCommand.Kill kill, long atNanos) {
        Trading desk = trading;
        int cancelled = desk == null ? 0 : desk.cancelAll(atNanos);
        Grounds grounds = new Grounds("CTL-001", "Kill switch pressed by " + kill.operator() + ": " + kill.reason());
        directive = QuoteDirective.halt(market, release.id(), grounds);
        BreakerTripped trip =
                new BreakerTripped(BreakerKind.KILL_SWITCH, millis(atNanos), millis(atNanos), 1, 0, grounds);
        // one that Stress has tripped still lets hedges go on; a person's takes its place
        List<BreakerTripped> others = new ArrayList<>(tripped);
        others.removeIf(before -> before.kind() == BreakerKind.KILL_SWITCH);
        others.add(trip);
        tripped = List.copyOf(others);
        recorder.act("breaker-tripped", trip);
        boolean recorded = record("control", millis(atNanos), kill, trip, List.of("CTL-001"), List.of());
        observer.directed(directive, tripped);
        decideNow(atNanos);
        return new ControlOutcome(cancelled, recorded);
    }

    /** Loosening waits for its receipt: where it cannot be kept, the breaker stays. */
    private ControlOutcome resume(ControlCommand.Resume resume, long atNanos) {
        if (tripped.stream().noneMatch(trip -> isOf(trip, resume))) {
            return new ControlOutcome(0, true);
        }
        String sentence = "Released as signed in proposal " + resume.proposal() + ": " + resume.reason();
        BreakerReleased released =
                new BreakerReleased(resume.kind(), millis(atNanos), new Grounds("CTL-003", sentence));
        if (resume.kind() == BreakerKind.DRAWDOWN) {
            acceptLoss();
        }
        boolean recorded = record("control", millis(atNanos), resume, released, List.of("CTL-003"), List.of());
        if (recorded) {
            tripped = tripped.stream().filter(trip -> !isOf(trip, resume)).toList();
            observer.directed(directive, tripped);
            decideNow(atNanos);
        }
        return new ControlOutcome(0, recorded);
    }

    private static boolean isOf(BreakerTripped trip, ControlCommand.Resume resume) {
        return trip.kind() == resume.kind() && trip.trippedAtMillis() == resume.trippedAtMillis();
    }

    /** Whoever releases the drawdown breaker accepts the loss: a new session begins, or it would trip again at once. */
    private void acceptLoss() {
        Trading desk = trading;
        if (desk != null) {
            recorder.act("session-started", desk.startSession());
        }
    }

    /** What stands above the tables is an input of the next decision, whose receipt shows it. */
    private ControlOutcome override(ControlCommand.Override override, long atNanos) {
        overrides = override.overrides();
        decideNow(atNanos);
        return new ControlOutcome(0, state != null);
    }

    private void decideNow(long atNanos) {
        if (state != null && atNanos >= nowNanos) {
            nowNanos = Math.max(nowNanos, atNanos);
            decide(atNanos);
        }
    }

    /** Records a decision with what it sets in motion; if it cannot be recorded, nothing may be quoted. */
    private boolean record(
            String kind, long atMillis, Object input, Object output, List<String> fired, List<TableMargins> margins) {
        return record(new DecisionRecord(kind, market, atMillis, release.id(), input, output, fired, margins));
    }

    private boolean record(DecisionRecord decision) {
        try {
            recorder.record(decision);
            return true;
        } catch (AuditTrailFailed failure) {
            String sentence = "No receipt, no action: " + failure.getMessage();
            directive = QuoteDirective.halt(market, release.id(), new Grounds("DSK-002", sentence));
            Trading desk = trading;
            if (desk != null) {
                desk.cancelAll(nowNanos);
            }
            observer.directed(directive, tripped);
            observer.trailFailed(sentence);
            return false;
        }
    }

    private void quote() {
        Trading desk = trading;
        quoted = desk != null && desk.quote(venues.quoted(), directive, nowNanos);
    }

    private MarketSituation situation(long atNanos) {
        StateInForce current = state;
        if (current == null) {
            throw new IllegalStateException("Expected a state in force before the first decision, but there is none");
        }
        MarketFeed feed = venues.quoted();
        MarketFeatures features = feed.features(atNanos);
        FeedHealth health = feed.health(atNanos, venues.otherMids(), venues.othersDegraded(atNanos));
        Trading desk = trading;
        return new MarketSituation(
                millis(atNanos),
                VenueKind.CEX,
                features,
                health,
                desk == null ? Trading.nothingHeld(market) : desk.position(),
                desk == null ? Trading.nothingMade(feed.instrument()) : desk.pnl(),
                desk == null ? FillQuality.NONE : desk.fillQuality(),
                desk == null ? QuotingReadings.NONE : desk.readings(feed, directive),
                desk == null ? QualityReadings.NONE : desk.qualityReadings(millis(atNanos)),
                GasConditions.NONE,
                current,
                tripped,
                overrides,
                fills,
                HedgeConditions.NONE,
                escalated);
    }

    private Readings read(long atNanos) {
        MarketFeed feed = venues.quoted();
        readings.bookValid = feed.bookValid();
        readings.volatilityBps = feed.rawVolatilityBps();
        readings.venueGapBps = venues.gapBps();
        Trading desk = trading;
        if (desk != null) {
            readings.drawdownBps = desk.drawdownBps();
            readings.fillDeviationBps = desk.fillDeviationBps();
        }
        readings.confidence = feed.confidence(atNanos, venues.otherMids());
        return readings;
    }

    private static long millis(long nanos) {
        return Math.floorDiv(nanos, 1_000_000L);
    }
}
