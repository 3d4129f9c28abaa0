package io.dynamicmarket.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamicmarket.governance.audit.ReceiptHead;
import io.dynamicmarket.governance.checkpoint.KeyPem;
import io.dynamicmarket.governance.checkpoint.VerifyingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies a file of receipts. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Verify receipts: their chain, their checkpoints and signatures, their end, and each decision by"
                + " taking it again. Exit status 0 where all holds, 1 where something is refused, 2 for input that"
                + " cannot be used.")
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Receipts, one a line.")
    private Path file;

    @Option(
            names = "--policy",
            paramLabel = "DIR",
            description =
                    "Folder of a release that receipts name; may be given several times. The release in the jar is"
                            + " always at hand.")
    private List<Path> policies = new ArrayList<>();

    @Option(
            names = "--re-execute",
            description = "Take every decision again from its input, under the release it names, and compare.")
    private boolean reExecute;

    @Option(names = "--checkpoints", paramLabel = "FILE", description = "Checkpoints of these receipts, one a line.")
    private @Nullable Path checkpoints;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "Public key (PEM) with which every checkpoint must be signed; given again where a desk has had"
                            + " several.")
    private List<Path> keys = new ArrayList<>();

    @Option(
            names = "--head",
            paramLabel = "SEQUENCE:HASH",
            description = "The last receipt, known from elsewhere. Without it, what a summary.json beside the receipts"
                    + " says.")
    private @Nullable String head;

    @Option(names = "--json", description = "Print the report as JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    VerifyCommand() {}

    @Override
    public Integer call() throws Exception {
        return ExitStatus.of(spec, () -> {
            if (!policies.isEmpty() && !reExecute) {
                throw new AuditInputUnusable(
                        "Expected --re-execute with --policy, since nothing else needs a release.");
            }
            if (!reExecute) {
                return verified(List.of());
            }
            try (Releases releases = Releases.of(policies)) {
                return verified(List.of(releases));
            }
        });
    }

    /** With re-execution under the releases, or without it where there are none. */
    private int verified(List<Releases> releases) {
        Findings findings = new Findings();
        String name = String.valueOf(file.getFileName());
        List<ReceiptCheck> checks = new ArrayList<>();
        Path beside = checkpoints;
        Signatures signatures = signatures();
        if (beside != null) {
            checks.add(CheckpointsCheck.open(beside, name, signatures, findings));
        } else if (!keys.isEmpty()) {
            throw new AuditInputUnusable("Expected --checkpoints with --key, since nothing else is signed.");
        }
        addHead(checks, name, findings);
        releases.forEach(known -> checks.add(new ReExecution(known, name, findings)));
        AuditReport report = new Audit(file, findings, checks).run();
        ExitStatus.print(spec, json ? report.toJson() : report.inWords());
        return report.holds() ? ExitStatus.HOLDS : ExitStatus.REFUSED;
    }

    private Signatures signatures() {
        return keys.isEmpty()
                ? new Signatures.NoKey()
                : new Signatures.By(keys.stream().map(VerifyCommand::key).toList());
    }

    private static VerifyingKey key(Path from) {
        try {
            return KeyPem.readPublic(Files.readString(from));
        } catch (IOException | IllegalArgumentException e) {
            throw new AuditInputUnusable("The key in " + from + " cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private void addHead(List<ReceiptCheck> checks, String name, Findings findings) {
        String given = head;
        Path summary = file.resolveSibling("summary.json");
        if (given != null) {
            checks.add(new HeadCheck(read(given), "--head", name, findings));
        } else if (Files.isRegularFile(summary)) {
            checks.add(new HeadCheck(read(summary), "summary.json", name, findings));
        }
    }

    private static ReceiptHead read(String given) {
        if (!given.matches("[1-9][0-9]{0,15}:[0-9a-f]{64}")) {
            throw new AuditInputUnusable("Expected --head as a number, a colon and a hash, but got '" + given + "'.");
        }
        int colon = given.indexOf(':');
        return new ReceiptHead(Long.parseLong(given.substring(0, colon)), given.substring(colon + 1));
    }

    private static ReceiptHead read(Path summary) {
        try {
            JsonNode values = JsonMapper.builder().build().readTree(summary.toFile());
            return new ReceiptHead(
                    values.path("receipts").asLong(-1),
                    values.path("receiptsHead").asText());
        } catch (IOException | IllegalArgumentException e) {
            throw new AuditInputUnusable(
                    "Expected receipts and receiptsHead in " + summary + ", but " + e.getMessage() + ".", e);
        }
    }
}
