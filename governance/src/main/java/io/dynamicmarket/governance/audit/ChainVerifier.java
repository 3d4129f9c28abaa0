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

    private ChainVerifier(ReceiptHead from) {
        this.head = from;
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
            String problem = verifier.problemOf(receipts.next());
            if (!problem.isEmpty()) {
                return verifier.broken(problem);
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
                String problem = problemOf(line.substring(0, line.length() - 1));
                if (!problem.isEmpty()) {
                    return broken(problem);
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
        return new Verification.Broken(head.sequence() + 1, sentence);
    }

    private String problemOf(String line) {
        ReceiptLine receipt;
        try {
            receipt = ReceiptLine.read(line);
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
        if (receipt.sequence() != head.sequence() + 1) {
            return "Expected receipt " + (head.sequence() + 1) + ", but got " + receipt.sequence();
        }
        if (!receipt.previous().equals(head.hash())) {
            return "Expected the hash " + head.hash() + " of the receipt before, but got " + receipt.previous();
        }
        String hash = Sha256.hex(receipt.unhashed());
        if (!hash.equals(receipt.hash())) {
            return "Expected the hash " + hash + " of what the receipt says, but got " + receipt.hash();
        }
        head = new ReceiptHead(receipt.sequence(), hash);
        return "";
    }
}
