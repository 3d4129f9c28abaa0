package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerReleased;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.Grounds;
import java.util.ArrayList;
import java.util.List;

/** Carries out what people command. Tightening comes first and is recorded then; loosening waits for its receipt. */
final class Controls {
    private final InForce inForce;
    private final Decisions decisions;
    private final Recorder recorder;
    private final LoopObserver observer;

    Controls(InForce inForce, Decisions decisions, Recorder recorder, LoopObserver observer) {
        this.inForce = inForce;
        this.decisions = decisions;
        this.recorder = recorder;
        this.observer = observer;
    }

    ControlOutcome carryOut(ControlCommand command, long atNanos) {
        if (command instanceof ControlCommand.Kill kill) {
            return kill(kill, atNanos);
        }
        if (command instanceof ControlCommand.Resume resume) {
            return resume(resume, atNanos);
        }
        if (command instanceof ControlCommand.Override override) {
            return override(override, atNanos);
        }
        throw new IllegalStateException("Expected a command that the loop knows, but got " + command);
    }

    private ControlOutcome kill(ControlCommand.Kill kill, long atNanos) {
        int cancelled = inForce.cancelQuotes(atNanos);
        Grounds grounds = new Grounds("CTL-001", "Kill switch pressed by " + kill.operator() + ": " + kill.reason());
        inForce.halt(grounds);
        long atMillis = LoopClock.millis(atNanos);
        BreakerTripped trip = new BreakerTripped(BreakerKind.KILL_SWITCH, atMillis, atMillis, 1, 0, grounds);
        // one that Stress has tripped still lets hedges go on; a person's takes its place
        List<BreakerTripped> tripped = new ArrayList<>(inForce.tripped);
        tripped.removeIf(before -> before.kind() == BreakerKind.KILL_SWITCH);
        tripped.add(trip);
        inForce.tripped = List.copyOf(tripped);
        recorder.act("breaker-tripped", trip);
        boolean recorded = decisions.record("control", atNanos, kill, trip, List.of("CTL-001"), List.of());
        observer.directed(inForce.directive, inForce.tripped);
        decisions.decideNow(atNanos);
        return new ControlOutcome(cancelled, recorded);
    }

    /** Where the receipt cannot be kept, the breaker stays. */
    private ControlOutcome resume(ControlCommand.Resume resume, long atNanos) {
        if (inForce.tripped.stream().noneMatch(trip -> isOf(trip, resume))) {
            return new ControlOutcome(0, true);
        }
        String sentence = "Released as signed in proposal " + resume.proposal() + ": " + resume.reason();
        BreakerReleased released =
                new BreakerReleased(resume.kind(), LoopClock.millis(atNanos), new Grounds("CTL-003", sentence));
        if (resume.kind() == BreakerKind.DRAWDOWN) {
            acceptLoss();
        }
        boolean recorded = decisions.record("control", atNanos, resume, released, List.of("CTL-003"), List.of());
        if (recorded) {
            inForce.tripped =
                    inForce.tripped.stream().filter(trip -> !isOf(trip, resume)).toList();
            observer.directed(inForce.directive, inForce.tripped);
            decisions.decideNow(atNanos);
        }
        return new ControlOutcome(0, recorded);
    }

    private static boolean isOf(BreakerTripped trip, ControlCommand.Resume resume) {
        return trip.kind() == resume.kind() && trip.trippedAtMillis() == resume.trippedAtMillis();
    }

    /** Whoever releases the drawdown breaker accepts the loss: a new session begins, or it would trip again at once. */
    private void acceptLoss() {
        Trading desk = inForce.trading;
        if (desk != null) {
            recorder.act("session-started", desk.startSession());
        }
    }

    /** What stands above the tables is an input of the next decision, whose receipt shows it. */
    private ControlOutcome override(ControlCommand.Override override, long atNanos) {
        inForce.overrides = override.overrides();
        decisions.decideNow(atNanos);
        return new ControlOutcome(0, inForce.state != null);
    }
}
