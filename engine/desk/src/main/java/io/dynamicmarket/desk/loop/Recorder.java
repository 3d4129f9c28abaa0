package io.dynamicmarket.desk.loop;

import io.dynamicmarket.governance.audit.AuditTrail;
import io.dynamicmarket.governance.audit.DecisionRecord;
import io.dynamicmarket.governance.audit.OutboxAction;
import java.util.ArrayList;
import java.util.List;

/** Keeps decisions in the trail, each together with the actions that have gathered since the one before. */
final class Recorder {
    private final AuditTrail trail;
    private final List<OutboxAction> pending = new ArrayList<>();
    private long session;
    private long actions;
    private long decisions;

    Recorder(AuditTrail trail) {
        this.trail = trail;
    }

    /** Number of the run, part of the key of every action, so that no two runs share one. */
    void session(long number) {
        session = number;
    }

    void act(String kind, Object payload) {
        actions++;
        pending.add(new OutboxAction(kind, session + "-" + actions, payload));
    }

    /**
     * Keeps a decision and the gathered actions.
     *
     * @throws io.dynamicmarket.governance.audit.AuditTrailFailed if they cannot be kept; a trail that has failed stays failed
     */
    void record(DecisionRecord decision) {
        trail.append(decision, pending);
        pending.clear();
        decisions++;
    }

    /** Whether anybody will read what is recorded. */
    boolean keeps() {
        return trail.keeps();
    }

    long decisions() {
        return decisions;
    }
}
