package io.dynamicmarket.adapters.postgres;

import io.dynamicmarket.facts.BreakerKind;
import io.dynamicmarket.governance.audit.ReceiptHead;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A process that trips the kill switch, then writes receipts until it is killed, and prints each once it is kept. */
final class ReceiptWriter {
    private ReceiptWriter() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Database database = Database.embedded(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
                PostgresAuditTrail trail = PostgresAuditTrail.open(database)) {
            trail.append(
                    SampleDecisions.of(
                            "control",
                            "operator",
                            SampleDecisions.tripped(BreakerKind.KILL_SWITCH, SampleDecisions.AT_MILLIS)),
                    List.of());
            print(trail, out);
            for (int i = 0; true; i++) {
                trail.append(SampleDecisions.note(i), List.of());
                print(trail, out);
            }
        }
    }

    static ReceiptHead head(String line) {
        String[] parts = line.split(" ", 2);
        return new ReceiptHead(Long.parseLong(parts[0]), parts[1]);
    }

    private static void print(PostgresAuditTrail trail, PrintStream out) {
        ReceiptHead head = trail.commit();
        out.println(head.sequence() + " " + head.hash());
    }
}
