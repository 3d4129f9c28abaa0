package io.dynamicmarket.audit;

import io.dynamicmarket.governance.audit.ChainVerifier;
import io.dynamicmarket.governance.audit.JsonRefused;
import io.dynamicmarket.governance.audit.ReceiptLine;
import io.dynamicmarket.governance.audit.Verification;
import io.dynamicmarket.governance.checkpoint.MerkleHash;
import io.dynamicmarket.governance.checkpoint.MerkleTree;
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

/** Proves that a receipt is among others, or that receipts are the beginning of others. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description =
                "Print a proof (RFC 6962) that one receipt is among those of a checkpoint, or that the receipts of"
                        + " one checkpoint are the beginning of those of another; 'audit check' verifies it without the"
                        + " receipts.")
final class ProveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Receipts, one a line.")
    private Path file;

    @Option(names = "--sequence", paramLabel = "N", description = "The receipt that is to be proved.")
    private long sequence;

    @Option(
            names = "--from-size",
            paramLabel = "N",
            description = "The older number of receipts, instead of --sequence.")
    private long fromSize;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "Receipts in the tree: the size of a checkpoint; all of the file if left out.")
    private long size;

    @Option(names = "--json", description = "Print the proof alone.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets every option before it calls the command
    ProveCommand() {}

    @Override
    public Integer call() throws Exception {
        return ExitStatus.of(spec, () -> {
            if ((sequence < 1) == (fromSize < 1)) {
                throw new AuditInputUnusable("Expected either --sequence or --from-size, from 1 on.");
            }
            MerkleTree tree = new MerkleTree();
            List<String> hashes = new ArrayList<>();
            String problem = read(tree, hashes);
            if (!problem.isEmpty()) {
                ExitStatus.print(spec, problem);
                return ExitStatus.REFUSED;
            }
            Proof proof = proof(tree, hashes);
            ExitStatus.print(spec, json ? proof.json() : proof.words() + "\n" + proof.json());
            return ExitStatus.HOLDS;
        });
    }

    private Proof proof(MerkleTree tree, List<String> hashes) {
        long whole = size == 0 ? tree.size() : size;
        long part = Math.max(sequence, fromSize);
        if (whole > tree.size() || part > whole) {
            throw new AuditInputUnusable("Expected at most the " + tree.size() + " receipts of " + file
                    + ", and no later one than the tree has, but got " + part + " of " + whole + ".");
        }
        String root = MerkleHash.hex(tree.root(whole));
        return sequence > 0
                ? new Proof.Inclusion(
                        sequence, hashes.get((int) sequence - 1), root, tree.inclusion(sequence - 1, whole))
                : new Proof.Consistency(MerkleHash.hex(tree.root(fromSize)), root, tree.consistency(fromSize, whole));
    }

    /** Nothing is proved of a chain that is broken. */
    private String read(MerkleTree tree, List<String> hashes) {
        ChainVerifier chain = ChainVerifier.fromStart();
        try (TextLines lines = TextLines.open(file, "receipts")) {
            while (lines.next()) {
                String problem = lines.fault().isEmpty() ? take(lines.text(), chain, tree, hashes) : lines.fault();
                if (!problem.isEmpty()) {
                    return new Refused(String.valueOf(file.getFileName()), lines.number(), "", problem).words();
                }
            }
            return "";
        } catch (IOException e) {
            throw new AuditInputUnusable("Expected to read " + file + " to its end, but " + e + ".", e);
        }
    }

    private static String take(String line, ChainVerifier chain, MerkleTree tree, List<String> hashes) {
        try {
            ReceiptLine receipt = ReceiptLine.read(line);
            if (chain.next(receipt) instanceof Verification.Broken broken) {
                return broken.sentence();
            }
            tree.add(MerkleHash.bytes(receipt.hash()));
            hashes.add(receipt.hash());
            return "";
        } catch (JsonRefused refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
