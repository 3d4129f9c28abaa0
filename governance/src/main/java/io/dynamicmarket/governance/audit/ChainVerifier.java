package io.dynamicmarket.governance.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * Follows a chain of receipts from its start and names the first that was edited, moved, put in, taken out or cut.
 *
 * <p>A verifier takes one receipt after the other; it holds one head, so that a chain of any length can be verified.
 */
public final class ChainVerifier {
    private ReceiptHead head;
    private String version = "";

    private ChainVerifier(ReceiptHead from) {
        this.head = from;
    }

    /** A verifier that is given the receipts one by one, from the first on. */
    public static ChainVerifier fromStart() {
        return new ChainVerifier(ReceiptHead.GENESIS);
    }

    /** Verifies a file of one receipt a line. */
    public static Verification verify(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return new ChainVerifier(ReceiptHead.GENESIS).verify(lines);
        } catch (IOException e) {
            throw new AuditTrailFailed("Expected to read the receipts in " + file + ", but " + e, e);
        }
    }

    /** Verifies receipts in the order of their sequence. */
    public static Verification verify(Iterator<String> receipts) {
        return verify(ReceiptHead.GENESIS, receipts);
    }

    /** Verifies the receipts that follow a head that is known to be right. */
    public static Verification verify(ReceiptHead from, Iterator<String> receipts) {
        ChainVerifier verifier = new ChainVerifier(from);
        while (receipts.hasNext()) {
            Verification next = verifier.next(receipts.next());
            if (next instanceof Verification.Broken) {
                return next;
            }
        }
        return new Verification.Unbroken(verifier.head);
    }

    private Verification verify(BufferedReader file) throws IOException {
        StringBuilder line = new StringBuilder(8192);
        try {
            while (readLine(file, line)) {
                // BufferedReader.readLine() would hide that the last line was cut before its end.
                if (line.charAt(line.length() - 1) != '\n') {
                    return broken("Expected the line to end, but the file does");
                }
                Verification next = next(line.substring(0, line.length() - 1));
                if (next instanceof Verification.Broken) {
                    return next;
                }
            }
        } catch (CharacterCodingException e) {
            return broken("Expected UTF-8, but from here on the file holds other bytes");
        }
        return new Verification.Unbroken(head);
    }

    private static boolean readLine(Reader file, StringBuilder line) throws IOException {
        line.setLength(0);
        int c = file.read();
        while (c >= 0) {
            line.append((char) c);
            if (c == '\n') {
                return true;
            }
            c = file.read();
        }
        return !line.isEmpty();
    }

    private Verification broken(String sentence) {
        return broken("", sentence);
    }

    private Verification broken(String member, String sentence) {
        return new Verification.Broken(head.sequence() + 1, member, sentence);
    }

    private Verification next(String line) {
        ReceiptLine receipt;
        try {
            receipt = ReceiptLine.read(line);
        } catch (JsonRefused refused) {
            return broken(refused.member(), String.valueOf(refused.getMessage()));
        }
        return next(receipt);
    }

    /** Takes the receipt that follows; after one that is broken nothing can be verified any more. */
    public Verification next(ReceiptLine receipt) {
        if (receipt.sequence() != head.sequence() + 1) {
            return broken("sequence", "Expected receipt " + (head.sequence() + 1) + ", but got " + receipt.sequence());
        }
        if (!receipt.previous().equals(head.hash())) {
            return broken(
                    "previous",
                    "Expected the hash " + head.hash() + " of the receipt before, but got " + receipt.previous());
        }
        if (receipt.version().compareTo(version) < 0) {
            return broken("v", "Expected " + version + " or later after such a receipt, but got " + receipt.version());
        }
        String hash = receipt.trueHash();
        if (!hash.equals(receipt.hash())) {
            return broken("hash", "Expected the hash " + hash + " of what the receipt says, but got " + receipt.hash());
        }
        version = receipt.version();
        head = new ReceiptHead(receipt.sequence(), hash);
        return new Verification.Unbroken(head);
    }
}
