package io.dynamicmarket.desk;

import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.governance.audit.ReceiptLine;
import io.dynamicmarket.governance.audit.Sha256;
import io.dynamicmarket.governance.checkpoint.CheckpointSettings;
import io.dynamicmarket.governance.checkpoint.CheckpointSigner;
import io.dynamicmarket.governance.checkpoint.Checkpointing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The lines of a chain of receipts, in the hands of somebody who has read the documentation. */
record ForgedChain(List<String> lines) {
    static ForgedChain read(Path file) throws IOException {
        return new ForgedChain(new ArrayList<>(Files.readAllLines(file)));
    }

    ForgedChain copy() {
        return new ForgedChain(new ArrayList<>(lines));
    }

    /** Edits the line of a receipt, counted from 1, and nothing else. */
    ForgedChain edited(int sequence, UnaryOperator<String> edit) {
        String before = lines.get(sequence - 1);
        String after = edit.apply(before);
        if (before.equals(after)) {
            throw new IllegalArgumentException("Expected an edit of receipt " + sequence + ", but it is as before");
        }
        lines.set(sequence - 1, after);
        return this;
    }

    /** Hashes and links every receipt again, from the first on: what whoever holds the file can always do. */
    ForgedChain forged() {
        ReceiptHead head = ReceiptHead.GENESIS;
        for (int i = 0; i < lines.size(); i++) {
            ReceiptLine old = ReceiptLine.read(lines.get(i));
            String unhashed = old.unhashed()
                    .replace("\"previous\":\"" + old.previous() + "\"", "\"previous\":\"" + head.hash() + "\"")
                    .replace("\"sequence\":" + old.sequence() + ",", "\"sequence\":" + (i + 1) + ",");
            String hash = Sha256.hex(unhashed);
            int at = lines.get(i).indexOf("\"hash\":\"");
            lines.set(i, unhashed.substring(0, at) + "\"hash\":\"" + hash + "\"," + unhashed.substring(at));
            head = new ReceiptHead(i + 1, hash);
        }
        return this;
    }

    /** The first receipt of which something holds, counted from 1. */
    int first(String part) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(part)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("Expected a receipt with " + part + ", but there is none");
    }

    Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    /** The checkpoints that somebody with a key would make of these receipts. */
    Path writeCheckpoints(Path file, CheckpointSettings settings, CheckpointSigner signer) throws IOException {
        Checkpointing checkpointing = new Checkpointing(settings, signer);
        List<String> checkpoints = new ArrayList<>();
        long covered = 0;
        for (String line : lines) {
            ReceiptLine receipt = ReceiptLine.read(line);
            checkpointing.resume(receipt.hash(), receipt.atMillis());
            covered++;
            if (covered % settings.everyReceipts() == 0 || covered == lines.size()) {
                checkpointing.last().ifPresent(made -> checkpoints.add(made.json()));
            }
        }
        return Files.writeString(file, String.join("\n", checkpoints) + "\n");
    }
}
