package io.dynamicmarket.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.governance.audit.AuditTrailFailed;
import io.dynamicmarket.governance.checkpoint.Checkpoint;
import io.dynamicmarket.governance.checkpoint.CheckpointSettings;
import io.dynamicmarket.governance.checkpoint.CheckpointSigner;
import io.dynamicmarket.governance.checkpoint.MerkleHash;
import io.dynamicmarket.governance.checkpoint.MerkleTree;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTableTest {
    private static final CheckpointSettings EVERY_THREE = new CheckpointSettings(3, 1_000_000_000L);

    @RegisterExtension
    static final TestDatabase SERVER = new TestDatabase();

    private Database database;
    private PostgresStore store;

    @BeforeEach
    void emptyDatabase() throws SQLException {
        database = SERVER.empty();
        store = new PostgresStore(database);
    }

    @Test
    void keepsCheckpointsOfTheReceiptsAndGoesOnWithThem() {
        appended(7);
        assertEquals(List.of(3L, 6L, 7L), sizes());
        appended(4);
        // three after the seventh is the tenth
        assertEquals(List.of(3L, 6L, 7L, 10L, 11L), sizes());
        MerkleTree tree = new MerkleTree();
        store.receiptsAfter(0, 100).forEach(receipt -> tree.add(MerkleHash.bytes(receipt.hash())));
        String previous = Checkpoint.NONE_BEFORE;
        for (Checkpoint checkpoint : checkpoints()) {
            assertEquals(MerkleHash.hex(tree.root(checkpoint.size())), checkpoint.root());
            assertEquals(previous, checkpoint.previous());
            previous = checkpoint.hash();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update checkpoint set json = '{}'",
                "delete from checkpoint",
                "truncate checkpoint",
                "insert into checkpoint values (2, now(), 'r', '', repeat('0', 64), 'h', '{}')",
                "insert into checkpoint values (2, now(), 'r', '', repeat('1', 64), 'h', '{}')"
            })
    void letsNobodyChangeWhatWasKept(String sql) {
        appended(3);
        List<Checkpoint> before = checkpoints();
        SQLException refusal = assertThrows(SQLException.class, () -> TestDatabase.execute(database, sql));
        assertEquals("23000", refusal.getSQLState(), refusal.getMessage());
        assertEquals(before, checkpoints());
    }

    @Test
    void doesNotGoOnFromACheckpointOfOtherReceipts() throws SQLException {
        appended(3);
        TestDatabase.execute(database, "alter table checkpoint disable trigger all");
        TestDatabase.execute(
                database, "update checkpoint set json = regexp_replace(json, '\"root\":\"....', '\"root\":\"0000')");
        AuditTrailFailed refusal = assertThrows(AuditTrailFailed.class, () -> PostgresAuditTrail.open(database));
        assertTrue(
                String.valueOf(refusal.getMessage()).startsWith("Expected the checkpoint of 3 receipts with root "),
                refusal.getMessage());
    }

    private void appended(int count) {
        try (PostgresAuditTrail trail = PostgresAuditTrail.open(database, EVERY_THREE, new CheckpointSigner.Nobody())) {
            for (int i = 0; i < count; i++) {
                trail.append(SampleDecisions.note(i), List.of());
            }
        }
    }

    private List<Checkpoint> checkpoints() {
        return store.checkpointsAfter(0, 100).stream().map(Checkpoint::read).toList();
    }

    private List<Long> sizes() {
        return checkpoints().stream().map(Checkpoint::size).toList();
    }
}
