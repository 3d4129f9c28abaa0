package io.dynamicmarket.governance.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.facts.MarketId;
import io.dynamicmarket.facts.ReleaseId;
import io.dynamicmarket.governance.audit.DecisionRecord;
import io.dynamicmarket.governance.audit.JsonRefused;
import io.dynamicmarket.governance.audit.Receipt;
import io.dynamicmarket.governance.audit.ReceiptChain;
import io.dynamicmarket.governance.audit.ReceiptHead;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    /** RFC 8410, section 10.3 and 10.1: a private key and its public key as PEM. */
    static final String SECRET_PEM = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;

    static final String PUBLIC_PEM = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
            -----END PUBLIC KEY-----
            """;

    /** Another key. */
    static final String FOREIGN_PEM = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuI=
            -----END PUBLIC KEY-----
            """;

    private static final long START_MILLIS = 1_668_038_400_000L;

    @Test
    void readsAndWritesKeysAsTheStandardShowsThem() {
        VerifyingKey known = KeyPem.readPublic(PUBLIC_PEM);
        assertEquals(PUBLIC_PEM, KeyPem.write(known));
        assertEquals(SECRET_PEM, KeyPem.write(KeyPem.readPrivate(SECRET_PEM)));
        assertThrows(IllegalArgumentException.class, () -> KeyPem.readPublic(SECRET_PEM));
        assertThrows(IllegalArgumentException.class, () -> KeyPem.readPrivate("no key"));
    }

    @Test
    void makesOneEverySoManyReceiptsAndSoMuchMarketTimeAndALastOne() {
        Checkpointing byCount = new Checkpointing(new CheckpointSettings(3, 60_000), new CheckpointSigner.Nobody());
        assertEquals(List.of(3L, 6L, 7L), sizes(made(byCount, receipts(7, 1))));
        Checkpointing byTime = new Checkpointing(new CheckpointSettings(100, 1_000), new CheckpointSigner.Nobody());
        // the first receipt starts the clock: 400 ms a receipt, a second has passed with the fourth and the seventh
        assertEquals(List.of(4L, 7L, 8L), sizes(made(byTime, receipts(8, 400))));
    }

    @Test
    void pinsTheReceiptsAndTheCheckpointBefore() {
        List<Receipt> receipts = receipts(7, 1);
        List<Checkpoint> checkpoints = made(new Checkpointing(new CheckpointSettings(3, 60_000), holder()), receipts);
        MerkleTree tree = new MerkleTree();
        receipts.forEach(receipt -> tree.add(MerkleHash.bytes(receipt.hash())));
        String previous = Checkpoint.NONE_BEFORE;
        for (Checkpoint checkpoint : checkpoints) {
            assertEquals(MerkleHash.hex(tree.root(checkpoint.size())), checkpoint.root());
            assertEquals(receipts.get((int) checkpoint.size() - 1).hash(), checkpoint.head());
            assertEquals(previous, checkpoint.previous());
            assertTrue(KeyPem.readPublic(PUBLIC_PEM).verifies(checkpoint));
            assertEquals(checkpoint, Checkpoint.read(checkpoint.json()));
            previous = checkpoint.hash();
        }
    }

    @Test
    void signsTheSameReceiptsWithTheSameBytes() {
        assertEquals(
                made(new Checkpointing(CheckpointSettings.STANDARD, holder()), receipts(5, 1)),
                made(new Checkpointing(CheckpointSettings.STANDARD, holder()), receipts(5, 1)));
    }

    @Test
    void goesOnWhereItStopped() {
        List<Receipt> receipts = receipts(9, 1);
        CheckpointSettings settings = new CheckpointSettings(3, 60_000);
        List<Checkpoint> whole = made(new Checkpointing(settings, holder()), receipts);
        Checkpointing resumed = new Checkpointing(settings, holder());
        receipts.subList(0, 3).forEach(receipt -> resumed.resume(receipt.hash(), receipt.atMillis()));
        resumed.resume(whole.get(0));
        assertEquals(whole.subList(1, 3), made(resumed, receipts.subList(3, 9)));
        Checkpointing other = new Checkpointing(settings, holder());
        receipts.subList(1, 4).forEach(receipt -> other.resume(receipt.hash(), receipt.atMillis()));
        assertThrows(IllegalArgumentException.class, () -> other.resume(whole.get(0)));
    }

    @Test
    void refusesSignaturesThatAreNotItsOwn() {
        Checkpoint checkpoint = made(new Checkpointing(CheckpointSettings.STANDARD, holder()), receipts(5, 1))
                .get(0);
        VerifyingKey known = KeyPem.readPublic(PUBLIC_PEM);
        assertTrue(known.verifies(checkpoint));
        Checkpoint edited = Checkpoint.read(checkpoint.json().replace("\"size\":5", "\"size\":4"));
        assertFalse(known.verifies(edited));
        VerifyingKey foreign = KeyPem.readPublic(FOREIGN_PEM);
        assertFalse(foreign.verifies(checkpoint));
        String renamed = checkpoint.json().replace(known.id(), foreign.id());
        assertFalse(foreign.verifies(Checkpoint.read(renamed)));
        String stripped = checkpoint.json().replace(checkpoint.signature(), "");
        JsonRefused refused = assertThrows(JsonRefused.class, () -> Checkpoint.read(stripped));
        assertTrue(String.valueOf(refused.getMessage()).contains("a key without its signature"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CheckpointSigner.Holder(KeyPem.readPrivate(SECRET_PEM), foreign));
    }

    static CheckpointSigner holder() {
        return new CheckpointSigner.Holder(KeyPem.readPrivate(SECRET_PEM), KeyPem.readPublic(PUBLIC_PEM));
    }

    private static List<Long> sizes(List<Checkpoint> checkpoints) {
        return checkpoints.stream().map(Checkpoint::size).toList();
    }

    private static List<Checkpoint> made(Checkpointing checkpointing, List<Receipt> receipts) {
        List<Checkpoint> made = new ArrayList<>();
        receipts.forEach(receipt -> checkpointing.after(receipt).ifPresent(made::add));
        checkpointing.last().ifPresent(made::add);
        return made;
    }

    private static List<Receipt> receipts(int count, long stepMillis) {
        List<Receipt> receipts = new ArrayList<>();
        ReceiptHead head = ReceiptHead.GENESIS;
        for (int i = 0; i < count; i++) {
            Receipt receipt = ReceiptChain.next(
                    head,
                    new DecisionRecord(
                            "market",
                            new MarketId("BTC-USDT"),
                            START_MILLIS + i * stepMillis,
                            new ReleaseId("5a".repeat(32)),
                            "input",
                            "output",
                            List.of()));
            receipts.add(receipt);
            head = receipt.head();
        }
        return receipts;
    }
}
