package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.governance.audit.AuditTrail;
import io.dynamicmarket.governance.audit.AuditTrailFailed;
import io.dynamicmarket.governance.audit.DecisionRecord;
import io.dynamicmarket.governance.audit.OutboxAction;
import io.dynamicmarket.governance.audit.Receipt;
import io.dynamicmarket.governance.audit.ReceiptChain;
import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.governance.checkpoint.Checkpoint;
import io.dynamicmarket.governance.checkpoint.CheckpointSettings;
import io.dynamicmarket.governance.checkpoint.CheckpointSigner;
import io.dynamicmarket.governance.checkpoint.Checkpointing;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Receipts in PostgreSQL: a receipt, its outbox rows and what it puts in force are one transaction, on disk when
 * {@link #append} returns. There is one writer, by an advisory lock that ends with its connection; hence a trail that
 * has lost its connection stays failed, and a new one reads the head again.
 */
public final class PostgresAuditTrail implements AuditTrail {
    /** The key of the lock, "receipts" in ASCII. */
    private static final long WRITER_LOCK = 0x72656365_69707473L;

    private final Connection connection;
    private final ReceiptRows rows;
    private final InForceRows inForce;
    private final CheckpointRows checkpoints;
    private final Checkpointing checkpointing;
    private ReceiptHead head;
    private @Nullable AuditTrailFailed failure;

    private PostgresAuditTrail(Connection connection, ReceiptHead head, Checkpointing checkpointing) {
        this.connection = connection;
        this.rows = new ReceiptRows(connection);
        this.inForce = new InForceRows(connection);
        this.checkpoints = new CheckpointRows(connection);
        this.checkpointing = checkpointing;
        this.head = head;
    }

    /**
     * Takes the place of the writer and goes on where the chain ends; nobody signs its checkpoints.
     *
     * @throws AuditTrailFailed if there is another writer, or the end of the chain is broken
     */
    public static PostgresAuditTrail open(Database database) {
        return open(database, CheckpointSettings.STANDARD, new CheckpointSigner.Nobody());
    }

    /**
     * Takes the place of the writer and goes on where the chain and its checkpoints end.
     *
     * @throws AuditTrailFailed if there is another writer, the end of the chain is broken, or a kept checkpoint is not of
     *     the kept receipts
     */
    public static PostgresAuditTrail open(Database database, CheckpointSettings settings, CheckpointSigner signer) {
        try {
            Connection connection = database.lasting().getConnection();
            try {
                lock(connection);
                ReceiptHead head = new ReceiptRows(connection).verifiedHead();
                connection.setAutoCommit(false);
                Checkpointing checkpointing = new Checkpointing(settings, signer);
                new CheckpointRows(connection).resume(checkpointing);
                connection.commit();
                return new PostgresAuditTrail(connection, head, checkpointing);
            } catch (SQLException | AuditTrailFailed e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new AuditTrailFailed(
                    "Expected to open the receipts in " + database.name() + ", but " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void append(DecisionRecord decision, List<OutboxAction> actions) {
        refuseAfterFailure();
        try {
            Receipt receipt = ReceiptChain.next(head, decision);
            rows.insert(receipt);
            rows.insert(receipt, actions);
            inForce.write(receipt, decision, actions);
            keep(checkpointing.after(receipt));
            connection.commit();
            head = receipt.head();
        } catch (SQLException | RuntimeException e) {
            throw failed(e);
        }
    }

    /** Everything appended is durable already. */
    @Override
    public synchronized ReceiptHead commit() {
        refuseAfterFailure();
        return head;
    }

    @Override
    public synchronized void close() {
        try (Connection closing = connection) {
            if (failure == null && !closing.isClosed()) {
                keep(checkpointing.last());
                closing.commit();
            }
        } catch (SQLException e) {
            throw new AuditTrailFailed("Expected to close the audit trail, but " + e.getMessage(), e);
        }
    }

    private void keep(Optional<Checkpoint> checkpoint) throws SQLException {
        if (checkpoint.isPresent()) {
            checkpoints.insert(checkpoint.get());
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = on");
            // A writer that was killed may take a moment to be noticed.
            statement.execute("set lock_timeout = '5s'");
            statement.execute("select pg_advisory_lock(" + WRITER_LOCK + ")");
        } catch (SQLException e) {
            if ("55P03".equals(e.getSQLState())) {
                throw new AuditTrailFailed(
                        "Expected to be the only writer of receipts, but another one holds the lock", e);
            }
            throw e;
        }
    }

    private AuditTrailFailed failed(Exception cause) {
        AuditTrailFailed failed = new AuditTrailFailed(
                "Expected to keep receipt " + (head.sequence() + 1) + ", but " + cause.getMessage(), cause);
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The server rolls back by itself when the connection is gone.
            failed.addSuppressed(e);
        }
        failure = failed;
        return failed;
    }

    private void refuseAfterFailure() {
        if (failure != null) {
            throw new AuditTrailFailed(String.valueOf(failure.getMessage()), failure);
        }
    }
}
