package io.dynamicmarket.desk.changeover;

import io.dynamicmarket.desk.loop.ReleaseChange;
import io.dynamicmarket.facts.MarketDecision;
import io.dynamicmarket.facts.MarketSituation;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.audit.AuditTrail;
import io.dynamicmarket.governance.audit.DecisionRecord;
import io.dynamicmarket.governance.audit.OutboxAction;
import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.policy.CompiledRelease;
import io.dynamicmarket.policy.MarketPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A trail that keeps nothing and asks the release that each receipt names again, in a session of its own. Escalations are
 * left out of the comparison: they alone depend on the decision before.
 */
final class Witness implements AuditTrail {
    private final Map<ReleaseId, MarketPolicy> policies = new ConcurrentHashMap<>();
    /** Decisions by release; of the loop's thread. */
    final Map<ReleaseId, Integer> decisions = new HashMap<>();

    final List<ReleaseChange> changes = new ArrayList<>();
    final List<String> differences = new ArrayList<>();
    private @Nullable ReleaseId inForce;
    volatile long tookNanos;
    volatile @Nullable MarketSituation latest;

    void know(CompiledRelease release) {
        policies.computeIfAbsent(release.id(), id -> release.marketPolicy());
    }

    void forget(ReleaseId release) {
        MarketPolicy policy = policies.remove(release);
        if (policy != null) {
            policy.close();
        }
    }

    @Override
    public void append(DecisionRecord record, List<OutboxAction> actions) {
        long before = System.nanoTime();
        if (record.input() instanceof ReleaseChange change) {
            changes.add(change);
            expect(record.release().equals(change.to()), "a change is recorded under " + record.release());
            expect(inForce == null || change.from().equals(inForce), "a change from " + change.from());
            inForce = change.to();
        } else if (record.input() instanceof MarketSituation situation
                && record.output() instanceof MarketDecision decision) {
            expect(inForce == null || record.release().equals(inForce), "a decision under " + record.release());
            decisions.merge(record.release(), 1, Integer::sum);
            compare(record.release(), situation, decision);
            latest = situation;
        }
        tookNanos += System.nanoTime() - before;
    }

    private void compare(ReleaseId release, MarketSituation situation, MarketDecision decision) {
        MarketPolicy policy = policies.get(release);
        if (policy == null) {
            differences.add("no such release: " + release);
            return;
        }
        MarketDecision again = policy.decide(situation);
        policy.rest();
        expect(told(again).equals(told(decision)), told(again) + "\n  but recorded " + told(decision));
        expect(
                decision.directive().release().equals(release),
                "a directive of " + decision.directive().release());
    }

    private static String told(MarketDecision decision) {
        return decision.state() + " " + decision.tripped() + decision.newlyTripped() + decision.released() + " "
                + decision.directive() + " " + decision.fired() + " " + decision.hedge();
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            differences.add(otherwise);
        }
    }

    @Override
    public ReceiptHead commit() {
        return ReceiptHead.GENESIS;
    }

    @Override
    public void close() {
        List.copyOf(policies.keySet()).forEach(this::forget);
    }
}
