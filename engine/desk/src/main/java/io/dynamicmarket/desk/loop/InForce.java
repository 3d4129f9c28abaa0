package io.dynamicmarket.desk.loop;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.facts.BreakerTripped;
import io.dynamicmarket.facts.Grounds;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.PolicyOverride;
import io.dynamicmarket.facts.QuoteDirective;
import io.dynamicmarket.facts.StateInForce;
import io.dynamicmarket.policy.CompiledRelease;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is in force in one market between two decisions: who decides, what was decided, and what trades on it. */
final class InForce {
    CompiledRelease release;
    Policy policy;
    MarketId market = new MarketId("UNKNOWN");
    /** Null until the instrument is known. */
    @Nullable
    StateInForce state;

    List<BreakerTripped> tripped = List.of();
    List<PolicyOverride> overrides = List.of();
    List<String> escalated = List.of();
    QuoteDirective directive;
    /** Null until the first valid book. */
    @Nullable
    Trading trading;
    /** Null until the first valid book. */
    @Nullable
    TreasuryDesk treasury;

    InForce(CompiledRelease release, Policy policy) {
        this.release = release;
        this.policy = policy;
        this.directive = undecided();
    }

    /** The market is known: what an earlier run left in force is taken over, and nothing is quoted yet. */
    void open(MarketId known, LoopStart start, long atMillis) {
        market = known;
        tripped = resumed(start.latched(), tripped, atMillis);
        state = release.initialState(known, atMillis);
        overrides = start.overrides();
        escalated = List.of();
        directive = undecided();
    }

    /** What is latched stays so: of an earlier run, and of this one before its market was known. */
    private static List<BreakerTripped> resumed(List<BreakerTripped> earlier, List<BreakerTripped> now, long atMillis) {
        Map<BreakerKind, BreakerTripped> byKind = new EnumMap<>(BreakerKind.class);
        now.forEach(trip -> byKind.put(trip.kind(), trip));
        // the market time of this run may be earlier than that of the last; a hold counts from here at the latest
        earlier.forEach(trip -> byKind.put(trip.kind(), trip.seenAt(Math.min(trip.lastSeenMillis(), atMillis))));
        return List.copyOf(byKind.values());
    }

    /** Another release decides from now on. */
    void follow(CompiledRelease next, Policy policyOfNext) {
        policy.close();
        policy = policyOfNext;
        release = next;
        if (state == null) {
            directive = undecided();
        }
    }

    void decided(MarketDecision decision) {
        state = decision.state();
        tripped = decision.tripped();
        escalated = decision.escalated();
        directive = decision.directive();
    }

    private QuoteDirective undecided() {
        return QuoteDirective.halt(market, release.id(), new Grounds("DSK-001", "No decision was taken yet."));
    }

    /** Nothing more is quoted until the next decision; what rests is the caller's to cancel. */
    void halt(Grounds grounds) {
        directive = QuoteDirective.halt(market, release.id(), grounds);
    }

    /** Takes every quote out of the market; returns how many there were, those on their way included. */
    int cancelQuotes(long atNanos) {
        Trading desk = trading;
        return desk == null ? 0 : desk.cancelAll(atNanos);
    }
}
