package io.dynamicmarket.governance.audit;

import java.util.List;

/**
 * Keeps the receipt of every decision, one writer, in order. Once it has failed it stays failed: every further call
 * throws {@link AuditTrailFailed}.
 */
public interface AuditTrail extends AutoCloseable {
    /**
     * Keeps one decision and the actions that follow from it, all or nothing. A trail that holds an outbox has made both
     * durable when this returns; a trail to a file may do so later, at the latest in {@link #commit()}.
     */
    void append(DecisionRecord decision, List<OutboxAction> actions);

    /** Whether it keeps anything: where not, nobody needs to find out what only a receipt tells. */
    default boolean keeps() {
        return true;
    }

    /** Returns once everything appended so far is durable. */
    ReceiptHead commit();

    /** Commits, then lets go of what the trail holds. */
    @Override
    void close();
}
