package io.dynamicmarket.audit;

import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.governance.audit.ReceiptLine;

/** Something that is checked along a chain of receipts. What does not hold goes to the findings. */
interface ReceiptCheck {
    /** The next link of the chain; its hash and place in the chain hold. */
    void receipt(ReceiptLine receipt);

    /** The receipts have ended, or the chain has broken. */
    void end(ReceiptHead head);

    /** What was found, for the report. */
    CheckReport report();
}
