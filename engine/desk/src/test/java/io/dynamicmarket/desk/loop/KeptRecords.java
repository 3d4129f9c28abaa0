package io.dynamicmarket.desk.loop;

import io.dynamicmarket.governance.audit.AuditTrail;
import io.dynamicmarket.governance.audit.AuditTrailFailed;
import io.dynamicmarket.governance.audit.DecisionRecord;
import io.dynamicmarket.governance.audit.OutboxAction;
import io.dynamicmarket.governance.audit.ReceiptHead;
import java.util.ArrayList;
import java.util.List;

/** A trail in memory that can be made to fail, as a disk does. */
final class KeptRecords implements AuditTrail {
    final List<DecisionRecord> kept = new ArrayList<>();
    final List<OutboxAction> actions = new ArrayList<>();
    volatile boolean full;

    @Override
    public void append(DecisionRecord decision, List<OutboxAction> following) {
        if (full) {
            throw new AuditTrailFailed("Expected to keep receipt " + (kept.size() + 1) + ", but the disk is full");
        }
        kept.add(decision);
        actions.addAll(following);
    }

    @Override
    public ReceiptHead commit() {
        return ReceiptHead.GENESIS;
    }

    @Override
    public void close() {}
}
