package io.dynamicmarket.audit;

import io.dynamicmarket.governance.audit.ChainVerifier;
import io.dynamicmarket.governance.audit.JsonRefused;
import io.dynamicmarket.governance.audit.ReceiptLine;
import io.dynamicmarket.governance.audit.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains one decision. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Tell why a decision was taken as it was: what it saw, the rows and rules that gave it, how nearly"
                        + " it would have been another, and why no other row answered. The chain is verified up to it.")
public final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RECEIPTS", description = "Receipts, one a line.")
    private Path file;

    @Option(names = "--sequence", paramLabel = "N", required = true, description = "Number of the receipt, from 1.")
    private long sequence;

    @Option(
            names = "--policy",
            paramLabel = "DIR",
            description = "Folder of the release that the receipt names; may be given several times. The release in the"
                    + " jar is always at hand.")
    private List<Path> policies = new ArrayList<>();

    @Option(names = "--json", description = "Print the explanation as JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    ExplainCommand() {}

    @Override
    public Integer call() throws Exception {
        return ExitStatus.of(spec, () -> {
            ChainVerifier chain = ChainVerifier.fromStart();
            ChainApprovals approvals = new ChainApprovals();
            String name = String.valueOf(file.getFileName());
            try (TextLines lines = TextLines.open(file, "receipts")) {
                while (lines.next()) {
                    ReceiptLine receipt = ReceiptLine.read(lines.text());
                    String problem = lines.fault();
                    if (chain.next(receipt) instanceof Verification.Broken broken) {
                        problem = broken.sentence();
                    }
                    if (!problem.isEmpty()) {
                        return refused(new Refused(name, lines.number(), "", problem));
                    }
                    approvals.take(receipt);
                    if (receipt.sequence() == sequence) {
                        explain(receipt, approvals);
                        return ExitStatus.HOLDS;
                    }
                }
                throw new AuditInputUnusable(
                        "Expected receipt " + sequence + " in " + file + ", but it has " + lines.number() + ".");
            } catch (JsonRefused refused) {
                return refused(new Refused(name, 0, refused.member(), String.valueOf(refused.getMessage())));
            } catch (IOException e) {
                throw new AuditInputUnusable("Expected to read " + file + ", but " + e + ".", e);
            }
        });
    }

    private int refused(Refused refused) {
        ExitStatus.print(spec, "refused: " + refused.words());
        return ExitStatus.REFUSED;
    }

    private void explain(ReceiptLine receipt, Approvals approvals) {
        try (Releases releases = Releases.of(policies)) {
            Explanation explanation = releases.find(receipt.release())
                    .map(release -> Explanation.of(receipt, release, approvals))
                    .orElseGet(() -> Explanation.withoutRelease(receipt, approvals));
            ExitStatus.print(spec, json ? explanation.toJson() : explanation.inWords());
        }
    }
}
