package io.dynamicmarket.audit;

import io.dynamicmarket.governance.audit.ChainVerifier;
import io.dynamicmarket.governance.audit.JsonRefused;
import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.governance.audit.ReceiptLine;
import io.dynamicmarket.governance.audit.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Goes once through a file of receipts, with the chain and whatever else is to be checked. */
final class Audit {
    /** How every receipt begins; a file whose first line does not is no file of receipts. */
    private static final String BEGINNING = "{\"at\":\"";

    private final Path file;
    private final String name;
    private final Findings findings;
    private final List<ReceiptCheck> checks;
    private ReceiptHead head = ReceiptHead.GENESIS;
    private boolean unbroken = true;

    /**
     * An audit of one file.
     *
     * @param findings to which all checks add
     */
    Audit(Path file, Findings findings, List<ReceiptCheck> checks) {
        this.file = file;
        this.name = String.valueOf(file.getFileName());
        this.findings = findings;
        this.checks = List.copyOf(checks);
    }

    /**
     * Reads and checks.
     *
     * @throws AuditInputUnusable if there are no receipts in the file
     */
    AuditReport run() {
        long started = System.nanoTime();
        try (TextLines lines = TextLines.open(file, "receipts")) {
            ChainVerifier chain = ChainVerifier.fromStart();
            while (unbroken && lines.next()) {
                if (lines.number() == 1 && !lines.text().startsWith(BEGINNING)) {
                    throw new AuditInputUnusable("Expected receipts in " + file + ", but its first line is none.");
                }
                take(lines, chain);
            }
            if (lines.number() == 0) {
                throw new AuditInputUnusable("Expected receipts in " + file + ", but it is empty.");
            }
        } catch (IOException e) {
            throw new AuditInputUnusable("Expected to read " + file + " to its end, but " + e + ".", e);
        }
        checks.forEach(check -> check.end(head));
        return report((System.nanoTime() - started) / 1e9);
    }

    private void take(TextLines lines, ChainVerifier chain) {
        if (!lines.fault().isEmpty()) {
            broken(lines.number(), "", lines.fault());
            return;
        }
        try {
            ReceiptLine receipt = ReceiptLine.read(lines.text());
            Verification verification = chain.next(receipt);
            if (verification instanceof Verification.Broken broken) {
                broken(broken.line(), broken.member(), broken.sentence());
                return;
            }
            head = new ReceiptHead(receipt.sequence(), receipt.hash());
            checks.forEach(check -> check.receipt(receipt));
        } catch (JsonRefused refused) {
            broken(lines.number(), refused.member(), String.valueOf(refused.getMessage()));
        }
    }

    private void broken(long line, String member, String sentence) {
        unbroken = false;
        findings.add(new Refused(name, line, member, sentence));
    }

    private AuditReport report(double seconds) {
        Map<String, Object> chain = new LinkedHashMap<>();
        chain.put("receipts", head.sequence());
        chain.put("head", head.hash());
        chain.put("unbroken", unbroken);
        String words = unbroken
                ? head.sequence() + " in an unbroken chain, head " + head.sequence() + ":" + head.hash()
                : "unbroken up to " + head.sequence() + "; what follows cannot be verified";
        List<CheckReport> reports = new ArrayList<>();
        reports.add(new CheckReport("receipts", words, chain));
        checks.forEach(check -> reports.add(check.report()));
        return new AuditReport(name, reports, findings.kept(), findings.count(), seconds);
    }
}
