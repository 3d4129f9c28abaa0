package io.dynamicmarket.audit;

import io.dynamicmarket.governance.audit.JsonRefused;
import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.governance.audit.ReceiptLine;
import io.dynamicmarket.governance.checkpoint.Checkpoint;
import io.dynamicmarket.governance.checkpoint.MerkleFrontier;
import io.dynamicmarket.governance.checkpoint.MerkleHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * That every checkpoint follows the one before it, bears the signature it should, and pins the receipts: its root is
 * computed again from them, which proves more than any proof of consistency between two checkpoints would.
 */
final class CheckpointsCheck implements ReceiptCheck {
    private final String name;
    private final String receipts;
    private final Signatures signatures;
    private final Findings findings;
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final MerkleFrontier tree = new MerkleFrontier();
    private int next;
    private int pinned;

    private CheckpointsCheck(String name, String receipts, Signatures signatures, Findings findings) {
        this.name = name;
        this.receipts = receipts;
        this.signatures = signatures;
        this.findings = findings;
    }

    /**
     * Reads the checkpoints.
     *
     * @param receipts name of the file of receipts
     */
    static CheckpointsCheck open(Path file, String receipts, Signatures signatures, Findings findings) {
        CheckpointsCheck check =
                new CheckpointsCheck(String.valueOf(file.getFileName()), receipts, signatures, findings);
        try (TextLines lines = TextLines.open(file, "checkpoints")) {
            boolean sound = true;
            while (sound && lines.next()) {
                sound = check.read(lines);
            }
            if (lines.number() == 0) {
                throw new AuditInputUnusable("Expected checkpoints in " + file + ", but it is empty.");
            }
        } catch (IOException e) {
            throw new AuditInputUnusable("Expected to read " + file + " to its end, but " + e + ".", e);
        }
        return check;
    }

    /** Whether the line is a checkpoint that follows the one before; after one that is not, none can be trusted. */
    private boolean read(TextLines lines) {
        try {
            if (!lines.fault().isEmpty()) {
                return refuse(lines.number(), "", lines.fault());
            }
            Checkpoint checkpoint = Checkpoint.read(lines.text());
            Checkpoint before = checkpoints.isEmpty() ? null : checkpoints.get(checkpoints.size() - 1);
            String previous = before == null ? Checkpoint.NONE_BEFORE : before.hash();
            if (!checkpoint.previous().equals(previous)) {
                return refuse(
                        lines.number(),
                        "previous",
                        "Expected the hash " + previous + " of the checkpoint before, but got "
                                + checkpoint.previous());
            }
            if (before != null && checkpoint.size() <= before.size()) {
                return refuse(
                        lines.number(),
                        "size",
                        "Expected more than the " + before.size() + " receipts of the checkpoint before, but got "
                                + checkpoint.size());
            }
            String fault = signatures.faultOf(checkpoint);
            if (!fault.isEmpty()) {
                return refuse(lines.number(), "signature", fault);
            }
            checkpoints.add(checkpoint);
            return true;
        } catch (JsonRefused refused) {
            return refuse(lines.number(), refused.member(), String.valueOf(refused.getMessage()));
        }
    }

    private boolean refuse(long line, String member, String sentence) {
        findings.add(new Refused(name, line, member, sentence));
        return false;
    }

    @Override
    public void receipt(ReceiptLine receipt) {
        tree.add(MerkleHash.bytes(receipt.hash()));
        if (next < checkpoints.size() && checkpoints.get(next).size() == tree.size()) {
            Checkpoint checkpoint = checkpoints.get(next++);
            compare("root", MerkleHash.hex(tree.root()), checkpoint.root());
            compare("head", receipt.hash(), checkpoint.head());
            compare("atMillis", String.valueOf(receipt.atMillis()), String.valueOf(checkpoint.atMillis()));
            pinned++;
        }
    }

    private void compare(String member, String ofReceipts, String ofCheckpoint) {
        if (!ofReceipts.equals(ofCheckpoint)) {
            findings.add(new Refused(
                    name,
                    next,
                    member,
                    "Expected " + ofReceipts + " of the first " + tree.size() + " receipts, but got " + ofCheckpoint));
        }
    }

    @Override
    public void end(ReceiptHead head) {
        if (next < checkpoints.size()) {
            findings.add(new Refused(
                    receipts,
                    head.sequence() + 1,
                    "",
                    "Expected receipts up to "
                            + checkpoints.get(checkpoints.size() - 1).size() + " by line " + checkpoints.size() + " of "
                            + name + ", but the chain ends at " + head.sequence()));
        }
    }

    @Override
    public CheckReport report() {
        long covered = next == 0 ? 0 : checkpoints.get(next - 1).size();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("file", name);
        values.put("read", checkpoints.size());
        values.put("pinned", pinned);
        values.put("covered", covered);
        values.put("signed", signatures.values());
        return new CheckReport(
                "checkpoints",
                pinned + " of " + checkpoints.size() + " compared with the receipts, " + signatures.words()
                        + "; the last covers receipt " + covered + ", " + (tree.size() - covered) + " follow it",
                values);
    }
}
