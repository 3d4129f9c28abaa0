package io.dynamicmarket.governance.audit;

import java.util.Objects;

/** What became of the verification of a chain of receipts. */
public sealed interface Verification {
    /**
     * Every receipt follows from the one before it. Receipts cut off at the end leave no trace in the chain itself:
     * compare the head with one kept elsewhere.
     *
     * @param head last receipt; {@link ReceiptHead#GENESIS} if there is none
     */
    record Unbroken(ReceiptHead head) implements Verification {
        public Unbroken {
            Objects.requireNonNull(head);
        }
    }

    /**
     * The first receipt that does not.
     *
     * @param line its number, from 1
     * @param member the member that shows it; empty where the whole line does
     * @param sentence what was expected there
     */
    record Broken(long line, String member, String sentence) implements Verification {
        public Broken {
            Objects.requireNonNull(member);
            Objects.requireNonNull(sentence);
        }
    }
}
