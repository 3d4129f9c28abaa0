package io.dynamicmarket.adapters.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dynamicmarket.governance.audit.AuditTrailFailed;
import io.dynamicmarket.governance.audit.OutboxAction;
import io.dynamicmarket.governance.audit.Receipt;
import io.dynamicmarket.governance.audit.ReceiptChain;
import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.governance.audit.Verification;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAuditTrailTest {
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
    void keepsTheReceiptsOfTheChainByteByByte() {
        List<Receipt> expected = new ArrayList<>();
        ReceiptHead head = ReceiptHead.GENESIS;
        try (PostgresAuditTrail trail = PostgresAuditTrail.open(database)) {
            for (int i = 0; i < 20; i++) {
                Receipt receipt = ReceiptChain.next(head, SampleDecisions.note(i));
                head = receipt.head();
                expected.add(0, receipt);
                trail.append(SampleDecisions.note(i), List.of());
            }
            assertEquals(head, trail.commit());
        }
        assertEquals(expected, store.receipts(Long.MAX_VALUE, 100));
        assertEquals(new Verification.Unbroken(head), store.verify());
    }

    @Test
    void goesOnWhereTheChainEnded() {
        ReceiptHead head;
        try (PostgresAuditTrail trail = PostgresAuditTrail.open(database)) {
            trail.append(SampleDecisions.note(1), List.of());
            head = trail.commit();
        }
        try (PostgresAuditTrail trail = PostgresAuditTrail.open(database)) {
            assertEquals(head, trail.commit());
            trail.append(SampleDecisions.note(2), List.of());
            assertEquals(new Verification.Unbroken(trail.commit()), store.verify());
        }
        assertEquals(head.hash(), store.receipts(Long.MAX_VALUE, 1).get(0).previous());
    }

    @Test
    void pagesReceiptsLatestFirst() {
        try (PostgresAuditTrail trail = PostgresAuditTrail.open(database)) {
            for (int i = 1; i <= 5; i++) {
                trail.append(i == 2 ? SampleDecisions.of("control", "i", "o") : SampleDecisions.note(i), List.of());
            }
        }
        assertEquals(List.of(5L, 4L), sequences(store.receipts(Long.MAX_VALUE, 2)));
        assertEquals(List.of(3L, 2L), sequences(store.receipts(4, 2)));
        assertEquals(List.of(2L), sequences(store.receipts("control", Long.MAX_VALUE, 9)));
    }

    @Test
    void refusesASecondWriter() {
        try (PostgresAuditTrail first = PostgresAuditTrail.open(database)) {
            AuditTrailFailed refusal = assertThrows(AuditTrailFailed.class, () -> PostgresAuditTrail.open(database));
            assertEquals(
                    "Expected to be the only writer of receipts, but another one holds the lock", refusal.getMessage());
            first.append(SampleDecisions.note(1), List.of());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update receipt set json = '{}'",
                "delete from receipt",
                "truncate receipt cascade",
                "insert into receipt values (3, 'note', 'M', now(), 'r', repeat('1', 64), 'h', '{}')",
                "insert into receipt select 2, kind, market, at, release, previous, 'other', json from receipt"
            })
    void letsNobodyChangeWhatWasKept(String sql) {
        try (PostgresAuditTrail trail = PostgresAuditTrail.open(database)) {
            trail.append(SampleDecisions.note(1), List.of());
        }
        List<Receipt> before = store.receipts(Long.MAX_VALUE, 9);
        SQLException refusal = assertThrows(SQLException.class, () -> TestDatabase.execute(database, sql));
        assertEquals("23000", refusal.getSQLState(), refusal.getMessage());
        assertEquals(before, store.receipts(Long.MAX_VALUE, 9));
    }

    @Test
    void findsWhatAnAdministratorChangedBehindItsBack() throws SQLException {
        try (PostgresAuditTrail trail = PostgresAuditTrail.open(database)) {
            for (int i = 0; i < 5; i++) {
                trail.append(SampleDecisions.note(i), List.of());
            }
        }
        TestDatabase.execute(database, "alter table receipt disable trigger all");
        TestDatabase.execute(database, "update receipt set json = replace(json, 'noted', 'voted') where sequence = 3");
        assertEquals(
                3, assertInstanceOf(Verification.Broken.class, store.verify()).line());
        AuditTrailFailed refusal = assertThrows(AuditTrailFailed.class, () -> PostgresAuditTrail.open(database));
        assertTrue(
                String.valueOf(refusal.getMessage()).startsWith("Expected an unbroken chain of receipts, but at 3: "),
                refusal.getMessage());
    }

    @Test
    void leavesNeitherReceiptNorActionWhenOneOfThemFails() {
        try (PostgresAuditTrail trail = PostgresAuditTrail.open(database)) {
            trail.append(SampleDecisions.note(1), List.of(new OutboxAction("burn", "burn-1", "x")));
            // PostgreSQL keeps no NUL in a text, so the last insert of this transaction fails.
            assertThrows(
                    AuditTrailFailed.class,
                    () -> trail.append(
                            SampleDecisions.note(2),
                            List.of(new OutboxAction("burn", "burn-2", "x"), new OutboxAction("burn", "\0", "x"))));
            assertThrows(AuditTrailFailed.class, () -> trail.append(SampleDecisions.note(3), List.of()));
        }
        assertEquals(List.of(1L), sequences(store.receipts(Long.MAX_VALUE, 9)));
        assertEquals(1, new Outbox(database).waiting());
    }

    @Test
    void carriesEveryActionOutOnceAndInOrder() {
        List<String> done = new ArrayList<>();
        try (PostgresAuditTrail trail = PostgresAuditTrail.open(database)) {
            for (int i = 1; i <= 3; i++) {
                trail.append(
                        SampleDecisions.note(i),
                        List.of(
                                new OutboxAction("buy-back", "epoch-" + i, Map.of("n", i)),
                                new OutboxAction("burn", "burn", Map.of())));
            }
        }
        Outbox outbox = new Outbox(database);
        assertEquals(2, outbox.dispatch(2, action -> done.add(action.key() + action.payload())));
        assertEquals(2, outbox.dispatch(9, action -> done.add(action.key() + action.payload())));
        assertEquals(0, outbox.dispatch(9, action -> done.add("again")));
        assertEquals(List.of("epoch-1{\"n\":1}", "burn{}", "epoch-2{\"n\":2}", "epoch-3{\"n\":3}"), done);
    }

    @Test
    void keepsAnActionThatFailedFirstInLineAndCountsTheAttempt() {
        try (PostgresAuditTrail trail = PostgresAuditTrail.open(database)) {
            trail.append(
                    SampleDecisions.note(1), List.of(new OutboxAction("a", "1", "x"), new OutboxAction("a", "2", "x")));
        }
        Outbox outbox = new Outbox(database);
        assertThrows(
                ArithmeticException.class,
                () -> outbox.dispatch(9, action -> {
                    throw new ArithmeticException("venue is away");
                }));
        assertEquals(2, outbox.waiting());
        List<WaitingAction> seen = new ArrayList<>();
        assertEquals(1, outbox.dispatch(1, seen::add));
        assertEquals(List.of(new WaitingAction(1, "a", "1", "\"x\"", 1)), seen);
    }

    private static List<Long> sequences(List<Receipt> receipts) {
        return receipts.stream().map(Receipt::sequence).toList();
    }
}
