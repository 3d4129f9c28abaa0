package io.dynamicmarket.audit;

import io.dynamicmarket.governance.audit.JsonRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies a proof without the receipts. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Verify a proof that 'audit prove --json' printed. Exit status 0 where it holds, 1 where it does"
                + " not, 2 where it is no proof.")
final class CheckProofCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A proof.")
    private Path file;

    @Option(
            names = "--root",
            paramLabel = "HASH",
            description =
                    "The root that the proof must lead to, from a checkpoint; what the proof says of itself is not"
                            + " enough.")
    private @Nullable String root;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    CheckProofCommand() {}

    @Override
    public Integer call() throws Exception {
        return ExitStatus.of(spec, () -> {
            Proof proof = read();
            String expected = root;
            String own = proof instanceof Proof.Inclusion inclusion
                    ? inclusion.root()
                    : ((Proof.Consistency) proof).secondRoot();
            if (expected != null && !expected.equals(own)) {
                ExitStatus.print(spec, "refused: Expected the root " + expected + ", but the proof leads to " + own);
                return ExitStatus.REFUSED;
            }
            boolean holds = proof.holds();
            ExitStatus.print(
                    spec,
                    (holds ? "holds: " : "refused: Expected that ")
                            + proof.words()
                            + (holds ? "" : ", but the path does not lead there"));
            return holds ? ExitStatus.HOLDS : ExitStatus.REFUSED;
        });
    }

    private Proof read() {
        try {
            return Proof.read(Files.readString(file).strip());
        } catch (IOException | JsonRefused e) {
            throw new AuditInputUnusable("Expected a proof in " + file + ", but " + e.getMessage() + ".", e);
        }
    }
}
