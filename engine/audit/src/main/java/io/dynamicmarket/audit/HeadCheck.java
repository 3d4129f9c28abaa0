package io.dynamicmarket.audit;

import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.governance.audit.ReceiptLine;
import java.util.Map;

/** That the chain reaches a head known from elsewhere, and ends there if it says so. */
final class HeadCheck implements ReceiptCheck {
    private final ReceiptHead expected;
    private final String source;
    private final String file;
    private final Findings findings;
    private String found = "";

    /**
     * A check of the end.
     *
     * @param source where the head is known from
     * @param file name of the file of receipts
     */
    HeadCheck(ReceiptHead expected, String source, String file, Findings findings) {
        this.expected = expected;
        this.source = source;
        this.file = file;
        this.findings = findings;
    }

    @Override
    public void receipt(ReceiptLine receipt) {
        if (receipt.sequence() == expected.sequence()) {
            found = receipt.hash();
        }
    }

    @Override
    public void end(ReceiptHead head) {
        if (head.sequence() < expected.sequence()) {
            findings.add(new Refused(
                    file,
                    head.sequence() + 1,
                    "",
                    "Expected receipts up to " + expected.sequence() + " by " + source + ", but the chain ends at "
                            + head.sequence()));
        } else if (!found.equals(expected.hash())) {
            findings.add(new Refused(
                    file,
                    expected.sequence(),
                    "hash",
                    "Expected " + expected.hash() + " by " + source + ", but got " + found));
        } else if (head.sequence() > expected.sequence()) {
            findings.add(new Refused(
                    file,
                    expected.sequence() + 1,
                    "",
                    "Expected the last receipt to be " + expected.sequence() + " by " + source + ", but there are "
                            + head.sequence()));
        }
    }

    @Override
    public CheckReport report() {
        return new CheckReport(
                "head",
                "compared with " + expected.sequence() + " of " + source,
                Map.of("sequence", expected.sequence(), "hash", expected.hash(), "source", source));
    }
}
