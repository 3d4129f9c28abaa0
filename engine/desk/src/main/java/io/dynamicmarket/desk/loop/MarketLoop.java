package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.Fill;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.audit.AuditTrail;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.quoting.feed.FrameKind;
import io.dynamicmarket.quoting.feed.MarketFeed;
import java.util.List;
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
    private final LoopSettings settings;
    private final LoopMemory memory;
    private final LoopObserver observer;
    private final Venues venues;
    private final Recorder recorder;
    private final LoopClock clock;
    private final InForce inForce;
    private final Sight sight;
    private final Decisions decisions;
    private final Controls controls;
    private LoopStart start = LoopStart.fresh();
    private boolean quoted;

    public MarketLoop(
            CompiledRelease release,
            Policy policy,
            LoopSettings settings,
            MarketFeed[] feeds,
            AuditTrail trail,
            LoopObserver observer,
            LoopMemory memory) {
        this.settings = settings;
        this.memory = memory;
        this.observer = observer;
        this.venues = new Venues(feeds);
        this.recorder = new Recorder(trail);
        this.clock = new LoopClock(settings.decisionIntervalNanos());
        this.inForce = new InForce(release, policy);
        this.sight = new Sight(venues, inForce);
        this.decisions = new Decisions(inForce, sight, venues, clock, recorder, observer);
        this.controls = new Controls(inForce, decisions, recorder, observer);
    }

    /** A raw frame of a feed, 0 being the quoted venue; returns what the feed made of it. */
    public FrameKind frame(int source, long receivedAtNanos, byte[] buffer, int offset, int length) {
        MarketFeed feed = venues.feed(source);
        quoted = false;
        if (feed.startsClock(receivedAtNanos)) {
            begin(source, receivedAtNanos);
        } else if (receivedAtNanos > clock.nowNanos() && feed.believes(receivedAtNanos)) {
            advance(receivedAtNanos);
        }
        FrameKind kind = feed.onFrame(receivedAtNanos, buffer, offset, length);
        if (kind == FrameKind.REFUSED) {
            return kind;
        }
        if (source == 0) {
            // a frame that has waited longer than the clock ticked must not fill what was sent after its stamp
            applied(feed, kind, Math.max(receivedAtNanos, clock.nowNanos()));
        }
        if (inForce.state != null && sight.crossed(clock.nowNanos())) {
            decisions.decide(clock.nowNanos());
        }
        quote();
        return kind;
    }

    /** A moment between frames: the quotes are out, and what is left of the last decision is tidied up. */
    public void rest() {
        inForce.policy.rest();
    }

    /** Time passes without a frame (living desk only; it is part of the input). */
    public void time(long nanos) {
        if (nanos > clock.nowNanos() && clock.started()) {
            advance(nanos);
            quote();
        }
    }

    /** Carries out a person's command. */
    public ControlOutcome control(ControlCommand command, long atNanos) {
        return controls.carryOut(command, clock.notBefore(atNanos));
    }

    /**
     * Changes to another release between two decisions: what was decided stays that of the old one, every later decision
     * is one of the new, the first at once, so that no quote mixes the directive of one with the limits of the other.
     * State in force, breakers, books and quotes in flight carry over. The change is recorded first; if it cannot be, the
     * old release stays and nothing is quoted.
     *
     * @param next compiled and warm; the caller closes the old one once this returns true
     * @param policyOfNext of it, for this loop alone; the loop closes the one it replaces, or this one if it does not take
     *     it
     * @return whether the new release decides now
     */
    public boolean activate(CompiledRelease next, Policy policyOfNext, ReleaseChange change, long atNanos) {
        long nanos = clock.notBefore(atNanos);
        if (!decisions.record(
                next.id(), "activation", nanos, change, change.outcome(), List.of("ACT-001"), List.of())) {
            policyOfNext.close();
            return false;
        }
        follow(next, policyOfNext);
        decisions.decideNow(nanos);
        return true;
    }

    private void follow(CompiledRelease next, Policy policyOfNext) {
        inForce.follow(next, policyOfNext);
        sight.follow(next.breakerLimits());
        Trading desk = inForce.trading;
        TreasuryDesk epochs = inForce.treasury;
        if (desk != null) {
            desk.follow(next, venues.quoted());
        }
        if (epochs != null) {
            epochs.follow(policyOfNext);
        }
    }

    /** Cancels every quote and lets nothing be quoted until the next decision: the source has ended or the loop failed. */
    public void standDown() {
        inForce.halt(
                new Grounds("DSK-003", "Nothing more is quoted: the desk stops, or its source has no more frames."));
        Trading desk = inForce.trading;
        if (desk != null) {
            desk.cancelAll(clock.nowNanos());
            desk.hedges().stop();
        }
        observer.directed(inForce.directive, inForce.tripped);
    }

    /** Whether the last frame ended with quotes computed from it. */
    public boolean quoted() {
        return quoted;
    }

    /** The input has ended: cancels every quote and closes the last epoch. */
    public void end() {
        standDown();
        if (inForce.state != null && clock.started()) {
            decisions.decide(clock.nowNanos());
            decisions.closeLastEpoch(clock.nowNanos());
        }
    }

    /** Which release decides. */
    public ReleaseId release() {
        return inForce.release.id();
    }

    public long decisions() {
        return recorder.decisions();
    }

    public long nowNanos() {
        return clock.nowNanos();
    }

    public MarketFeed feed(int source) {
        return venues.feed(source);
    }

    /** Null until the first valid book. */
    public @Nullable Trading trading() {
        return inForce.trading;
    }

    /** Null until the first valid book. */
    public @Nullable PaperTreasury treasury() {
        TreasuryDesk epochs = inForce.treasury;
        return epochs == null ? null : epochs.paper();
    }

    /** Length of a treasury epoch. */
    public long epochMillis() {
        return inForce.policy.epochMillis();
    }

    public QuoteDirective directive() {
        return inForce.directive;
    }

    @Override
    public void close() {
        inForce.policy.close();
    }

    private void applied(MarketFeed feed, FrameKind kind, long receivedAtNanos) {
        if (inForce.state == null && feed.known()) {
            open(feed, receivedAtNanos);
        }
        Trading desk = inForce.trading;
        if (desk == null && feed.bookValid()) {
            desk = openTrading(feed, receivedAtNanos);
        }
        if (desk != null) {
            desk.onFrame(feed, kind, receivedAtNanos);
        }
    }

    private void open(MarketFeed feed, long atNanos) {
        start = memory.recall(feed.instrument().market());
        recorder.session(start.session());
        inForce.open(feed.instrument().market(), start, LoopClock.millis(atNanos));
        clock.startDeciding(atNanos);
    }

    private Trading openTrading(MarketFeed feed, long atNanos) {
        Trading desk = new Trading(inForce.release, settings, feed, start, (fill, origin) -> filled(fill));
        inForce.trading = desk;
        inForce.treasury = new TreasuryDesk(
                inForce.policy,
                settings.account(),
                feed.instrument().quote(),
                start,
                LoopClock.millis(atNanos),
                desk.profitNanos(feed.instrument()));
        return desk;
    }

    private void filled(Fill fill) {
        sight.filled(fill);
        observer.filled(fill);
    }

    /** The first frame, or the one after a first whose stamp was far off: whatever that one began is begun anew. */
    private void begin(int source, long atNanos) {
        if (!clock.started() || source == 0 && decisions() == 0) {
            clock.set(atNanos);
            inForce.state = null;
        }
    }

    private void advance(long toNanos) {
        long stepUntil = Math.min(toNanos, clock.nowNanos() + settings.longestSilenceNanos());
        for (long due = nextDue(); due <= stepUntil; due = nextDue()) {
            clock.reach(due);
            passTime();
            decisions.decide(due);
        }
        clock.set(toNanos);
        passTime();
        if (inForce.state != null && clock.due()) {
            decisions.decide(toNanos);
        }
    }

    private long nextDue() {
        return inForce.state == null ? Long.MAX_VALUE : clock.dueNanos(sight.silentFromNanos());
    }

    private void passTime() {
        Trading desk = inForce.trading;
        if (desk != null) {
            desk.onTime(clock.nowNanos());
        }
    }

    private void quote() {
        Trading desk = inForce.trading;
        quoted = desk != null && desk.quote(venues.quoted(), inForce.directive, clock.nowNanos());
    }
}
