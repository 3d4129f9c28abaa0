package io.dynamicmarket.governance.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

class ReceiptChainTest {
    private static final long START_MILLIS = 1_668_038_400_000L;

    @Test
    void writesEveryReceiptInCanonicalJson() throws IOException {
        for (String line : chain(3)) {
            assertEquals(new JsonCanonicalizer(line).getEncodedString(), line);
        }
    }

    @Test
    void hashesTheReceiptWithoutItsHash() {
        Receipt receipt = ReceiptChain.next(ReceiptHead.GENESIS, SampleDecisions.market(START_MILLIS));
        String unhashed = receipt.json().replace("\"hash\":\"" + receipt.hash() + "\",", "");
        assertEquals(Sha256.hex(unhashed.getBytes(StandardCharsets.UTF_8)), receipt.hash());
        assertEquals("0".repeat(64), receipt.previous());
    }

    @Test
    void acceptsAnUnbrokenChainAndNamesItsHead() {
        List<String> lines = chain(5);
        Verification.Unbroken verification = (Verification.Unbroken) ChainVerifier.verify(lines.iterator());
        assertEquals(5, verification.head().sequence());
        assertTrue(lines.get(4).contains("\"hash\":\"" + verification.head().hash() + "\""));
        assertEquals(
                new Verification.Unbroken(ReceiptHead.GENESIS),
                ChainVerifier.verify(List.<String>of().iterator()));
    }

    @Test
    void findsTheReceiptThatWasEdited() {
        assertEquals(3, brokenAt(lines -> edited(lines, 2, line -> line.replace("listing day", "listing dax"))));
        assertEquals(
                3, brokenAt(lines -> edited(lines, 2, line -> line.replace("\"market\":\"BTC", "\"market\":\"ETC"))));
    }

    @Test
    void findsTheReceiptAfterOneThatWasEditedAndHashedAgain() {
        assertEquals(
                4,
                brokenAt(lines -> edited(lines, 2, line -> {
                    ReceiptLine read = ReceiptLine.read(line.replace("listing day", "listing dax"));
                    return line.replace("listing day", "listing dax").replace(read.hash(), Sha256.hex(read.unhashed()));
                })));
    }

    @Test
    void findsReceiptsThatWereSwappedTakenOutOrPutInTwice() {
        assertEquals(2, brokenAt(lines -> {
            lines.add(2, lines.remove(1));
            return lines;
        }));
        assertEquals(2, brokenAt(lines -> {
            lines.remove(1);
            return lines;
        }));
        assertEquals(1, brokenAt(lines -> lines.subList(1, 5)));
        assertEquals(3, brokenAt(lines -> {
            lines.add(2, lines.get(1));
            return lines;
        }));
    }

    @Test
    void findsAReceiptFromAnotherChain() {
        assertEquals(3, brokenAt(lines -> {
            ReceiptHead other = new ReceiptHead(2, "1".repeat(64));
            lines.set(
                    2,
                    ReceiptChain.next(other, SampleDecisions.market(START_MILLIS + 2))
                            .json());
            return lines;
        }));
    }

    @Test
    void findsALineThatIsNoReceipt() {
        assertEquals(4, brokenAt(lines -> edited(lines, 3, line -> "")));
        assertEquals(4, brokenAt(lines -> edited(lines, 3, line -> line.substring(0, line.length() - 2))));
        assertEquals(4, brokenAt(lines -> edited(lines, 3, line -> line.replaceAll("\"hash\":\"[0-9a-f]*\",", ""))));
    }

    @Test
    void findsEveryFlippedCharacter() {
        List<String> chain = chain(3);
        String line = chain.get(1);
        for (int at = 0; at < line.length(); at++) {
            chain.set(1, flipped(line, at));
            Verification verification = ChainVerifier.verify(chain.iterator());
            assertEquals(
                    2,
                    verification instanceof Verification.Broken broken ? broken.line() : -1,
                    "flipped " + line.charAt(at) + " at " + at);
        }
    }

    private static String flipped(String text, int at) {
        char[] chars = text.toCharArray();
        chars[at] = (char) (chars[at] ^ 1);
        return new String(chars);
    }

    private static long brokenAt(UnaryOperator<List<String>> change) {
        Verification verification = ChainVerifier.verify(change.apply(chain(5)).iterator());
        return ((Verification.Broken) verification).line();
    }

    private static List<String> edited(List<String> lines, int index, UnaryOperator<String> edit) {
        String before = lines.set(index, edit.apply(lines.get(index)));
        assertTrue(!before.equals(lines.get(index)), "Expected an edit, but the line is as before");
        return lines;
    }

    private static List<String> chain(int length) {
        List<String> lines = new ArrayList<>();
        ReceiptHead head = ReceiptHead.GENESIS;
        for (int i = 0; i < length; i++) {
            Receipt receipt = ReceiptChain.next(head, SampleDecisions.market(START_MILLIS + i));
            lines.add(receipt.json());
            head = receipt.head();
        }
        return lines;
    }
}
