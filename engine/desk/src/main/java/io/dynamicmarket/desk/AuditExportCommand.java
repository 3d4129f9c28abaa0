package io.dynamicmarket.desk;

import io.dynamicmarket.adapters.postgres.Database;
import io.dynamicmarket.adapters.postgres.DatabaseFailed;
import io.dynamicmarket.adapters.postgres.PostgresStore;
import io.dynamicmarket.governance.audit.Receipt;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the receipts and checkpoints of a desk out, for auditors. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write the receipts and checkpoints of a stopped desk into files that 'audit verify' takes.")
final class AuditExportCommand implements Runnable {
    private static final int AT_ONCE = 1_000;

    @Mixin
    private DatabaseOptions database;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to write to.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it runs the command
    AuditExportCommand() {}

    @Override
    public void run() {
        try (Database kept = database.open()) {
            Files.createDirectories(out);
            PostgresStore store = new PostgresStore(kept);
            long receipts = receipts(store, out.resolve("receipts.jsonl"));
            long checkpoints = checkpoints(store, out.resolve("checkpoints.jsonl"));
            PrintWriter to = spec.commandLine().getOut();
            to.println(receipts + " receipts and " + checkpoints + " checkpoints written to " + out);
            to.flush();
        } catch (DatabaseFailed | IOException e) {
            throw new Unusable("Nothing was exported. " + e.getMessage(), e);
        }
    }

    private static long receipts(PostgresStore store, Path file) throws IOException {
        long last = 0;
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
            List<Receipt> page = store.receiptsAfter(0, AT_ONCE);
            while (!page.isEmpty()) {
                for (Receipt receipt : page) {
                    writer.write(receipt.json());
                    writer.write('\n');
                    last = receipt.sequence();
                }
                page = store.receiptsAfter(last, AT_ONCE);
            }
        }
        return last;
    }

    private static long checkpoints(PostgresStore store, Path file) throws IOException {
        List<String> all = store.checkpointsAfter(0, Integer.MAX_VALUE);
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
            for (String checkpoint : all) {
                writer.write(checkpoint);
                writer.write('\n');
            }
        }
        return all.size();
    }
}
